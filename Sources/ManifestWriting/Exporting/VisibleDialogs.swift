package import Dialogs

/// What several users see, each dialog once.
struct VisibleDialogs {
    /// The dialogs.
    private(set) var dialogs: [LiveDialog] = []
    private var viewers: [DialogID: UserID] = [:]
    private let owners: Set<UserID>

    init(_ listings: [OwnerListing]) {
        owners = Set(listings.map(\.owner))
        for listing in listings {
            for dialog in listing.dialogs where viewers[dialog.id] == nil {
                viewers[dialog.id] = listing.owner
                dialogs.append(dialog)
            }
        }
        for listing in listings {
            for dialog in listing.dialogs where dialog.creator == listing.owner { viewers[dialog.id] = listing.owner }
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

/// One user's listing, or the part of it that an export needs.
package struct OwnerListing: Sendable {
    /// The user.
    package let owner: UserID
    /// The dialogs.
    package let dialogs: [LiveDialog]

    /// Creates a listing.
    package init(owner: UserID, dialogs: [LiveDialog]) {
        self.owner = owner
        self.dialogs = dialogs
    }
}
