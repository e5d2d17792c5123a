internal import CYAML

/// One step of libyaml through a text, and the bytes that it takes.
struct Shape {
    enum Kind {
        case scalar
        case listStart
        case mapStart
        case end
        case alias
        case documentStart
        case documentEnd
        case other
    }

    let kind: Kind
    /// Where it begins and ends, in characters.
    let start: Int
    let end: Int
    let text: String
    let anchor: String?
    let isPlain: Bool
    /// Whether it is written in lines: a block, not flow.
    let isBlock: Bool
    /// Whether a document's start is marked.
    let isMarked: Bool
}

extension Shape {
    init(_ shape: cyaml_shape_t) {
        kind =
            switch unsafe shape.type {
            case YAML_SCALAR_EVENT: .scalar
            case YAML_SEQUENCE_START_EVENT: .listStart
            case YAML_MAPPING_START_EVENT: .mapStart
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .end
            case YAML_ALIAS_EVENT: .alias
            case YAML_DOCUMENT_START_EVENT: .documentStart
            case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: .documentEnd
            default: .other
            }
        start = unsafe Int(shape.start)
        end = unsafe Int(shape.end)
        text = unsafe String(
            decoding: UnsafeBufferPointer(start: shape.text, count: shape.text_length),
            as: UTF8.self
        )
        anchor = unsafe shape.anchor.map { unsafe String(cString: $0) }
        isPlain = unsafe shape.is_plain != 0
        isBlock = unsafe shape.is_block != 0
        isMarked = unsafe shape.is_marked != 0
    }
}
