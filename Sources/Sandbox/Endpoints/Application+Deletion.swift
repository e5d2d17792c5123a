extension Application {
    /// The result for each dialog that a request asked to delete.
    struct Deletion: Hashable {
        var deleted: [String] = []
        var notFound: [String] = []
        var wrongPermissions: [String] = []
    }

    /// Deletes dialogs: for everyone by force, which only the owner may use; otherwise only for the user.
    ///
    /// - Throws: `ErrorResponse` if the store cannot be written; the dialogs before are deleted then.
    mutating func delete(
        _ ids: [String],
        byForce isForced: Bool,
        by requester: Requester
    ) throws(ErrorResponse) -> Deletion {
        var deletion = Deletion()
        for id in ids {
            do throws(ErrorResponse) {
                try delete(id, byForce: isForced, by: requester)
                deletion.deleted.append(id)
            } catch {
                switch error {
                case .noPermission: deletion.wrongPermissions.append(id)
                case .unknownResource: deletion.notFound.append(id)
                default: throw error
                }
            }
        }
        return deletion
    }

    /// Deletes a dialog.
    ///
    /// - Throws: `ErrorResponse` if the user has no such dialog or may not do this, or the store cannot be written.
    mutating func delete(_ id: String, byForce isForced: Bool, by requester: Requester) throws(ErrorResponse) {
        let row = try knownRow(of: id, for: requester.user)
        let dialog = table[row]
        if isForced {
            guard dialog.owner == requester.user || isFree(requester) else { throw .noPermission }
            try apply(.removed(dialog.id))
        } else {
            guard table.isVisible(dialog, at: row, to: requester.user) else { throw .noPermission }
            try delete(dialog, for: requester.user)
        }
    }

    /// Deletes a dialog for one user, who sees it: a group is left for good, even by its owner, whom nobody replaces;
    /// a private dialog is hidden until the user creates it again; nothing comes of that for a public one.
    private mutating func delete(_ dialog: Dialog, for user: Int) throws(ErrorResponse) {
        switch dialog.kind {
        case .public: break
        case .group: try leave(dialog, user)
        case .private: try apply(.hidden(dialog.id, from: user))
        }
    }

    /// Takes a user out of a group, which is removed with its last occupant.
    ///
    /// - Parameters:
    ///   - group: The group.
    ///   - user: The user.
    ///   - forGood: Whether the user is no user any more, and so no admin either.
    /// - Throws: `ErrorResponse` if the change cannot be stored.
    mutating func leave(_ group: Dialog, _ user: Int, forGood: Bool = false) throws(ErrorResponse) {
        let update = UpdateParameters(leaving: user)
        var assumed = assumptions
        if forGood { assumed.pulledAdmin = .losesRole }
        guard let updated = group.updated(with: update, at: time, assumed) else { return }
        try apply(updated.isEmptyGroup ? .removed(group.id) : .changed(updated))
    }
}
