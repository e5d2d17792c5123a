internal import Dialogs
internal import Planning

/// What a plan's text says of an action, before it is known whether it makes sense.
struct ActionParts {
    let kind: Action.Kind
    let live: [LocatedLiveDialog]
    let differences: [FieldDifference]

    /// The action; `nil` where the parts do not go together, or not with the dialog.
    func action(of desired: DesiredDialog) -> Action? {
        guard differences.isEmpty == (kind != .differs) else { return nil }
        switch kind {
        case .create: return live.isEmpty && desired.pinnedID == nil ? .create : nil
        case .exists: return one.map { .exists($0) }
        case .differs: return one.map { .differs($0, differences) }
        case .ambiguous: return all.flatMap { $0.isEmpty ? nil : .ambiguous($0) }
        case .gone: return live.isEmpty ? desired.pinnedID.map { .gone($0) } : nil
        case .conflict:
            if let one { return desired.pinnedID == nil ? nil : .conflict(.otherType(one)) }
            return lacking.map { .conflict(.lackingMembers($0)) }
        }
    }

    /// The live dialogs, where none is said to lack anything.
    private var all: [LiveDialog]? {
        live.allSatisfy { $0.missing == nil } ? live.map(\.dialog) : nil
    }

    private var one: LiveDialog? { all.flatMap { $0.count == 1 ? $0[0] : nil } }

    /// The live dialogs, where each is said to lack something.
    private var lacking: [LackingDialog]? {
        let lacking = live.compactMap { live in
            live.missing.flatMap { $0.isEmpty ? nil : LackingDialog(live.dialog, missing: $0) }
        }
        return lacking.count == live.count && !lacking.isEmpty ? lacking : nil
    }
}
