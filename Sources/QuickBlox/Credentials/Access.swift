package import Dialogs

/// Credentials and the user who acts where a manifest names none.
package struct Access: Hashable, Sendable {
    /// What requests prove their right with.
    package let credentials: Credentials
    /// The user that `QUICKBLOX_USER_ID` names.
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
    /// `QUICKBLOX_API_KEY`, or `QUICKBLOX_TOKEN`, or what a session is opened with, and `QUICKBLOX_USER_ID`; with `_FILE`
    /// behind its name, a variable names a file that holds the value, whose final line break does not count.
    ///
    /// - Parameters:
    ///   - environment: The variables.
    ///   - readFile: Reads the file at a path; it should refuse to read more than a few kilobytes.
    /// - Throws: What is missing, or stands in the way.
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
    /// The variables that credentials come from; each may instead be named with `_FILE` behind it.
    package static let variables =
        ["QUICKBLOX_API_KEY", "QUICKBLOX_TOKEN"] + Variables.signInNames + ["QUICKBLOX_USER_ID"]
}
