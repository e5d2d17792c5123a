import JSON

/// The parameters of a request to create or change a user, the members of `user`.
///
/// What a request does not name stays as it is; `null` and an empty text take a value away, which is not documented.
/// White space behind a text is dropped, except in a password (create-user page of the reference).
struct UserParameters {
    /// The parameters that have been sent.
    private let sent: JSONObject
    /// What is wrong with some of them, by parameter, each once.
    private(set) var mistakes: [UserMistake] = []

    init(_ parameters: JSONObject) {
        sent = parameters["user"]?.object ?? JSONObject()
    }

    /// The new password; `nil` if it stays the same.
    var password: String? { sent["password"].flatMap { $0 == .null ? nil : $0.textParameter ?? "" } }

    /// The password that the user has so far, as the request says.
    var oldPassword: String? { sent["old_password"]?.textParameter }

    /// A user with the parameters in place of what it has.
    mutating func applied(to user: User) -> User {
        var user = user
        set("login", \.login, &user) { UserRules.login($0) }
        set("email", \.email, &user) { UserRules.email($0) }
        set("full_name", \.fullName, &user) { UserRules.length($0, 3...255) }
        set("phone", \.phone, &user) { UserRules.length($0, 1...255) }
        set("website", \.website, &user) { UserRules.length($0, 1...255) }
        set("facebook_id", \.facebookID, &user) { UserRules.length($0, 1...255) }
        set("custom_data", \.customData, &user) { UserRules.length($0, 1...5_000) }
        setNumber("external_user_id", \.externalID, &user)
        setNumber("blob_id", \.blobID, &user)
        setTags(&user)
        return user
    }

    /// Adds what is wrong with a parameter.
    mutating func reject(_ parameter: String, _ reasons: [String]) {
        if !reasons.isEmpty { mistakes.append(UserMistake(parameter: parameter, reasons: reasons)) }
    }

    private mutating func set(
        _ name: String,
        _ path: WritableKeyPath<User, String?>,
        _ user: inout User,
        _ reasons: (String) -> [String]
    ) {
        guard let value = sent[name] else { return }
        guard value != .null else {
            user[keyPath: path] = nil
            return
        }
        guard let text = value.textParameter?.withoutSpaceBehind else { return reject(name, ["is invalid"]) }
        guard !text.isEmpty else {
            user[keyPath: path] = nil
            return
        }
        reject(name, reasons(text))
        user[keyPath: path] = text
    }

    private mutating func setNumber(_ name: String, _ path: WritableKeyPath<User, Int?>, _ user: inout User) {
        guard let value = sent[name] else { return }
        guard value != .null, value != "" else {
            user[keyPath: path] = nil
            return
        }
        guard let number = value.integerParameter, number > 0 else { return reject(name, ["is not a number"]) }
        user[keyPath: path] = number
    }

    private mutating func setTags(_ user: inout User) {
        guard let value = sent["tag_list"] else { return }
        guard let tags = value.textListParameter else { return reject("tag_list", ["is invalid"]) }
        var seen: Set<ExactName> = []
        user.tags = tags.filter { seen.insert(ExactName(text: $0)).inserted }
        reject("tag_list", UserRules.tags(user.tags))
    }
}

/// What is wrong with one parameter of a user.
struct UserMistake: Hashable {
    let parameter: String
    let reasons: [String]
}

extension String {
    /// The text without white space at its end.
    fileprivate var withoutSpaceBehind: String {
        var kept = Substring(self)
        while let last = kept.last, last.isWhitespace { kept.removeLast() }
        return String(kept)
    }
}
