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

    private init(ids: [UserReference: UserID], isComplete: Bool, leavesOutOthers: Bool) {
        self.ids = ids
        self.isComplete = isComplete
        self.leavesOutOthers = leavesOutOthers
    }

    /// Who is meant, as far as that is known.
    subscript(reference: UserReference) -> NamedUser { ids[reference].map { .id($0) } ?? .reference(reference) }
}
