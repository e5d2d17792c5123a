internal import Dialogs
internal import HTTP

/// What a request proves its right with; the API takes exactly one of the two
/// (https://docs.quickblox.com/reference/authentication).
package enum Credentials: Hashable, Sendable {
    /// An API key, which acts on behalf of any user.
    case apiKey(Secret)
    /// The token of one user's session, which acts as that user.
    case sessionToken(Secret)
}

extension Credentials {
    /// The header fields of a request on behalf of a user; a token acts as its own user, whoever is named.
    func headers(onBehalfOf user: UserID) -> [HTTPHeader] {
        switch self {
        case .apiKey(let key):
            [HTTPHeader("Authorization", "ApiKey \(key.text)"), HTTPHeader("On-Behalf-Of", "\(user)")]
        case .sessionToken(let token): [HTTPHeader("QB-Token", token.text)]
        }
    }

    /// The text without the credential, should the server have echoed it.
    package func redacted(from text: String) -> String {
        switch self {
        case .apiKey(let secret), .sessionToken(let secret): secret.redacted(from: text)
        }
    }
}
