/// The bytes of a roster, given out in pieces.
struct RosterBytes: ~Copyable {
    private static let pieceSize = 1 << 18

    private let file: OpenFile?
    private var rest: ArraySlice<UInt8> = []

    init(_ file: consuming OpenFile) {
        self.file = consume file
    }

    init(_ bytes: [UInt8]) {
        file = nil
        rest = bytes[...]
    }

    /// The next bytes; none at the end.
    mutating func next() throws(FileFailure) -> [UInt8] {
        guard file == nil else { return try file?.next(atMost: Self.pieceSize) ?? [] }
        defer { rest = rest.dropFirst(Self.pieceSize) }
        return Array(rest.prefix(Self.pieceSize))
    }
}
