import Digests
import JSON

/// The signature of a request for a session.
///
/// As the authentication page has it: all parameters but the signature, as `name=value` with nothing encoded, sorted as
/// texts, joined by `&`; HMAC-SHA1 of that under the authorization secret, in lower-case hexadecimal digits.
/// HMAC-SHA256, which one SDK can be set to, was refused when it was tried on the live service.
enum Signature {
    /// The signature of parameters.
    static func hexadecimal(of parameters: JSONObject, key: Secret) -> String {
        Digest.hmacSHA1(of: Array(signedText(parameters).utf8), key: key.bytes).hexDigits
    }

    /// The text that is signed.
    static func signedText(_ parameters: JSONObject) -> String {
        let signed = parameters.flatMap { name, value in name == "signature" ? [] : pairs(name, value) }
        return signed.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: "&")
    }

    /// A parameter as `name=value`; each of its members where it has some, as `name[member]=value`.
    private static func pairs(_ name: String, _ value: JSONValue) -> [String] {
        switch value {
        case .object(let members): members.flatMap { pairs("\(name)[\($0.key)]", $0.value) }
        case .array(let values): values.flatMap { pairs("\(name)[]", $0) }
        case .null: []
        default: ["\(name)=\(value.textParameter ?? "")"]
        }
    }
}
