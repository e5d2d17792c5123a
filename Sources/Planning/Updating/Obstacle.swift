package import Dialogs

/// Why a field that differs stays as it is, though its manifest asks for updates.
package enum Obstacle: Hashable, Sendable {
    /// The API cannot change the field once the dialog is created.
    case unchangeable
    /// The API cannot change anything of a private dialog.
    case privateDialog
    /// The API can give the field another value, and cannot take it away.
    case cannotBeCleared
    /// The custom data is of another class, and whether a dialog can change its class is not known.
    case otherClass
    /// Only the creator of the dialog may change it, and this user would act.
    case notAllowed(UserID, creator: UserID?)
    /// The manifest does not ask for updates, and nobody departed who would have to go for it.
    case notAsked
    /// It was sent before, and the server keeps this instead.
    case storedOtherwise
}

extension Obstacle {
    /// The word for it in every machine-readable format.
    package var word: String {
        switch self {
        case .unchangeable: "unchangeable"
        case .privateDialog: "private_dialog"
        case .cannotBeCleared: "cannot_be_cleared"
        case .otherClass: "other_class"
        case .notAllowed: "not_allowed"
        case .storedOtherwise: "stored_otherwise"
        case .notAsked: "not_asked"
        }
    }

    /// The obstacle of this word; `nil` where there is none, or the users do not go with it.
    package init?(word: String, _ user: UserID?, creator: UserID?) {
        if let user {
            guard word == Self.notAllowed(user, creator: creator).word else { return nil }
            self = .notAllowed(user, creator: creator)
            return
        }
        let all: [Self] = [
            .unchangeable, .privateDialog, .cannotBeCleared, .otherClass, .storedOtherwise, .notAsked,
        ]
        guard creator == nil, let obstacle = all.first(where: { $0.word == word }) else { return nil }
        self = obstacle
    }
}
