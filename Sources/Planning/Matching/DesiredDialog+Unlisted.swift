internal import Dialogs

extension DesiredDialog {
    /// The users in a field of a live dialog whom the manifest does not name there, ascending.
    ///
    /// Never among them are the live dialog's creator and the owner, since the server adds them by itself. A field that
    /// is not declared or not compared has none.
    func unlisted(_ field: ManagedField, in live: LiveDialog) -> [UserID] {
        guard field.comparison(in: type) != nil,
            case .users(let declared) = expected(field), case .users(let present) = live[field], present != declared
        else { return [] }
        return present.ascending.filter { !declared.contains($0) && $0 != owner && $0 != live.creator }
    }

    /// Those of them who are to be removed, which is a difference; among the occupants always those who departed.
    func toRemove(_ field: ManagedField, in live: LiveDialog) -> [UserID] {
        let departing = field == .occupants ? departing(from: live) : []
        guard unlisted[field] == .remove else { return departing }
        let unlisted = unlisted(field, in: live).filter { !protected.contains($0) }
        return departing.isEmpty ? unlisted : UserIDs(unlisted + departing).sorted()
    }

    /// The remarks on users whom the manifest does not name and who are no difference.
    func unlistedNotes(on live: LiveDialog) -> [PlanNote] {
        ManagedField.ofUsers.compactMap { field in
            guard let treatment = unlisted[field] else { return nil }
            let departing = field == .occupants ? departing(from: live) : []
            let users = unlisted(field, in: live).filter { !departing.contains($0) }
            guard treatment != .remove else {
                let kept = users.filter(protected.contains)
                return kept.isEmpty ? nil : .protectedKept(field: field, users: kept)
            }
            guard !users.isEmpty else { return nil }
            return treatment == .keep
                ? .unlistedKept(field: field, count: users.count) : .unlistedReported(field: field, users: users)
        }
    }
}
