import ArgumentParser

/// The name of a report: letters, digits, `.`, `_` and single `-` between them.
struct ReportName: ExpressibleByArgument {
    /// The length limit, in bytes.
    private static let longest = 64

    let text: String

    init?(argument: String) {
        // Two hyphens in a row would end the comment that holds the name.
        guard 1...Self.longest ~= argument.utf8.count, !argument.contains("--"), !argument.hasSuffix("-"),
            argument.utf8.allSatisfy(\.isNameByte)
        else { return nil }
        text = argument
    }
}

extension UInt8 {
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
