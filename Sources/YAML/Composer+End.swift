extension Composer {
    /// Moves the absent values at the end of a text without a last line break into the text: libyaml adds the break, and
    /// puts them behind it.
    mutating func keepRecords(in text: Span<UInt8>) {
        guard !text.isEmpty, text[text.count - 1] != UInt8(ascii: "\n") else { return }
        let end = Position(ofByte: text.count, in: text)
        for index in (0..<records.count).reversed() {
            guard records[index].position > end else { return }
            records[index].position = end
        }
    }
}
