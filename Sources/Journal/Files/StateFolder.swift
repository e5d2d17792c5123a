/// The user's folder for state, in which the program keeps files of its own, and their names.
///
/// It is `dialogctl` in `XDG_STATE_HOME`, or in `.local/state` in `HOME`; paths in them must be absolute (XDG Base
/// Directory Specification).
enum StateFolder {
    /// Where it is; `nil` where the environment names no folder.
    static func path(environment: [String: String]) -> String? {
        guard let folder = absolute(environment["XDG_STATE_HOME"]) ?? home(environment) else { return nil }
        return folder.hasSuffix("/") ? "\(folder)dialogctl" : "\(folder)/dialogctl"
    }

    /// A host as a part of a file's name.
    ///
    /// Capitals become small; bytes other than letters, digits, `-`, `_` and inner dots become `%` and two hexadecimal
    /// digits, so that hosts with different names have different files, and none has an `@`.
    static func fileName(_ host: String) -> String {
        let bytes = Array(host.lowercased().utf8)
        var name = bytes.isEmpty ? "%" : ""
        for (index, byte) in bytes.enumerated() {
            let isInnerDot = byte == UInt8(ascii: ".") && index > 0
            name += byte.isPlain || isInnerDot ? String(UnicodeScalar(byte)) : byte.percentEncoded
        }
        return name
    }

    private static func home(_ environment: [String: String]) -> String? {
        absolute(environment["HOME"]).map { $0.hasSuffix("/") ? "\($0).local/state" : "\($0)/.local/state" }
    }

    private static func absolute(_ path: String?) -> String? {
        path.flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
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
