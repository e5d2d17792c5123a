package import Dialogs

extension DesiredDialog {
    /// Who changes a live dialog: its creator, who alone may do everything, where requests can be sent on behalf of
    /// anyone, unless he has left; otherwise the owner, who is the user of a session.
    func actor(on live: LiveDialog, actingAsAnyone: Bool) -> UserID {
        guard actingAsAnyone, let creator = live.creator else { return owner }
        return live.type != .group || live.occupants.contains(creator) ? creator : owner
    }

    /// What a plan says of the live dialog that is this one.
    ///
    /// - Parameters:
    ///   - live: The live dialog, of this one's type.
    ///   - actor: On whose behalf it would be changed.
    ///   - room: What earlier runs remember of it.
    /// - Returns: The action.
    func action(on live: LiveDialog, as actor: UserID, remembering room: RememberedRoom? = nil) -> Action {
        action(on: live, as: actor, keeping: room?.altered ?? [])
    }

    private func action(on live: LiveDialog, as actor: UserID, keeping kept: Set<FieldDifference>) -> Action {
        if let conflict = departureConflict(with: live) { return .conflict(conflict) }
        let differences = differences(from: live)
        guard !differences.isEmpty else { return .exists(live) }
        let departing = departing(from: live)
        guard updates || !departing.isEmpty else { return .differs(live, differences) }
        let role = Role(of: actor, in: live)
        let parts = differences.flatMap { $0.parts(in: live, departing: departing) }
        func stays(_ part: FieldDifference) -> Bool {
            kept.contains(part) || !isAsked(part, departing) || role.obstacle(to: part, in: self, live) != nil
        }
        let changing = parts.filter { !stays($0) }.joined
        guard !changing.isEmpty else { return .differs(live, differences) }
        let staying = parts.filter(stays).joined
        let update = Update(of: live, to: self, as: actor, changing: changing, leaving: staying)
        return departureConflict(with: live, update).map { .conflict($0) } ?? .update(live, update)
    }

    /// Whether a part of what differs is to be changed at all: without updates only who departed goes.
    private func isAsked(_ part: FieldDifference, _ departing: [UserID]) -> Bool {
        updates || part.isDeparture(of: departing)
    }

    /// What differs of a live dialog and is to be as declared, but for what stays anyway.
    package func openDifferences(from live: LiveDialog, besides staying: [FieldDifference]) -> [FieldDifference] {
        updates ? differences(from: live).filter { !staying.contains($0) } : departure(from: live)
    }

    /// Whether a live dialog is still to be changed just as it was planned.
    ///
    /// - Parameters:
    ///   - update: What was planned.
    ///   - done: How many of its steps were carried out.
    ///   - live: The dialog as it is now.
    /// - Returns: Whether the rest of the steps is what it takes.
    package func isStillAsPlanned(_ update: Update, after done: Int = 0, on live: LiveDialog) -> Bool {
        let kept = Set(update.staying.flatMap { $0.parts(in: live, departing: departing(from: live)) })
        guard case .update(_, let current) = action(on: live, as: update.actor, keeping: kept) else { return false }
        // What is not changed anyway may be anything by now.
        return done == 0 && updates ? current == update : current.steps.elementsEqual(update.steps[done...])
    }

    /// What is to be said of a creator who is not the owner: that it is so, or that the creator will act.
    func creatorNotes(on live: LiveDialog, _ action: Action, actingAsAnyone: Bool) -> [PlanNote] {
        guard type != .private, let creator = live.creator, creator != owner else { return [] }
        if case .update(_, let update) = action, update.actor == creator { return [.otherActor(creator)] }
        return [.otherCreator(creator)]
    }

    /// What is to be said of a deletion: that the creator acts, where he is not the owner.
    func deletionNotes(on action: Action) -> [PlanNote] {
        guard case .delete(_, let actor) = action, actor != owner else { return [] }
        return [.otherActor(actor)]
    }

    /// What is to be said of an update, or of why there is none.
    func updateNotes(
        on live: LiveDialog,
        _ action: Action,
        as actor: UserID,
        remembering room: RememberedRoom? = nil
    ) -> [PlanNote] {
        let role = Role(of: actor, in: live)
        var notes: [PlanNote] = []
        if case .update(_, let update) = action {
            let back = update.coming.filter { room?.people.contains($0) ?? false }
            if let room, !back.isEmpty { notes.append(.addedAgain(users: back, leftSince: room.seen)) }
        }
        let departing = departing(from: live)
        for difference in action.differences.flatMap({ $0.parts(in: live, departing: departing) }) {
            let altered = room?.altered.contains(difference) ?? false ? Obstacle.storedOtherwise : nil
            let unasked = isAsked(difference, departing) ? nil : Obstacle.notAsked
            guard let obstacle = unasked ?? role.obstacle(to: difference, in: self, live) ?? altered else { continue }
            let note = PlanNote.stays(field: difference.field, obstacle)
            if !notes.contains(note) { notes.append(note) }
        }
        if let key = otherKey(of: live) { notes.append(.claimed(key: key)) }
        return notes
    }
}
