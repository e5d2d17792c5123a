/// Why the environment holds no usable credentials; no case carries the value of one.
package enum CredentialsError: Error, Hashable, Sendable {
    /// Neither a key nor a token.
    case missing
    /// Both a key and a token, which might belong to different users.
    case keyAndToken
    /// A variable and its `_FILE` variant.
    case variableAndFile(variable: String)
    /// A variable, or the file that it names, without content.
    case empty(variable: String)
    /// The file that a variable names cannot be read.
    case unreadable(variable: String, path: String)
    /// A value that cannot be a credential: with spaces, line breaks, or far too long.
    case malformed(variable: String)
    /// A user ID that is not a positive number.
    case badUserID(variable: String)
}

extension CredentialsError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .missing: "no credentials: set QUICKBLOX_API_KEY or QUICKBLOX_TOKEN, or one of them with _FILE behind it"
        case .keyAndToken: "both an API key and a token are set: keep one of QUICKBLOX_API_KEY and QUICKBLOX_TOKEN"
        case .variableAndFile(let name): "both \(name) and \(name)_FILE are set: keep one"
        case .empty(let name) where name.hasSuffix("_FILE"): "the file that \(name) names is empty"
        case .empty(let name): "\(name) is set, but empty"
        case .unreadable(let name, let path): "cannot read the file '\(path)' that \(name) names"
        case .malformed(let name): "\(name) cannot be a credential: it has spaces, line breaks or foreign characters"
        case .badUserID(let name): "\(name) is not a user ID: it takes a positive number"
        }
    }
}
