/// The comment in which an export says which files define the names of the users in what it writes.
package enum NamesRemark {
    private static let start = "Names of users are defined in "

    /// The comment.
    package static func text(_ paths: [String]) -> String { "\(start)\(paths.joined(separator: ", "))." }

    /// The files that the comments at the beginning of a manifest name; `nil` where they name none.
    static func files(in bytes: [UInt8]) -> String? {
        var rest = bytes.prefix(longest)
        while rest.first == UInt8(ascii: "#") {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
            let text = String(decoding: line.dropFirst(), as: UTF8.self).drop { $0 == " " }
            if text.hasPrefix(start) {
                let files = text.dropFirst(start.count)
                return String(files.hasSuffix(".") ? files.dropLast() : files)
            }
            rest = rest[line.endIndex...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        }
        return nil
    }

    /// How many bytes the comments take at most.
    private static let longest = 4096
}
