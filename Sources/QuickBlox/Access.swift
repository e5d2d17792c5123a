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
    /// `QUICKBLOX_API_KEY` or `QUICKBLOX_TOKEN`, and `QUICKBLOX_USER_ID`; with `_FILE` behind its name, a variable
    /// names a file that holds the value, whose final line break does not count.
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
        let key = try variables.secret("QUICKBLOX_API_KEY")
        let token = try variables.secret("QUICKBLOX_TOKEN")
        switch (key, token) {
        case (nil, nil): throw .missing
        case (_?, _?): throw .keyAndToken
        case (let key?, nil): credentials = .apiKey(key)
        case (nil, let token?): credentials = .sessionToken(token)
        }
        user = try variables.user("QUICKBLOX_USER_ID")
    }
}

private struct Variables {
    let environment: [String: String]
    let readFile: (_ path: String) throws -> String

    /// Longer values are no credentials, but a file that was named by mistake.
    private static var longestValue: Int { 16 << 10 }

    func secret(_ name: String) throws(CredentialsError) -> Secret? {
        guard let text = try value(name) else { return nil }
        guard let secret = Secret(text) else { throw .malformed(variable: name) }
        return secret
    }

    func user(_ name: String) throws(CredentialsError) -> UserID? {
        guard let text = try value(name) else { return nil }
        guard let user = Int(text).flatMap(UserID.init) else { throw .badUserID(variable: name) }
        return user
    }

    private func value(_ name: String) throws(CredentialsError) -> String? {
        let path = environment["\(name)_FILE"]
        guard environment[name] == nil || path == nil else { throw .variableAndFile(variable: name) }
        guard
            let text = try path.map({ (path) throws(CredentialsError) in try content(of: path, for: name) })
                ?? environment[name]
        else { return nil }
        guard !text.isEmpty else { throw .empty(variable: path == nil ? name : "\(name)_FILE") }
        guard text.utf8.count <= Self.longestValue else { throw .malformed(variable: name) }
        return text
    }

    private func content(of path: String, for name: String) throws(CredentialsError) -> String {
        let text: String
        do {
            text = try readFile(path)
        } catch {
            throw .unreadable(variable: "\(name)_FILE", path: path)
        }
        // A carriage return and a line feed are one character.
        return text.last == "\n" || text.last == "\r\n" ? String(text.dropLast()) : text
    }
}
