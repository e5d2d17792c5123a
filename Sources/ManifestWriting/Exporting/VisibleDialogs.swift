package import Dialogs

/// What several users see, each dialog once.
struct VisibleDialogs {
    /// The dialogs.
    private(set) var dialogs: [LiveDialog] = []
    private var viewers: [DialogID: UserID] = [:]
    private let owners: Set<UserID>

    init(_ sights: [OwnerListing]) {
        owners = Set(sights.map(\.owner))
        for sight in sights {
            for dialog in sight.dialogs where viewers[dialog.id] == nil {
                viewers[dialog.id] = sight.owner
                dialogs.append(dialog)
            }
        }
        for sight in sights {
            for dialog in sight.dialogs where dialog.creator == sight.owner { viewers[dialog.id] = sight.owner }
        }
    }

    /// Whether one of the owners created the dialog; where the server does not tell, they count as its creators.
    func isOwn(_ dialog: LiveDialog) -> Bool { dialog.creator.map(owners.contains) ?? true }

    /// The creator, where that is an owner who sees the dialog, else the first owner who does.
    func owner(of dialog: LiveDialog) -> UserID {
        guard let viewer = viewers[dialog.id] else { preconditionFailure("the dialog was seen by nobody") }
        return viewer
    }
}

/// Everything that one user sees, or all of it that can be taken for what is exported.
package struct OwnerListing: Sendable {
    /// The user.
    package let owner: UserID
    /// The dialogs.
    package let dialogs: [LiveDialog]

    /// Creates a sight.
    package init(owner: UserID, dialogs: [LiveDialog]) {
        self.owner = owner
        self.dialogs = dialogs
    }
}
