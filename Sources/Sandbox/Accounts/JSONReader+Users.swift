import JSON

extension JSONReader {
    /// Reads users, no two of whom may share an ID, login, e-mail address or external ID.
    mutating func readUsers() throws(JSONError) -> [User] {
        var users: [User] = []
        var seen = SeenUsers()
        try readArray { (reader: inout JSONReader) throws(JSONError) in
            guard users.count < UserDirectory.mostUsers else {
                throw reader.error("more than \(UserDirectory.mostUsers) users")
            }
            let start = reader.error("")
            let user = try reader.readUser()
            if let failure = seen.insert(user) { throw JSONError(offset: start.offset, reason: failure) }
            users.append(user)
        }
        return users
    }

    private mutating func readUser() throws(JSONError) -> User {
        var numbers: [String: Int] = [:]
        var texts: [String: String] = [:]
        let names = [
            "id", "login", "password", "email", "phone", "external_user_id", "full_name", "website", "facebook_id",
            "custom_data", "user_tags",
        ]
        try readMembers(names, required: ["id"]) { (name: String, reader: inout JSONReader) throws(JSONError) in
            switch name {
            case "id", "external_user_id": numbers[name] = try reader.readPositiveInteger(name)
            default: texts[name] = try reader.readText("'\(name)'")
            }
        }
        return User(
            id: numbers["id"] ?? 0,
            login: texts["login"],
            password: texts["password"].map(PasswordProof.init),
            email: texts["email"],
            phone: texts["phone"],
            externalID: numbers["external_user_id"],
            fullName: texts["full_name"],
            website: texts["website"],
            facebookID: texts["facebook_id"],
            customData: texts["custom_data"],
            tags: texts["user_tags"].flatMap { JSONValue.string($0).textListParameter } ?? []
        )
    }
}

/// The values of the users read so far that must be unique in a file.
private struct SeenUsers {
    private var ids: Set<Int> = []
    private var externalIDs: Set<Int> = []
    private var logins: Set<ExactName> = []
    private var emails: Set<ExactName> = []

    /// Adds a user; returns an error message if another user has one of the same values.
    mutating func insert(_ user: User) -> String? {
        let isNew: [(name: String, isNew: Bool)] = [
            ("id", ids.insert(user.id).inserted),
            ("login", user.login.map { logins.insert(ExactName(text: $0)).inserted } ?? true),
            ("email", user.email.map { emails.insert(ExactName(text: $0)).inserted } ?? true),
            ("external_user_id", user.externalID.map { externalIDs.insert($0).inserted } ?? true),
        ]
        let repeated = isNew.first { !$0.isNew }
        return repeated.map { "another user has this '\($0.name)'; give each one his own" }
    }
}
