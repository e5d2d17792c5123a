package import Applying
internal import Diagnostics
package import Dialogs
package import Planning

/// One declared dialog in the results for another system: its identity, its live dialog and its outcome.
package struct ResultRow: Hashable, Sendable {
    /// The columns in order, which are also the members of a JSON line.
    package enum Column: String, CaseIterable, Sendable {
        case key
        case owner
        case type
        case name
        case id = "_id"
        case jid
        case action
        case outcome
        case reason
        case path
        case line
    }

    /// The dialog's key.
    package let key: ExactText
    private let desired: DesiredDialog
    private let live: LiveDialog?
    private let action: Action.Kind
    private let outcome: String
    private let reason: FailureReason?

    /// The row of a dialog after a run.
    package init(_ entry: PlanEntry, _ outcome: ApplyOutcome) {
        self.init(
            entry,
            live: outcome.live,
            outcome: outcome.kind.word,
            reason: outcome.reason ?? outcome.differingFields
        )
    }

    /// The row of a dialog without a run.
    package init(_ entry: PlanEntry) {
        let word =
            switch entry.action.kind {
            case .create: "missing"
            case .update: "to update"
            case .delete: "to delete"
            case .exists, .absent: ApplyOutcome.Kind.unchanged.word
            case .differs, .conflict, .ambiguous, .gone: ApplyOutcome.Kind.leftAlone.word
            }
        self.init(entry, live: nil, outcome: word, reason: nil)
    }

    /// The row of a dialog whose create was postponed to another run.
    package init(postponed entry: PlanEntry) {
        self.init(entry, live: nil, outcome: "postponed", reason: nil)
    }

    private init(_ entry: PlanEntry, live: LiveDialog?, outcome: String, reason: FailureReason?) {
        key = entry.desired.key
        desired = entry.desired
        self.live = live ?? entry.action.live
        action = entry.action.kind
        self.outcome = outcome
        self.reason = reason
    }
}

extension ApplyOutcome {
    /// The names of the fields in which a created or changed dialog is not as declared.
    fileprivate var differingFields: FailureReason? {
        differences.isEmpty ? nil : FailureReason("it differs in \(differences.map(\.field).joined(separator: ", "))")
    }
}

extension ResultRow {
    /// A cell of a row.
    ///
    /// A private dialog has no name and no room address.
    enum Cell: Hashable {
        case text(String)
        case number(Int)
        case nothing

        init(_ text: String?) { self = text.map(Self.text) ?? .nothing }
    }

    func cell(_ column: Column) -> Cell {
        switch column {
        case .key: .text(key.string)
        case .owner: .number(desired.owner.rawValue)
        case .type: .text(desired.type.word)
        case .name: Cell(desired.name?.string)
        case .id: Cell(live?.id.text.displaySafe)
        case .jid: Cell(live?.roomJID?.displaySafe)
        case .action: .text(action.rawValue)
        case .outcome: .text(outcome)
        case .reason: Cell(reason?.description.displaySafe)
        case .path: .text(desired.location.path)
        case .line: .number(desired.location.line)
        }
    }
}
