/// The server-made `_id` of a live dialog.
package struct DialogID: Hashable, Comparable, Sendable {
    /// The ID as text.
    package let text: String

    /// Wraps an ID that the server sent; any text that is not empty is taken as it is.
    package init?(serverText text: String) {
        guard !text.isEmpty else { return nil }
        self.text = text
    }

    /// Wraps an ID that a person wrote: 24 hexadecimal digits, as QuickBlox makes them.
    package init?(hexDigits text: String) {
        guard text.utf8.count == 24, text.utf8.allSatisfy(\.isHexDigit) else { return nil }
        self.text = text.lowercased()
    }

    package static func < (first: Self, second: Self) -> Bool {
        first.text < second.text
    }
}

extension DialogID: CustomStringConvertible {
    package var description: String { text }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }
}
