internal import Dialogs
internal import JSON

/// One user as the API sends it, with the fields that users are found by.
struct UserRow: Hashable, Sendable {
    let id: UserID
    /// What the user signs in with.
    let login: String?
    private let email: String?
    private let phone: String?
    private let external: String?
    private let fullName: String?

    /// What the user is called: the full name, or where there is none, the login.
    var name: String? { [fullName, login].compactMap(\.self).first { !$0.isEmpty } }

    /// Whether the reference means this user; checked here because the server may ignore filters, or compare
    /// differently.
    func isMeant(by reference: UserReference) -> Bool {
        let wanted = reference.text.string
        return switch reference.kind {
        case .login: login.map { ExactText($0) == reference.text } ?? false
        case .phone: phone.map { ExactText($0) == reference.text } ?? false
        case .external: external == wanted
        case .email: email.map { ExactText($0.lowercased()) == ExactText(wanted.lowercased()) } ?? false
        }
    }
}

extension UserRow {
    private enum Key: String, CaseIterable, Sendable {
        case user
        case id
        case login
        case email
        case phone
        case external = "external_user_id"
        case fullName = "full_name"
    }

    private static let keys = JSONKeyTable(Key.self)

    /// Reads the next user, bare or inside `{"user": …}`; `nil` where it has no ID.
    static func read(_ reader: inout JSONReader) throws(JSONError) -> Self? {
        var wrapped: Self?
        var id: Int?
        var texts: [Key: String] = [:]
        try reader.beginObject()
        while let place = try reader.nextKey(in: keys) {
            let key = Key.allCases[place]
            switch key {
            case .user: wrapped = try read(&reader)
            case .id: id = try reader.readLenientInteger()
            case .login, .email, .phone, .external, .fullName: texts[key] = try reader.readLenientText()
            }
        }
        if let wrapped { return wrapped }
        return id.flatMap(UserID.init).map { id in
            Self(
                id: id,
                login: texts[.login],
                email: texts[.email],
                phone: texts[.phone],
                external: texts[.external],
                fullName: texts[.fullName]
            )
        }
    }
}
