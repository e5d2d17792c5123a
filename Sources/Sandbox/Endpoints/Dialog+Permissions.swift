/// Who may do what to a dialog.
///
/// From the reference's pages on updates and on creation (for admins), and from the 2018 edition for what they leave
/// open. What none of them mentions, only the owner may do.
extension Dialog {
    /// Checks that a user, who sees the dialog, may make an update.
    ///
    /// - Throws: `ErrorResponse` with the status 403, or 400 for a third user in a private dialog.
    func permit(_ update: UpdateParameters, by user: Int, _ assumptions: Assumptions) throws(ErrorResponse) {
        let isPermitted =
            switch kind {
            case .public: permitsInPublic(update, by: user)
            case .group: permitsInGroup(update, by: user, assumptions)
            case .private: update.leaving.occupants.isEmpty
            }
        let permitsJoinRequired = update.joinRequired == nil || kind == .group && user == owner
        guard isPermitted, permitsJoinRequired else { throw .noPermission }
        guard kind != .private || update.joining.occupants.isSubset(of: occupants) else { throw .tooManyOpponents }
    }

    /// Only the owner may change everything in a public dialog; an admin may set its name and photo, and stop being an
    /// admin.
    private func permitsInPublic(_ update: UpdateParameters, by user: Int) -> Bool {
        if user == owner { return true }
        return admins.contains(user) && update.data == nil && update.joining.occupants.isEmpty
            && update.leaving.occupants.isEmpty && permitsAdmins(update, by: user)
    }

    /// Any occupant may set the name and photo of a group, add occupants and leave.
    ///
    /// The owner may remove anyone, an admin anyone except the owner. Who may set the data is not documented.
    private func permitsInGroup(_ update: UpdateParameters, by user: Int, _ assumptions: Assumptions) -> Bool {
        if user == owner { return true }
        let others = update.leaving.occupants.subtracting([user])
        let removesOthers = admins.contains(user) ? !others.contains(owner) : others.isEmpty
        let setsData = update.data == nil || assumptions.dataBy == .occupants
        return removesOthers && setsData && permitsAdmins(update, by: user)
    }

    /// Only the owner may add and remove admins; an admin may also stop being one.
    private func permitsAdmins(_ update: UpdateParameters, by user: Int) -> Bool {
        let stops = update.leaving.admins.isEmpty || update.leaving.admins == [user] && admins.contains(user)
        return update.joining.admins.isEmpty && stops
    }
}
