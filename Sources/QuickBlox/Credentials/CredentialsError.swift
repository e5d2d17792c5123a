/// Why the environment holds no usable credentials; no case carries a credential's value.
package enum CredentialsError: Error, Hashable, Sendable {
    /// There are none; these variables are set, but empty.
    case missing(empty: [String])
    /// Several kinds at once, which might belong to different users; one variable of each kind.
    case severalKinds(variables: [String])
    /// Some of what a session is opened with, but not all; these variables are set, but empty.
    case incompleteSignIn(missing: [String], empty: [String])
    /// A login and an e-mail address, which might belong to different users.
    case loginAndEmail
    /// A variable and its `_FILE` variant.
    case variableAndFile(variable: String)
    /// The file that a variable names is empty.
    case emptyFile(variable: String)
    /// The file that a variable names cannot be read.
    case unreadable(variable: String, path: String)
    /// A value that cannot be a credential: it has spaces or line breaks, or is far too long.
    case malformed(variable: String)
    /// A value that is too short to be a credential; the variable that holds it, or names its file.
    case tooShort(variable: String)
    /// A password or a name has line breaks or other control characters.
    case unprintable(variable: String)
    /// An application ID that is not a positive number.
    case badNumber(variable: String)
    /// A user ID that is not a positive number.
    case badUserID(variable: String)
}

extension CredentialsError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .missing(let empty):
            "no credentials: set QUICKBLOX_API_KEY, or QUICKBLOX_TOKEN, or the application's keys with a user's login "
                + "and password (see dialogctl --help); each may be named with _FILE behind it" + Self.remark(empty)
        case .severalKinds(let names): "credentials of several kinds are set: keep one of \(names.listed)"
        case .incompleteSignIn(let names, let empty):
            "to open a session, \(names.listed) must be set too" + Self.remark(empty)
        case .loginAndEmail: "both QUICKBLOX_LOGIN and QUICKBLOX_EMAIL are set: keep one"
        case .variableAndFile(let name): "both \(name) and \(name)_FILE are set: keep one"
        case .emptyFile(let name): "the file that \(name) names is empty"
        case .unreadable(let name, let path): "cannot read the file '\(path)' that \(name) names"
        case .malformed(let name): "\(name) cannot be a credential: it has spaces, line breaks or foreign characters"
        case .tooShort(let name):
            "\(name) is too short to be a credential: it takes \(Secret.shortest) characters at least; what is shorter "
                + "could not be kept out of texts without spoiling them"
        case .unprintable(let name): "\(name) must not have line breaks or other control characters"
        case .badNumber(let name): "\(name) is no application ID: it takes a positive number"
        case .badUserID(let name): "\(name) is not a user ID: it takes a positive number"
        }
    }
}

extension CredentialsError {
    /// Which variables are set, but empty, behind a sentence.
    private static func remark(_ empty: [String]) -> String {
        empty.isEmpty ? "" : "; \(empty.listed) \(empty.count == 1 ? "is" : "are") set, but empty"
    }
}

extension [String] {
    /// The names joined as in a sentence.
    fileprivate var listed: String {
        guard count > 1, let last else { return first ?? "" }
        return "\(dropLast().joined(separator: ", ")) and \(last)"
    }
}
