import JSON

/// Removal of secrets from the log: the values of parameters in which clients of the API send credentials, at any
/// level.
extension JSONObject {
    /// The parameters with their secrets replaced.
    var withoutSecrets: JSONObject {
        guard hasSecrets else { return self }
        return JSONObject(
            members.map { member in
                .init(key: member.key, value: member.key.namesSecret ? "<redacted>" : member.value.withoutSecrets)
            }
        )
    }

    fileprivate var hasSecrets: Bool {
        for member in members where member.key.namesSecret || member.value.hasSecrets { return true }
        return false
    }
}

extension JSONValue {
    fileprivate var withoutSecrets: JSONValue {
        switch self {
        case .object(let object): .object(object.withoutSecrets)
        case .array(let values): .array(values.map(\.withoutSecrets))
        case .null, .boolean, .integer, .decimal, .string: self
        }
    }

    fileprivate var hasSecrets: Bool {
        switch self {
        case .object(let object): return object.hasSecrets
        case .array(let values):
            for value in values where value.hasSecrets { return true }
            return false
        case .null, .boolean, .integer, .decimal, .string: return false
        }
    }
}

extension String {
    private static let secretNames: Set<String> = [
        "access_token", "api_key", "auth_key", "auth_secret", "old_password", "password", "secret", "signature",
        "token",
    ]

    /// The lengths of the names of secrets, in bytes.
    private static let secretLengths = 5...12

    /// Whether the string is the name of a credential's parameter; a name with unmatched brackets, which was not split,
    /// may contain such a name anywhere.
    fileprivate var namesSecret: Bool {
        guard mayNameSecret else { return false }
        return split { $0 == "[" || $0 == "]" }.contains { Self.secretNames.contains($0.lowercased()) }
    }

    /// Whether the full check is needed.
    ///
    /// An ASCII name without brackets can be the name of a secret only if its length and first letter fit.
    private var mayNameSecret: Bool {
        for byte in utf8 where byte >= 0x80 || byte | 0x20 == UInt8(ascii: "{") || byte | 0x20 == UInt8(ascii: "}") {
            return true
        }
        guard Self.secretLengths.contains(utf8.count), let first = utf8.first else { return false }
        return switch first | 0x20 {
        case UInt8(ascii: "a"), UInt8(ascii: "o"), UInt8(ascii: "p"), UInt8(ascii: "s"), UInt8(ascii: "t"): true
        default: false
        }
    }
}
