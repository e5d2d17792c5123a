internal import CYAML

/// One step of libyaml through a text.
///
/// The bytes that it points at belong to the reader and live until the next step, so it cannot be copied, and hands out
/// copies only.
@safe struct Event: ~Copyable {
    private let event: cyaml_event_t

    init(_ event: cyaml_event_t) {
        unsafe self.event = event
    }

    enum Kind {
        case documentStart
        case streamEnd
        case scalar
        case sequenceStart
        case mappingStart
        case collectionEnd
        case alias
        /// What has no meaning for nodes, such as the start of the stream.
        case other
    }

    var kind: Kind {
        switch unsafe event.type {
        case YAML_SCALAR_EVENT: .scalar
        case YAML_SEQUENCE_START_EVENT: .sequenceStart
        case YAML_MAPPING_START_EVENT: .mappingStart
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .collectionEnd
        case YAML_ALIAS_EVENT: .alias
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_STREAM_END_EVENT: .streamEnd
        default: .other
        }
    }

    /// Where the event's text begins; libyaml counts from 0.
    var position: Position { unsafe Position(line: event.line + 1, column: event.column + 1) }
    /// The anchor of a node, or the name in an alias.
    var anchor: String? { unsafe event.anchor.map { unsafe String(cString: $0) } }
    /// The explicit tag of a node.
    var tag: String? { unsafe event.tag.map { unsafe String(cString: $0) } }
    /// Whether a scalar is written without quotes and not as a block.
    var isPlain: Bool { unsafe event.is_plain != 0 }

    /// Appends a scalar's text, which may hold zero bytes.
    func appendText(to text: inout FlatBuffer<UInt8>) {
        unsafe text.append(contentsOf: UnsafeBufferPointer(start: event.text, count: event.text_length))
    }
}
