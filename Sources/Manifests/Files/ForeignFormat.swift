/// What a file that is no manifest probably is.
enum ForeignFormat: String {
    case binary = "a binary file"
    case markup = "HTML or XML"
    case table = "a table, such as CSV"

    /// Guesses from the first bytes; `nil` for what may be a manifest with a mistake.
    init?(of bytes: [UInt8]) {
        let start = bytes.prefix(4096)
        let isUTF16 = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        if start.contains(0), !isUTF16 {
            self = .binary
        } else if start.first(where: { !$0.isBlank }) == UInt8(ascii: "<") {
            self = .markup
        } else if Self.isTableHead(start.prefix { $0 != UInt8(ascii: "\n") }) {
            self = .table
        } else {
            return nil
        }
    }

    /// Whether a first line has several columns, and nothing that a manifest could begin with.
    private static func isTableHead(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first, first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return false }
        let separators = [",", ";", "\t"].map { UInt8(ascii: $0) }
        let hasColumns = separators.contains { line.dropFirst().contains($0) }
        return hasColumns && !line.contains(UInt8(ascii: ":")) && !line.contains(UInt8(ascii: "#"))
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool {
        self == UInt8(ascii: " ") || (UInt8(ascii: "\t")...UInt8(ascii: "\r")).contains(self)
    }
}
