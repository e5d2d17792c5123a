import Digests
import JSON

/// The signature of a request for a session.
///
/// According to the authentication page: all parameters except the signature, as `name=value` without encoding, sorted
/// as strings, joined by `&`; HMAC-SHA1 of that with the authorization secret, in lower-case hexadecimal digits.
///
/// HMAC-SHA256 is observed: the JavaScript SDK has a setting for it, and the newest official programs sign so; an older
/// log shows it refused. The two are told apart by their lengths.
enum Signature {
    /// Whether a signature is that of parameters.
    static func matches(
        _ signature: String,
        _ parameters: JSONObject,
        key: Secret,
        _ assumptions: Assumptions
    ) -> Bool {
        let text = Array(signedText(parameters).utf8)
        let isLong = signature.utf8.count == 64 && assumptions.sha256 == .taken
        let code = isLong ? Digest.hmacSHA256(of: text, key: key.bytes) : Digest.hmacSHA1(of: text, key: key.bytes)
        return code.hexDigits == signature
    }

    /// The text that is signed.
    static func signedText(_ parameters: JSONObject) -> String {
        let signed = parameters.flatMap { name, value in name == "signature" ? [] : pairs(name, value) }
        return signed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "&")
    }

    /// A parameter as `name=value`; an object as one `name[member]=value` for each member.
    private static func pairs(_ name: String, _ value: JSONValue) -> [String] {
        switch value {
        case .object(let members): members.flatMap { pairs("\(name)[\($0.key)]", $0.value) }
        case .array(let values): values.flatMap { pairs("\(name)[]", $0) }
        case .null: []
        default: ["\(name)=\(value.textParameter ?? "")"]
        }
    }
}
