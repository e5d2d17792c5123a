package import Dialogs

/// Credentials, and the user who is the owner where a manifest names none.
package struct Access: Hashable, Sendable {
    /// What requests are authorized with.
    package let credentials: Credentials
    /// The user from `QUICKBLOX_USER_ID`.
    package let user: UserID?

    /// Creates an access.
    package init(credentials: Credentials, user: UserID? = nil) {
        self.credentials = credentials
        self.user = user
    }
}

extension Access {
    /// Finds the credentials among environment variables.
    ///
    /// `QUICKBLOX_API_KEY`, or `QUICKBLOX_TOKEN`, or the variables for opening a session, and `QUICKBLOX_USER_ID`. With
    /// `_FILE` appended to its name, a variable names a file that holds the value; the file's final line break is
    /// ignored.
    ///
    /// - Parameters:
    ///   - environment: The variables.
    ///   - readFile: Reads the file at a path; it should refuse to read more than a few kilobytes.
    /// - Throws: What is missing or wrong.
    package init(
        environment: [String: String],
        readFile: @escaping (_ path: String) throws -> String
    ) throws(CredentialsError) {
        let variables = Variables(environment: environment, readFile: readFile)
        credentials = try variables.credentials()
        user = try variables.user("QUICKBLOX_USER_ID")
    }
}

extension Access {
    /// The user that `QUICKBLOX_USER_ID`, or the file that `QUICKBLOX_USER_ID_FILE` names, holds; `nil` where neither
    /// is set.
    ///
    /// - Throws: What stands in the way.
    package static func user(
        environment: [String: String],
        readFile: @escaping (_ path: String) throws -> String
    ) throws(CredentialsError) -> UserID? {
        try Variables(environment: environment, readFile: readFile).user("QUICKBLOX_USER_ID")
    }

    /// The variables that credentials come from; each also exists with `_FILE` appended.
    package static let variables =
        ["QUICKBLOX_API_KEY", "QUICKBLOX_TOKEN"] + Variables.signInNames + ["QUICKBLOX_USER_ID"]
}
