/// The users of the application: those of whom something is known, and those of whom only the ID is.
struct UserDirectory: Sendable {
    /// The most users of whom something may be known.
    static let mostUsers = 100_000
    /// The ID of a new user is above this, and above all others.
    private static let leastNewID = 140_000_000

    /// The users of whom something is known, in ascending order of their IDs.
    private(set) var declared: [User] = []
    /// The IDs of users of whom nothing else is known; `nil` if there are none, or if every ID is one (`isOpen`).
    private let ranges: UserRanges?
    private let isOpen: Bool
    private var byLogin: [ExactName: Int] = [:]
    private var byEmail: [ExactName: Int] = [:]
    private var byExternalID: [Int: Int] = [:]
    private var byFacebookID: [ExactName: Int] = [:]
    private var deleted: Set<Int> = []
    /// The greatest ID that anybody has had, or what new ones are above.
    private var greatestID = leastNewID

    /// Creates a directory.
    ///
    /// If neither users nor ranges are given, every positive ID is a user; otherwise exactly the given ones are, and
    /// those that are added.
    init(declared: [User]?, ranges: UserRanges?) {
        self.ranges = ranges
        isOpen = declared == nil && ranges == nil
        for user in (declared ?? []).sorted(by: { $0.id < $1.id }) { put(user) }
    }

    /// The user with an ID.
    subscript(id: Int) -> User? { known(id) ?? (isUnnamed(id) ? User(id: id) : nil) }

    /// Whether there is a user with an ID.
    func contains(_ id: Int) -> Bool { isUnnamed(id) || known(id) != nil }

    /// The user with a login.
    func user(login: String) -> User? { byLogin[ExactName(text: login)].flatMap(known) }

    /// The user with an e-mail address.
    func user(email: String) -> User? { byEmail[ExactName(text: email)].flatMap(known) }

    /// The user with an ID of the application owner's own system.
    func user(externalID: Int) -> User? { byExternalID[externalID].flatMap(known) }

    /// The user with an ID of Facebook.
    func user(facebookID: String) -> User? { byFacebookID[ExactName(text: facebookID)].flatMap(known) }

    private func known(_ id: Int) -> User? {
        let position = position(of: id)
        return position < declared.count && declared[position].id == id ? declared[position] : nil
    }

    private func position(of id: Int) -> Int {
        guard let last = declared.last, id <= last.id else { return declared.count }
        return declared.partitionPoint { $0.id < id }
    }

    private func isUnnamed(_ id: Int) -> Bool {
        id > 0 && (isOpen || ranges?.contains(id) ?? false) && (deleted.isEmpty || !deleted.contains(id))
    }
}

extension UserDirectory {
    /// Whether one more user can be known.
    var hasRoom: Bool { declared.count < Self.mostUsers }

    /// Whether something can be known of a user.
    func hasRoom(for id: Int) -> Bool { hasRoom || known(id) != nil }

    /// The ID of the next new user; `nil` if none is left.
    var nextID: Int? {
        guard greatestID < .max else { return nil }
        guard let ranges else { return greatestID + 1 }
        return ranges.firstFree(from: greatestID + 1)
    }

    /// The deleted users, in ascending order.
    var deletedIDs: [Int] { deleted.sorted() }

    /// Adds a user, or replaces the one with the same ID.
    ///
    /// Where another user has the same login, address or other ID, that one is still found by it.
    mutating func put(_ user: User) {
        let position = position(of: user.id)
        if position < declared.count, declared[position].id == user.id {
            forget(declared[position])
            declared[position] = user
        } else {
            declared.insert(user, at: position)
        }
        deleted.remove(user.id)
        greatestID = max(greatestID, user.id)
        if let login = user.login { Self.note(user.id, ExactName(text: login), &byLogin) }
        if let email = user.email { Self.note(user.id, ExactName(text: email), &byEmail) }
        if let externalID = user.externalID { Self.note(user.id, externalID, &byExternalID) }
        if let facebookID = user.facebookID { Self.note(user.id, ExactName(text: facebookID), &byFacebookID) }
    }

    /// Deletes a user, whose ID nobody has again.
    mutating func delete(_ id: Int) {
        if let user = known(id) {
            forget(user)
            declared.remove(at: position(of: id))
        }
        deleted.insert(id)
        greatestID = max(greatestID, id)
    }

    /// Makes a user not be found by anything but the ID.
    private mutating func forget(_ user: User) {
        if let login = user.login { Self.drop(user.id, ExactName(text: login), &byLogin) }
        if let email = user.email { Self.drop(user.id, ExactName(text: email), &byEmail) }
        if let externalID = user.externalID { Self.drop(user.id, externalID, &byExternalID) }
        if let facebookID = user.facebookID { Self.drop(user.id, ExactName(text: facebookID), &byFacebookID) }
    }

    private static func note<Key>(_ id: Int, _ key: Key, _ index: inout [Key: Int]) {
        if index[key] == nil { index[key] = id }
    }

    private static func drop<Key>(_ id: Int, _ key: Key, _ index: inout [Key: Int]) {
        if index[key] == id { index[key] = nil }
    }
}
