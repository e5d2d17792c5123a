extension JSONReader {
    /// The place of the next value, in bytes from the start of the text.
    package var offset: Int { position }
}
