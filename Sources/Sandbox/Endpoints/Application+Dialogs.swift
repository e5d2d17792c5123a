import JSON

extension Application {
    /// The row of the dialog with an ID, for a user.
    ///
    /// The statuses are not documented: a dialog that does not exist, or that the user has deleted for themselves, is
    /// not found; a dialog of which the user is not an occupant is forbidden.
    ///
    /// - Throws: `ErrorResponse` if the user sees no such dialog.
    func row(of id: String, for user: Int) throws(ErrorResponse) -> Int32 {
        let row = try knownRow(of: id, for: user)
        guard table.isVisible(table[row], at: row, to: user) else { throw .noPermission }
        return row
    }

    /// Updates a dialog and returns the new version; a group whose last occupant leaves is removed.
    ///
    /// - Throws: `ErrorResponse` if the user does not see the dialog or may not do this, if the parameters are invalid,
    ///   or if the store cannot be written.
    mutating func update(_ id: String, with parameters: JSONObject, by user: Int) throws(ErrorResponse) -> Dialog {
        let dialog = table[try row(of: id, for: user)]
        let update = try UpdateParameters(parameters, for: dialog.kind, classes)
        try dialog.permit(update, by: user)
        guard accounts.exist(update.joining.admins) else { throw .unknownAdmins }
        guard accounts.exist(update.joining.occupants) else { throw .unknownOccupants }
        let updated = dialog.updated(with: update, at: time)
        if let updated {
            let isEmpty = updated.kind == .group && updated.occupants.isEmpty
            try apply(isEmpty ? .removed(dialog.id) : .changed(updated))
        }
        try revealAdded(update.joining.occupants.union(update.joining.admins), to: dialog)
        return updated ?? dialog
    }

    /// The result for each dialog that a request asked to delete.
    struct Deletion: Hashable {
        var deleted: [String] = []
        var notFound: [String] = []
        var wrongPermissions: [String] = []
    }

    /// Deletes dialogs: for everyone by force, which only the owner may use; otherwise only for the user.
    ///
    /// - Throws: `ErrorResponse` if the store cannot be written; the dialogs before are deleted then.
    mutating func delete(_ ids: [String], byForce isForced: Bool, by user: Int) throws(ErrorResponse) -> Deletion {
        var deletion = Deletion()
        for id in ids {
            do throws(ErrorResponse) {
                try delete(id, byForce: isForced, by: user)
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
    mutating func delete(_ id: String, byForce isForced: Bool, by user: Int) throws(ErrorResponse) {
        let row = try knownRow(of: id, for: user)
        guard isForced ? table[row].owner == user : table.isVisible(table[row], at: row, to: user) else {
            throw .noPermission
        }
        try apply(isForced ? .removed(table[row].id) : .hidden(table[row].id, from: user))
    }

    private func knownRow(of id: String, for user: Int) throws(ErrorResponse) -> Int32 {
        guard let row = DialogIdentifier(id).flatMap(table.row(of:)), !table.hidden.isHidden(row, from: user) else {
            throw .unknownResource
        }
        return row
    }

    /// Users who are added to a dialog that they had deleted for themselves see it again.
    private mutating func revealAdded(_ users: Set<Int>, to dialog: Dialog) throws(ErrorResponse) {
        guard let row = table.row(of: dialog.id) else { return }
        for user in users.sorted() where table.hidden.isHidden(row, from: user) {
            try apply(.revealed(dialog.id, to: user))
        }
    }
}
