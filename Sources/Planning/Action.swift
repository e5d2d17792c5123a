package import Dialogs

/// What a plan says about one desired dialog.
package enum Action: Hashable, Sendable {
    /// No live dialog matches: apply creates it with one request.
    case create
    /// One live dialog matches and every managed field is equal.
    case exists(LiveDialog)
    /// One live dialog matches and some managed field differs, which apply changes.
    case update(LiveDialog, Update)
    /// One live dialog matches and some managed field differs; apply leaves it alone.
    case differs(LiveDialog, [FieldDifference])
    /// The dialog is to be absent and is there: apply deletes it for everybody, on behalf of this user.
    case delete(LiveDialog, as: UserID)
    /// The dialog is to be absent, and it is.
    case absent
    /// A live dialog conflicts, and no rule says whether it is this one; a person decides.
    case conflict(Conflict)
    /// Several live dialogs match and nothing tells them apart; a person decides.
    case ambiguous([LiveDialog])
    /// The pinned dialog is not visible to the owner; a person decides.
    case gone(DialogID)
}

/// What conflicts with a desired dialog.
package enum Conflict: Hashable, Sendable {
    /// Groups of the same name that match no desired dialog and lack declared members.
    case lackingMembers([LackingDialog])
    /// The dialog that is pinned, known or marked is of another type, or the private one of another pair, and neither
    /// ever changes.
    case incompatible(LiveDialog)
    /// The owner does not see the dialog that is pinned or known, and this user does: whose dialog is it?
    case otherViewer(LiveDialog, UserID)
    /// Groups with the declared members, which were made or found for keys that nobody declares any more: is it one of
    /// them, under a new name and key?
    case formerKey([FormerDialog])
    /// The dialog is to be absent, and these are recognized by name, members or mark alone: none is deleted for that.
    case unproven([LiveDialog])
    /// The dialog is to be absent, and this user, who would act, is not its creator, who alone may delete it.
    case notItsCreator(LiveDialog, UserID)
    /// These users, ascending, are to be in no group and are in this one, from which they are not taken for a reason.
    case departed(LiveDialog, [UserID], DepartureObstacle)
}

/// Why somebody stays in a group who is to be in none, until a person decides.
package enum DepartureObstacle: String, CaseIterable, Hashable, Sendable {
    /// One of them created the group, which nobody could manage without its creator.
    case creator
    /// Fewer than two people would be left, and a group keeps as many.
    case tooFew = "too_few"
}

/// A live group that has the right name and lacks some of the declared members.
package struct LackingDialog: Hashable, Sendable {
    /// The live group.
    package let dialog: LiveDialog
    /// The declared members that it lacks, ascending; never empty.
    package let missing: [UserID]
}

/// A live dialog of a key that nobody declares any more.
package struct FormerDialog: Hashable, Sendable {
    /// The live dialog.
    package let dialog: LiveDialog
    /// The key that it was declared with.
    package let key: ExactText

    /// Creates a value from its parts.
    package init(_ dialog: LiveDialog, key: ExactText) {
        self.dialog = dialog
        self.key = key
    }
}

extension Action {
    /// An action without its details.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case create
        case exists
        case update
        case differs
        case delete
        case absent
        case conflict
        case ambiguous
        case gone
    }

    /// Which action this is.
    package var kind: Kind {
        switch self {
        case .create: .create
        case .exists: .exists
        case .update: .update
        case .differs: .differs
        case .delete: .delete
        case .absent: .absent
        case .conflict: .conflict
        case .ambiguous: .ambiguous
        case .gone: .gone
        }
    }

    /// The live dialog that matches the desired one, if there is exactly one.
    package var live: LiveDialog? {
        switch self {
        case .exists(let live), .update(let live, _), .differs(let live, _), .delete(let live, as: _): live
        case .create, .absent, .conflict, .ambiguous, .gone: nil
        }
    }
}

extension Action.Kind {
    /// Whether apply sends requests for it.
    package var isCarriedOut: Bool {
        switch self {
        case .create, .update, .delete: true
        case .exists, .differs, .absent, .conflict, .ambiguous, .gone: false
        }
    }

    /// Whether a person must decide before the dialog can be what is declared.
    package var needsDecision: Bool {
        switch self {
        case .conflict, .ambiguous, .gone: true
        case .create, .exists, .update, .differs, .delete, .absent: false
        }
    }

    /// Whether what is live is not what is declared, and no decision is needed to change it.
    package var isDrift: Bool {
        switch self {
        case .create, .update, .differs, .delete: true
        case .exists, .absent, .conflict, .ambiguous, .gone: false
        }
    }
}

extension LackingDialog {
    /// Creates a value from its parts; the members must ascend.
    package init(_ dialog: LiveDialog, missing: [UserID]) {
        self.dialog = dialog
        self.missing = missing
    }
}

extension Action {
    /// The fields in which the live dialog is not what is declared, whether or not apply changes them.
    package var differences: [FieldDifference] {
        switch self {
        case .update(_, let update): update.differences + update.staying
        case .differs(_, let differences): differences
        case .create, .exists, .delete, .absent, .conflict, .ambiguous, .gone: []
        }
    }

    /// The live dialogs among which a person must decide; empty where no decision is needed, or none is left.
    package var candidates: [LiveDialog] {
        switch self {
        case .ambiguous(let live), .conflict(.unproven(let live)): live
        case .conflict(.lackingMembers(let lacking)): lacking.map(\.dialog)
        case .conflict(.incompatible(let live)), .conflict(.otherViewer(let live, _)),
            .conflict(.notItsCreator(let live, _)), .conflict(.departed(let live, _, _)):
            [live]
        case .conflict(.formerKey(let former)): former.map(\.dialog)
        case .create, .exists, .update, .differs, .delete, .absent, .gone: []
        }
    }
}
