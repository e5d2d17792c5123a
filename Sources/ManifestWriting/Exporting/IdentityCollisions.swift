internal import Dialogs

/// The live dialogs that a plan could not tell apart without their IDs.
struct IdentityCollisions {
    private var counts: [Traits: Int] = [:]

    init(among dialogs: [LiveDialog]) {
        for dialog in dialogs { counts[Traits(of: dialog), default: 0] += 1 }
    }

    /// Whether another dialog is just like this one.
    func contains(_ dialog: LiveDialog) -> Bool { counts[Traits(of: dialog)] ?? 0 > 1 }

    /// What a plan tells dialogs by.
    private enum Traits: Hashable {
        case `public`(ExactText?)
        case group(ExactText?, UserIDs)
        case `private`(UserIDs)

        init(of dialog: LiveDialog) {
            self =
                switch dialog.type {
                case .public: .public(dialog.name)
                case .group: .group(dialog.name, dialog.occupants)
                case .private: .private(dialog.occupants)
                }
        }
    }
}
