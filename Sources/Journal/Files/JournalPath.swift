/// Where a journal is kept unless the user says otherwise.
package enum JournalPath {
    /// The path of the journal for an API host: `dialogctl/<host>.journal` in the user's folder for state.
    ///
    /// That folder is `XDG_STATE_HOME`, or `.local/state` in `HOME`; paths in them must be absolute (XDG Base Directory
    /// Specification). Capitals in the host become small; bytes other than letters, digits, `-`, `_` and inner dots
    /// become `%` and two hexadecimal digits, so that hosts with different names have different journals.
    ///
    /// - Throws: `JournalError.noHome`, where the environment names no such folder.
    package static func standard(
        environment: [String: String],
        host: String
    ) throws(JournalError) -> String {
        guard let folder = absolute(environment["XDG_STATE_HOME"]) ?? home(environment) else { throw .noHome }
        let slash = folder.hasSuffix("/") ? "" : "/"
        return "\(folder)\(slash)dialogctl/\(fileName(host)).journal"
    }

    private static func home(_ environment: [String: String]) -> String? {
        absolute(environment["HOME"]).map { $0.hasSuffix("/") ? "\($0).local/state" : "\($0)/.local/state" }
    }

    private static func absolute(_ path: String?) -> String? {
        path.flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
    }

    private static func fileName(_ host: String) -> String {
        let bytes = Array(host.lowercased().utf8)
        var name = bytes.isEmpty ? "%" : ""
        for (index, byte) in bytes.enumerated() {
            let isInnerDot = byte == UInt8(ascii: ".") && index > 0
            name += byte.isPlain || isInnerDot ? String(UnicodeScalar(byte)) : byte.percentEncoded
        }
        return name
    }
}

extension UInt8 {
    fileprivate var isPlain: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    fileprivate var percentEncoded: String {
        (self < 16 ? "%0" : "%") + String(self, radix: 16)
    }
}
