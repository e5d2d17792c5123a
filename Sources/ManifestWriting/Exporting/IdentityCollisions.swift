internal import Dialogs

/// The live dialogs that a plan could not tell apart without their IDs.
struct IdentityCollisions {
    private var counts: [NaturalIdentity: Int] = [:]

    init(among dialogs: [LiveDialog]) {
        for dialog in dialogs { counts[dialog.identity, default: 0] += 1 }
    }

    /// Whether another dialog is just like this one.
    func contains(_ dialog: LiveDialog) -> Bool { counts[dialog.identity] ?? 0 > 1 }
}
