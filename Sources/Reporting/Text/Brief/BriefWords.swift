internal import Diagnostics
internal import Dialogs
internal import Planning
internal import Platform

extension BriefGroup.Kind {
    /// The action of its dialogs.
    var action: Action.Kind {
        switch self {
        case .deleted: .delete
        case .losing, .changed: .update
        case .undecided(let action, _): action
        case .kept: .differs
        case .created: .create
        case .reported: .exists
        }
    }
}

extension Action.Kind {
    /// What is said behind a number of dialogs.
    var briefWord: String {
        switch self {
        case .create: "create"
        case .update: "change"
        case .delete: "delete"
        case .differs: "differ, kept"
        case .exists, .absent: "as declared"
        case .conflict, .ambiguous, .gone: "you decide"
        }
    }

    /// Where it stands among others: what removes comes first.
    var briefRank: Int {
        switch self {
        case .delete: 0
        case .update: 1
        case .differs: 2
        case .create: 3
        case .exists, .absent, .conflict, .ambiguous, .gone: 4
        }
    }
}

extension PlanEntry {
    /// The key, with the live name where that is not the one that is declared; safe to be shown.
    var briefLabel: String {
        let key = desired.key.string.unquotedDisplaySafe
        guard !isOfDeclaredName, let name = action.live?.name else { return key }
        return "\(key) \(name.string.quoted.displaySafe)\(desired.isUndeclared ? ", not declared" : "")"
    }

    /// Whether the live dialog has the name that is declared, or none of its own.
    var isOfDeclaredName: Bool {
        guard !desired.isUndeclared, let live = action.live, live.type != .private else { return !desired.isUndeclared }
        return live.name == desired.name
    }

    /// How it becomes what is declared; `nil` where it is not changed.
    var update: Update? { if case .update(_, let update) = action { update } else { nil } }

    /// The fields that are changed, or that differ.
    var differences: [FieldDifference] {
        switch action {
        case .update(_, let update): update.differences
        case .differs(_, let differences): differences
        case .create, .exists, .delete, .absent, .conflict, .ambiguous, .gone: []
        }
    }

    /// Whether there is a note that is not told elsewhere, for all dialogs together.
    var hasRemark: Bool {
        notes.contains { note in
            switch note {
            case .unlistedKept, .unlistedReported, .otherCreator, .otherActor, .unreported: false
            case .similarName, .similarDeclared, .alsoMatches, .goneBefore, .addedAgain, .stays, .protectedKept,
                .pinnedBy,
                .claimed:
                true
            }
        }
    }
}

extension FieldDifference {
    /// Whether people are taken away, and nothing else.
    var onlyRemoves: Bool { if case .users(_, let missing, _) = self { missing.isEmpty } else { false } }
}

extension LiveDialog {
    /// How many people lose it, and on which day somebody wrote there last.
    var farewell: String {
        let day = lastMessageAt.map { ", \(WallTime(milliseconds: $0 * 1000).iso8601.prefix(10))" }
        return "\(type == .public ? "public" : String(occupants.count))\(day ?? "")"
    }
}
