internal import CYAML

/// Owns libyaml's parser for the time of one parse.
///
/// The parser points into itself and at the text, so it stays in one place on the heap, and the text outlives the
/// reader.
@safe struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let event: UnsafeMutablePointer<yaml_event_t>

    /// Starts reading; `nil` where memory is short.
    init?(of text: UnsafeBufferPointer<UInt8>) {
        unsafe parser = .allocate(capacity: 1)
        unsafe event = .allocate(capacity: 1)
        unsafe event.initialize(to: yaml_event_t())
        guard unsafe yaml_parser_initialize(parser) == 1 else {
            unsafe event.deallocate()
            unsafe parser.deallocate()
            return nil
        }
        // Told the encoding, libyaml does not guess UTF-16 from what stands first.
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
    }

    deinit {
        unsafe yaml_event_delete(event)
        unsafe yaml_parser_delete(parser)
        unsafe event.deallocate()
        unsafe parser.deallocate()
    }

    /// The next event; the one before it is gone.
    mutating func next() throws(SyntaxFailure) -> Event {
        unsafe yaml_event_delete(event)
        guard unsafe yaml_parser_parse(parser, event) == 1 else { throw unsafe SyntaxFailure(parser.pointee) }
        return unsafe Event(cyaml_flatten(event))
    }

    /// The next event and how it is written; the one before it is gone.
    mutating func nextShape() throws(SyntaxFailure) -> Shape {
        _ = try next()
        return unsafe Shape(cyaml_shape(event))
    }
}

/// One step of libyaml through a text.
///
/// The bytes that it points at belong to the reader and live until the next step, so it cannot be copied, and hands out
/// copies only.
@safe struct Event: ~Copyable {
    private let event: cyaml_event_t

    fileprivate init(_ event: cyaml_event_t) {
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

extension SyntaxFailure {
    fileprivate init(_ parser: yaml_parser_t) {
        problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "out of memory"
        let isUnreadable = unsafe parser.error == YAML_READER_ERROR
        place =
            isUnreadable
            ? unsafe .byte(parser.problem_offset) : unsafe .position(Position(parser.problem_mark))
        context = unsafe parser.context.map { unsafe (String(cString: $0), Position(parser.context_mark)) }
    }
}

extension Position {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: mark.line + 1, column: mark.column + 1)
    }
}
