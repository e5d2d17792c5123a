package import Dialogs

/// The IDs of the users whom manifests name by something else.
package struct ResolvedUsers: Sendable {
    private let ids: [UserReference: UserID]
    /// Whether all were looked up: then a reference that is not here means no user.
    let isComplete: Bool
    /// Whether a dialog is made without those who do not exist.
    let leavesOutOthers: Bool

    /// No user was looked up yet.
    package static let unasked = ResolvedUsers(ids: [:], isComplete: false, leavesOutOthers: false)

    /// All users were looked up, and these were found.
    ///
    /// - Parameters:
    ///   - ids: Who was found.
    ///   - leavesOutOthers: Whether a dialog is made without those who were not; else it is not made.
    package init(_ ids: [UserReference: UserID], leavesOutOthers: Bool = false) {
        self.init(ids: ids, isComplete: true, leavesOutOthers: leavesOutOthers)
    }

    /// Takes an ID that nobody has for each of these users, to compare what manifests declare before and after a
    /// change.
    package static func placeholders(for users: UserReferences) -> Self {
        var ids: [UserReference: UserID] = [:]
        for (place, reference) in users.references.enumerated() {
            ids[reference] = UserID(rawValue: Int.max - place)
        }
        return Self(ids)
    }

    private init(ids: [UserReference: UserID], isComplete: Bool, leavesOutOthers: Bool) {
        self.ids = ids
        self.isComplete = isComplete
        self.leavesOutOthers = leavesOutOthers
    }

    /// What each user is called who was found: the login, address or number by which the manifests name the user.
    var words: [UserID: ExactText] {
        Dictionary(ids.lazy.map { ($1, $0.word) }) { min($0, $1) }
    }

    /// Who is meant, as far as that is known.
    subscript(reference: UserReference) -> NamedUser { ids[reference].map { .id($0) } ?? .reference(reference) }
}

extension UserReference {
    /// The text alone; one that could be taken for a user ID with its kind, as manifests write it.
    fileprivate var word: ExactText { text.string.isNumeral ? ExactText(description) : text }
}

extension String {
    /// Whether there are but digits.
    fileprivate var isNumeral: Bool { utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
}
