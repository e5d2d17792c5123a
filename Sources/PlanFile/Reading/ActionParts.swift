internal import Dialogs
internal import Planning

/// What a plan's text says of an action, before it is known whether it makes sense.
struct ActionParts {
    let kind: Action.Kind
    let live: [LocatedLiveDialog]
    let differences: [FieldDifference]
    let staying: [FieldDifference]
    let actor: UserID?
    let requests: Int?

    /// The action; `nil` where the parts do not go together, or not with the dialog.
    func action(of desired: DesiredDialog) -> Action? {
        guard differences.isEmpty == (kind != .differs && kind != .update),
            (actor != nil) == (kind == .update || kind == .delete), (requests != nil) == (kind == .update),
            staying.isEmpty || kind == .update, desired.allows(kind)
        else { return nil }
        switch kind {
        case .create: return live.isEmpty && desired.pinnedID == nil ? .create : nil
        case .exists: return one.map { .exists($0) }
        case .update: return update(of: desired).map { .update($0.live, $0.update) }
        case .differs: return one.map { .differs($0, differences) }
        case .delete: return one.flatMap { live in actor.map { .delete(live, as: $0) } }
        case .absent: return live.isEmpty ? .absent : nil
        case .ambiguous: return all.flatMap { $0.isEmpty ? nil : .ambiguous($0) }
        case .gone: return live.isEmpty ? desired.pinnedID.map { .gone($0) } : nil
        case .conflict: return conflict.map { .conflict($0) }
        }
    }

    /// An update, which must be what becomes of its differences.
    private func update(of desired: DesiredDialog) -> (live: LiveDialog, update: Update)? {
        guard let one, let actor, desired.updates || desired.takesOutOnlyDeparted(differences, from: one) else {
            return nil
        }
        let update = Update(of: one, to: desired, as: actor, changing: differences, leaving: staying)
        return update.steps.count == requests && !update.steps.isEmpty ? (one, update) : nil
    }

    private var conflict: Conflict? {
        guard let first = live.first else { return nil }
        switch first.remark {
        case nil: return one.map { .incompatible($0) }
        case .visibleTo(let user): return live.count == 1 ? .otherViewer(first.dialog, user) : nil
        case .keptBy(let users, let obstacle):
            return live.count == 1 && !users.isEmpty ? .departed(first.dialog, users, obstacle) : nil
        case .notDeletableBy(let user): return live.count == 1 ? .notItsCreator(first.dialog, user) : nil
        case .lacks:
            return whole(
                live.compactMap { live in
                    guard case .lacks(let users) = live.remark, !users.isEmpty else { return nil }
                    return LackingDialog(live.dialog, missing: users)
                }
            ).map { .lackingMembers($0) }
        case .formerKey:
            return whole(
                live.compactMap { live in
                    guard case .formerKey(let key) = live.remark else { return nil }
                    return FormerDialog(live.dialog, key: key)
                }
            ).map { .formerKey($0) }
        case .unproven:
            return whole(
                live.compactMap { live in
                    if case .unproven = live.remark { live.dialog } else { nil }
                }
            ).map { .unproven($0) }
        }
    }

    /// What was made of the live dialogs, where it was made of each.
    private func whole<Part>(_ parts: [Part]) -> [Part]? { parts.count == live.count ? parts : nil }

    /// The live dialogs, where nothing else is said of any.
    private var all: [LiveDialog]? {
        live.allSatisfy { $0.remark == nil } ? live.map(\.dialog) : nil
    }

    private var one: LiveDialog? { all.flatMap { $0.count == 1 ? $0[0] : nil } }
}

extension DesiredDialog {
    /// Whether a plan can say this of the dialog: one that is to be absent is not made, and no other is deleted.
    fileprivate func allows(_ kind: Action.Kind) -> Bool {
        guard !isUndeclared else { return kind == .update || kind == .differs || kind == .conflict }
        return switch kind {
        case .create, .exists, .update, .ambiguous, .gone: state == .present
        case .delete, .absent: state == .absent
        case .differs, .conflict: true
        }
    }
}
