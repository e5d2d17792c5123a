internal import Digests
internal import JSON

/// One signed request for a session; the server accepts a pair of timestamp and nonce only once
/// (https://docs.quickblox.com/reference/create-session).
struct SessionRequest {
    let signIn: SignIn
    /// Seconds since 1970; the server refuses a time that is more than an hour off.
    let timestamp: Int
    /// A random number from `nonces`.
    let nonce: Int

    /// Enough numbers for many jobs in one second, and small enough to be an integer for any server.
    static let nonces = 1...Int(Int32.max)

    /// The body, as JSON.
    var body: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("application_id", signIn.applicationID)
        writer.member("auth_key", signIn.authKey.text)
        writer.member("timestamp", timestamp)
        writer.member("nonce", nonce)
        writer.member("signature", signature)
        writer.key("user")
        writer.beginObject()
        writer.key(signIn.user.parameter)
        writer.string(signIn.user.name)
        writer.member("password", signIn.password.text)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    /// HMAC-SHA1 of the signed text under the authorization secret, in lower-case hexadecimal digits.
    private var signature: String {
        Digest.hmacSHA1(of: Array(signedText.utf8), key: Array(signIn.authSecret.text.utf8)).hexDigits
    }

    /// Every parameter but the signature as `name=value`, not percent-encoded, sorted as texts and joined by `&`.
    private var signedText: String {
        [
            "application_id=\(signIn.applicationID)", "auth_key=\(signIn.authKey.text)", "nonce=\(nonce)",
            "timestamp=\(timestamp)", "user[\(signIn.user.parameter)]=\(signIn.user.name)",
            "user[password]=\(signIn.password.text)",
        ].joined(separator: "&")
    }
}

extension SignIn.User {
    fileprivate var parameter: String {
        switch self {
        case .login: "login"
        case .email: "email"
        }
    }

    fileprivate var name: String {
        switch self {
        case .login(let text), .email(let text): text
        }
    }
}
