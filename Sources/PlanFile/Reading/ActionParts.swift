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
        guard differences.isEmpty == (kind != .differs && kind != .update), (actor != nil) == (kind == .update),
            (requests != nil) == (kind == .update), staying.isEmpty || kind == .update
        else { return nil }
        switch kind {
        case .create: return live.isEmpty && desired.pinnedID == nil ? .create : nil
        case .exists: return one.map { .exists($0) }
        case .update: return update(of: desired).map { .update($0.live, $0.update) }
        case .differs: return one.map { .differs($0, differences) }
        case .ambiguous: return all.flatMap { $0.isEmpty ? nil : .ambiguous($0) }
        case .gone: return live.isEmpty ? desired.pinnedID.map { .gone($0) } : nil
        case .conflict: return conflict.map { .conflict($0) }
        }
    }

    /// An update, which must be what becomes of its differences.
    private func update(of desired: DesiredDialog) -> (live: LiveDialog, update: Update)? {
        guard let one, let actor, desired.updates else { return nil }
        let update = Update(of: one, to: desired, as: actor, changing: differences, leaving: staying)
        return update.steps.count == requests && !update.steps.isEmpty ? (one, update) : nil
    }

    private var conflict: Conflict? {
        if let one { return .incompatible(one) }
        if let lacking { return .lackingMembers(lacking) }
        if let former { return .formerKey(former) }
        guard live.count == 1, live[0].missing == nil, live[0].formerKey == nil else { return nil }
        return live[0].viewer.map { .otherViewer(live[0].dialog, $0) }
    }

    /// The live dialogs, where nothing else is said of any.
    private var all: [LiveDialog]? {
        live.allSatisfy(\.isPlain) ? live.map(\.dialog) : nil
    }

    private var one: LiveDialog? { all.flatMap { $0.count == 1 ? $0[0] : nil } }

    /// The live dialogs, where each is said to lack something.
    private var lacking: [LackingDialog]? {
        let lacking = live.compactMap { live in
            live.viewer == nil && live.formerKey == nil
                ? live.missing.flatMap { $0.isEmpty ? nil : LackingDialog(live.dialog, missing: $0) } : nil
        }
        return lacking.count == live.count && !lacking.isEmpty ? lacking : nil
    }

    /// The live dialogs, where each is said to have been declared with another key.
    private var former: [FormerDialog]? {
        let former = live.compactMap { live in
            live.viewer == nil && live.missing == nil ? live.formerKey.map { FormerDialog(live.dialog, key: $0) } : nil
        }
        return former.count == live.count && !former.isEmpty ? former : nil
    }
}
