/// What a request is authorized with; the API accepts exactly one of these
/// (https://docs.quickblox.com/reference/authentication).
package enum Credentials: Hashable, Sendable {
    /// An API key, which can act on behalf of any user.
    case apiKey(Secret)
    /// The token of one user's session, which acts as that user.
    case sessionToken(Secret)
    /// What sessions of one user are opened with, when they are needed.
    case signIn(SignIn)
}

extension Credentials {
    /// The text without the credentials.
    package func redacted(from text: String) -> String {
        Redaction { secrets }.redacted(from: text)
    }

    private var secrets: [Secret] {
        switch self {
        case .apiKey(let secret), .sessionToken(let secret): [secret]
        case .signIn(let signIn): signIn.secrets
        }
    }
}
