internal import Platform

/// The bytes of a roster, given out in pieces.
struct RosterBytes: ~Copyable {
    private static let pieceSize = 1 << 18

    private let file: ReadableFile?
    private var rest: ArraySlice<UInt8> = []

    init(_ file: consuming ReadableFile) {
        self.file = consume file
    }

    init(_ bytes: [UInt8]) {
        file = nil
        rest = bytes[...]
    }

    /// The next bytes; none at the end.
    mutating func next() throws(FileFailure) -> [UInt8] {
        if let read = try piece() { return read }
        defer { rest = rest.dropFirst(Self.pieceSize) }
        return Array(rest.prefix(Self.pieceSize))
    }

    /// The next bytes of a file; `nil` where there is none.
    private func piece() throws(FileFailure) -> [UInt8]? {
        do throws(SystemError) { return try file?.next(atMost: Self.pieceSize) } catch { throw FileFailure(error) }
    }
}
