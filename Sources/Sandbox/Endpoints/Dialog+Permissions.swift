/// Who may do what to a dialog.
///
/// From the reference's pages on updates and on creation (for admins), and the 2018 edition where they say nothing.
/// Where none says anything, only the owner may.
extension Dialog {
    /// Refuses an update that a user who sees the dialog may not make.
    ///
    /// - Throws: `ErrorResponse`, with the status 403, or 400 for a third user in a private dialog.
    func permit(_ update: UpdateParameters, by user: Int) throws(ErrorResponse) {
        let isPermitted =
            switch kind {
            case .public: permitsInPublic(update, by: user)
            case .group: permitsInGroup(update, by: user)
            case .private: update.leaving.occupants.isEmpty
            }
        guard isPermitted else { throw .noPermission }
        guard kind != .private || update.joining.occupants.isSubset(of: occupants) else { throw .tooManyOpponents }
    }

    /// Only the owner updates a public dialog; an admin names it, sets its photo, and gives up his own part.
    private func permitsInPublic(_ update: UpdateParameters, by user: Int) -> Bool {
        if user == owner { return true }
        return admins.contains(user) && update.data == nil && permitsAdmins(update, by: user)
    }

    /// Any occupant names a group, sets its photo and data, adds occupants and leaves; the owner removes anyone, an
    /// admin anyone but the owner.
    private func permitsInGroup(_ update: UpdateParameters, by user: Int) -> Bool {
        if user == owner { return true }
        let others = update.leaving.occupants.subtracting([user])
        let removesOthers = admins.contains(user) ? !others.contains(owner) : others.isEmpty
        return removesOthers && permitsAdmins(update, by: user)
    }

    /// Admins are made by the owner; he and they themselves end their part.
    private func permitsAdmins(_ update: UpdateParameters, by user: Int) -> Bool {
        update.joining.admins.isEmpty && update.leaving.admins.isSubset(of: [user])
    }
}
