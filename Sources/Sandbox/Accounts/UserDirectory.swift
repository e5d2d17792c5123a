/// The users of the application: those that are declared, and those of whom only the ID is known.
struct UserDirectory: Sendable {
    /// The declared users, in ascending order of their IDs.
    private(set) var declared: [User]
    /// The IDs of users of whom nothing else is known; `nil` if there are none, or if every ID is one (`isOpen`).
    private let ranges: UserRanges?
    private let isOpen: Bool
    private let byID: [Int: User]
    private let byLogin: [ExactName: User]
    private let byEmail: [ExactName: User]
    private let byExternalID: [Int: User]
    private var deleted: Set<Int> = []

    /// Creates a directory.
    ///
    /// If neither users nor ranges are given, every positive ID is a user; otherwise exactly the given ones are.
    init(declared: [User]?, ranges: UserRanges?) {
        self.declared = (declared ?? []).sorted { $0.id < $1.id }
        self.ranges = ranges
        isOpen = declared == nil && ranges == nil
        byID = Self.index(self.declared, \.id)
        byLogin = Self.index(self.declared) { $0.login.map(ExactName.init) }
        byEmail = Self.index(self.declared) { $0.email.map(ExactName.init) }
        byExternalID = Self.index(self.declared, \.externalID)
    }

    /// The user with an ID.
    subscript(id: Int) -> User? {
        if let user = existing(byID[id]) { return user }
        return isUnnamed(id) ? User(id: id) : nil
    }

    /// Whether there is a user with an ID.
    func contains(_ id: Int) -> Bool { isUnnamed(id) || existing(byID[id]) != nil }

    private func isUnnamed(_ id: Int) -> Bool {
        id > 0 && (isOpen || ranges?.contains(id) ?? false) && !isDeleted(id)
    }

    private func isDeleted(_ id: Int) -> Bool { !deleted.isEmpty && deleted.contains(id) }

    private func existing(_ user: User?) -> User? { user.flatMap { isDeleted($0.id) ? nil : $0 } }

    /// Deletes a user, until the sandbox is started again.
    mutating func delete(_ id: Int) {
        deleted.insert(id)
        declared.removeAll { $0.id == id }
    }

    /// The user with a login.
    func user(login: String) -> User? { existing(byLogin[ExactName(text: login)]) }

    /// The user with an e-mail address.
    func user(email: String) -> User? { existing(byEmail[ExactName(text: email)]) }

    /// The user with an ID of the application owner's own system.
    func user(externalID: Int) -> User? { existing(byExternalID[externalID]) }

    private static func index<Key>(_ users: [User], _ key: (User) -> Key?) -> [Key: User] {
        Dictionary(users.compactMap { user in key(user).map { ($0, user) } }) { first, _ in first }
    }
}
