package import Dialogs

extension DesiredDialog {
    /// The people who departed and are in a live group all the same, ascending; none where it is of another type, since
    /// public dialogs have no members, and private ones keep theirs.
    package func departed(in live: LiveDialog) -> [UserID] {
        guard !departed.isEmpty, live.type == .group else { return [] }
        return live.occupants.ascending.filter { departed.contains($0) && !protected.contains($0) }
    }

    /// Those of them who are taken out, ascending: never the group's creator, and never its owner.
    func departing(from live: LiveDialog) -> [UserID] {
        departed(in: live).filter { $0 != live.creator && $0 != owner }
    }

    /// Why a person must decide about those who departed and are in a live group; `nil` where the group can be changed.
    ///
    /// - Parameters:
    ///   - live: The live dialog.
    ///   - update: How it would be changed, where it would be.
    /// - Returns: The conflict.
    func departureConflict(with live: LiveDialog, _ update: Update? = nil) -> Conflict? {
        let departed = departed(in: live)
        guard !departed.isEmpty else { return nil }
        if let creator = live.creator, departed.contains(creator) { return .departed(live, departed, .creator) }
        if isUndeclared, live.occupants.subtracting(UserIDs(departed)).count < Self.fewestPeople {
            return .departed(live, departed, .tooFew)
        }
        guard let update, !update.leaving.isEmpty else { return nil }
        let remaining = live.occupants.union(UserIDs(update.coming)).subtracting(UserIDs(update.leaving))
        return remaining.count < Self.fewestPeople ? .departed(live, departed, .tooFew) : nil
    }

    /// How many people a group keeps at least.
    private static let fewestPeople = 2

    /// Whether these differences are nothing but people who departed and are taken out.
    package func takesOutOnlyDeparted(_ differences: [FieldDifference], from live: LiveDialog) -> Bool {
        let departing = departing(from: live)
        return differences.allSatisfy { $0.isDeparture(of: departing) }
    }

    /// What of a live dialog is taken away although its manifest does not ask for updates.
    func departure(from live: LiveDialog) -> [FieldDifference] {
        let departing = departing(from: live)
        return departing.isEmpty
            ? [] : [.users(field: ManagedField.occupants.name, missing: [], extra: departing)]
    }
}

extension PlanEntry {
    /// The people who departed and are in the live dialog, ascending.
    package var departed: [UserID] {
        desired.state == .absent ? [] : action.liveBesidesDeparted.map(desired.departed(in:)) ?? []
    }
}

extension Action {
    /// Every live dialog that the desired one is or may be; where that is not clear, a person decides before anything
    /// is changed there.
    var concerned: [DialogID] {
        switch self {
        case .create, .absent: []
        case .exists(let live), .update(let live, _), .differs(let live, _), .delete(let live, as: _): [live.id]
        case .ambiguous(let live), .conflict(.unproven(let live)): live.map(\.id)
        case .conflict(.lackingMembers(let lacking)): lacking.map(\.dialog.id)
        case .conflict(.formerKey(let former)): former.map(\.dialog.id)
        case .conflict(.incompatible(let live)), .conflict(.otherViewer(let live, _)),
            .conflict(.notItsCreator(let live, _)), .conflict(.departed(let live, _, _)):
            [live.id]
        case .gone(let id): [id]
        }
    }

    /// The one live dialog that the desired one is, also where who departed keeps it from being changed.
    var liveBesidesDeparted: LiveDialog? {
        if case .conflict(.departed(let live, _, _)) = self { live } else { live }
    }
}
