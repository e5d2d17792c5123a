/// What a request proves its right with; the API takes exactly one of them
/// (https://docs.quickblox.com/reference/authentication).
package enum Credentials: Hashable, Sendable {
    /// An API key, which acts on behalf of any user.
    case apiKey(Secret)
    /// The token of one user's session, which acts as that user.
    case sessionToken(Secret)
    /// What one user's sessions are opened with, as they are needed.
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
