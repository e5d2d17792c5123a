import Digests
import JSON

/// What a password is recognized by: a code of it, from which nobody reads the password.
///
/// Users of a rehearsal are people's names with passwords that somebody typed; neither memory nor the store needs them.
struct PasswordProof: Hashable, Sendable {
    /// Random bytes, different for each password, under which the code is computed.
    private let salt: [UInt8]
    /// The HMAC-SHA256 of the password.
    private let code: [UInt8]

    init(_ password: String) {
        salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        code = Self.code(of: password, salt)
    }

    /// Whether a password is the one, byte for byte.
    func matches(_ candidate: String) -> Bool {
        Self.code(of: candidate, salt) == code
    }

    private static func code(of password: String, _ salt: [UInt8]) -> [UInt8] {
        Digest.hmacSHA256(of: Array(password.utf8), key: salt)
    }
}

extension PasswordProof {
    /// As the store keeps it: salt and code in hexadecimal digits.
    var stored: JSONValue { ["salt": .string(salt.hexDigits), "code": .string(code.hexDigits)] }

    /// Reads what the store keeps; `nil` if it is none.
    init?(stored value: JSONValue) {
        guard let salt = value.object?["salt"]?.text?.bytesOfHexDigits,
            let code = value.object?["code"]?.text?.bytesOfHexDigits, salt.count == 16, code.count == 32
        else { return nil }
        self.salt = salt
        self.code = code
    }
}

extension String {
    /// The bytes that pairs of hexadecimal digits stand for; `nil` if there is anything else.
    fileprivate var bytesOfHexDigits: [UInt8]? {
        let digits = utf8.compactMap(\.hexadecimalValue)
        guard digits.count == utf8.count, digits.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}

extension PasswordProof: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "<redacted>" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}
