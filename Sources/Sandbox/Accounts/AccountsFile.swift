import JSON

/// The application, its users and its custom classes, as a file declares them.
///
/// ```json
/// {
///   "application": {"id": 76730, "auth_key": "key", "auth_secret": "secret"},
///   "users": [{"id": 123, "login": "alice", "password": "...", "full_name": "Alice", "user_tags": "staff,web"}],
///   "classes": {"Room": {"region": "String"}}
/// }
/// ```
package struct AccountsFile: Sendable {
    let application: ApplicationCredentials?
    /// The users; `nil` if the file does not mention them.
    let users: [User]?
    /// The classes of custom data; `nil` if the file does not mention them.
    let classes: CustomClasses?

    /// A file that declares nothing.
    package static let empty = AccountsFile(application: nil, users: nil, classes: nil)

    /// The ID of the application, if the file declares one.
    package var applicationID: Int? { application?.id }
}

extension AccountsFile {
    /// The size limit of the file, in bytes.
    package static let longest = 16 * 1_024 * 1_024

    /// Reads a file of strict JSON, without unknown or repeated members, in which no two users share an ID, login,
    /// e-mail address or external ID.
    ///
    /// - Throws: `AccountsFileError` for the first error in it.
    package init(json bytes: [UInt8]) throws(AccountsFileError) {
        guard bytes.count <= Self.longest else {
            throw AccountsFileError(bytes, JSONError(offset: 0, reason: "longer than \(Self.longest) bytes"))
        }
        var draft = Draft()
        do throws(JSONError) {
            try JSONReader.read(bytes, depthLimit: 8) { (reader: inout JSONReader) throws(JSONError) in
                try draft.read(&reader)
            }
        } catch {
            throw AccountsFileError(bytes, error)
        }
        self.init(application: draft.application, users: draft.users, classes: draft.classes)
    }

    /// What has been read so far.
    private struct Draft {
        var application: ApplicationCredentials?
        var users: [User]?
        var classes: CustomClasses?

        mutating func read(_ reader: inout JSONReader) throws(JSONError) {
            let names = ["application", "users", "classes"]
            try reader.readMembers(names) { (name: String, reader: inout JSONReader) throws(JSONError) in
                switch name {
                case "application": application = try reader.readApplication()
                case "users": users = try reader.readUsers()
                default: classes = try reader.readClasses()
                }
            }
        }
    }
}
