package import Dialogs

/// What a plan says of one desired dialog.
package enum Action: Hashable, Sendable {
    /// Nothing live matches: apply creates the dialog with one request.
    case create
    /// One live dialog matches and every managed field is equal.
    case exists(LiveDialog)
    /// One live dialog matches and some managed field differs; apply leaves it alone.
    case differs(LiveDialog, [FieldDifference])
    /// Something live stands in the way and no rule says whether it is this dialog; a person decides.
    case conflict(Conflict)
    /// Several live dialogs match and nothing tells them apart; a person decides.
    case ambiguous([LiveDialog])
    /// The pinned dialog is not visible to the owner; a person decides.
    case gone(DialogID)
}

/// What stands in the way of a desired dialog.
package enum Conflict: Hashable, Sendable {
    /// Groups of the same name that answer for no desired dialog and lack declared members.
    case lackingMembers([LackingDialog])
    /// The pinned dialog is of another type, which never changes.
    case otherType(LiveDialog)
}

/// A live group that has the right name and lacks some of the declared members.
package struct LackingDialog: Hashable, Sendable {
    /// The live group.
    package let dialog: LiveDialog
    /// The declared members that it lacks, ascending; never empty.
    package let missing: [UserID]
}

extension Action {
    /// An action without its particulars.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case create
        case exists
        case differs
        case conflict
        case ambiguous
        case gone
    }

    /// Which of the six actions this is.
    package var kind: Kind {
        switch self {
        case .create: .create
        case .exists: .exists
        case .differs: .differs
        case .conflict: .conflict
        case .ambiguous: .ambiguous
        case .gone: .gone
        }
    }

    /// The live dialog that answers for the desired one, where there is exactly one.
    package var live: LiveDialog? {
        switch self {
        case .exists(let live), .differs(let live, _): live
        case .create, .conflict, .ambiguous, .gone: nil
        }
    }
}

extension Action.Kind {
    /// Whether a person must decide before the dialog can be what is declared.
    package var needsDecision: Bool {
        switch self {
        case .conflict, .ambiguous, .gone: true
        case .create, .exists, .differs: false
        }
    }

    /// Whether what is live is not what is declared, and nothing stands in the way of changing it.
    package var isDrift: Bool {
        switch self {
        case .create, .differs: true
        case .exists, .conflict, .ambiguous, .gone: false
        }
    }
}

extension LackingDialog {
    /// Puts a group that lacks members together of its parts; the members ascend.
    package init(_ dialog: LiveDialog, missing: [UserID]) {
        self.dialog = dialog
        self.missing = missing
    }
}

extension Action {
    /// The live dialogs among which a person must decide; none where nobody must, or where none is left.
    package var candidates: [LiveDialog] {
        switch self {
        case .ambiguous(let live): live
        case .conflict(.lackingMembers(let lacking)): lacking.map(\.dialog)
        case .conflict(.otherType(let live)): [live]
        case .create, .exists, .differs, .gone: []
        }
    }
}
