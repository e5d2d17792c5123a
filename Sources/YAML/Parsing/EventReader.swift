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
}
