import Digests
import JSON

/// The signature of a request for a session.
///
/// According to the authentication page: all parameters except the signature, as `name=value` without encoding, sorted
/// as strings, joined by `&`; HMAC-SHA1 of that with the authorization secret, in lower-case hexadecimal digits.
/// HMAC-SHA256, for which one SDK has a setting, was refused when it was tried on the live service.
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
