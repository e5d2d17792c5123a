package import Applying
internal import Diagnostics
package import Dialogs
package import Planning

/// One dialog in the results for another system: its identity, its live dialog and its outcome.
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

    private let cells: [Column: Cell]

    /// The row of a dialog after a run.
    package init(_ entry: PlanEntry, _ outcome: ApplyOutcome, naming names: PeopleNames = .none) {
        guard outcome != .leftAlone else {
            self.init(entry, naming: names)
            return
        }
        self.init(
            entry,
            live: outcome.live,
            outcome: outcome.kind.word,
            reason: outcome.reason ?? outcome.differingFields
        )
    }

    /// The row of a dialog without a run.
    package init(_ entry: PlanEntry, naming names: PeopleNames = .none) {
        switch entry.action.kind {
        case .create: self.init(entry, live: nil, outcome: "missing", reason: nil)
        case .update: self.init(entry, live: nil, outcome: "to update", reason: nil)
        case .delete: self.init(entry, live: nil, outcome: "to delete", reason: nil)
        case .exists, .absent: self.init(entry, live: nil, outcome: ApplyOutcome.Kind.unchanged.word, reason: nil)
        case .differs, .conflict, .ambiguous, .gone:
            self.init(
                entry,
                live: nil,
                outcome: ApplyOutcome.Kind.leftAlone.word,
                reason: FailureReason(entry.whyLeftAlone(naming: names))
            )
        }
    }

    /// The row of a dialog whose create was postponed to another run.
    package init(postponed entry: PlanEntry) {
        self.init(entry, live: nil, outcome: "postponed", reason: nil)
    }

    /// The row of a dialog that is left out, since people were not found whom it names.
    package init(leftOut dialog: IncompleteDialog) {
        cells = [
            .key: Cell(dialog.key?.string),
            .outcome: .text(ReportState.leftOut.word),
            .reason: .text(dialog.remark.displaySafe),
            .path: .text(dialog.location.path),
            .line: .number(dialog.location.line),
        ]
    }

    private init(_ entry: PlanEntry, live: LiveDialog?, outcome: String, reason: FailureReason?) {
        let (desired, live) = (entry.desired, live ?? entry.action.live)
        // A private dialog has no name and no room address.
        cells = [
            .key: .text(desired.key.string),
            .owner: .number(desired.owner.rawValue),
            .type: .text(desired.type.word),
            .name: Cell(desired.name?.string),
            .id: Cell(live?.id.text.displaySafe),
            .jid: Cell(live?.roomJID?.displaySafe),
            .action: .text(entry.action.kind.rawValue),
            .outcome: .text(outcome),
            .reason: Cell(reason?.description.displaySafe),
            .path: .text(desired.location.path),
            .line: .number(desired.location.line),
        ]
    }

    private init(_ undeclared: UndeclaredDialog, _ live: LiveDialog) {
        cells = [
            .key: Cell(undeclared.formerKey?.string),
            .owner: .number(undeclared.owner.rawValue),
            .type: .text(live.type.word),
            .name: Cell(live.type == .private ? nil : live.name?.string),
            .id: .text(live.id.text.displaySafe),
            .jid: Cell(live.roomJID?.displaySafe),
            .action: .text(UndeclaredText.word),
            .outcome: .text(ApplyOutcome.Kind.leftAlone.word),
        ]
    }

    /// The rows of dialogs that nobody declares and that were seen; none unless all were listed, since rows of others
    /// would be a surprise.
    package static func rows(of undeclared: UndeclaredDialogs) -> [Self] {
        undeclared.isWhole ? undeclared.dialogs.compactMap { dialog in dialog.live.map { Self(dialog, $0) } } : []
    }
}

extension ApplyOutcome {
    /// The names of the fields in which a created or changed dialog is not as declared.
    fileprivate var differingFields: FailureReason? {
        differences.isEmpty ? nil : FailureReason("it differs in \(differences.map(\.field).joined(separator: ", "))")
    }
}

extension PlanEntry {
    /// Why apply leaves the dialog alone, on one line.
    fileprivate func whyLeftAlone(naming names: PeopleNames) -> String {
        guard case .differs(_, let differences) = action else {
            let people = PeopleText(names, room: .people(ReportRow.peopleShown))
            return EntryText(self, naming: people, style: .plain, keyWidth: 0).facts.joined(separator: "; ")
        }
        let fields = "it differs in \(differences.map(\.field).joined(separator: ", "))"
        return lacksLeave ? "\(fields); 'update: true' lets apply change it" : fields
    }
}

extension ResultRow {
    /// A cell of a row.
    enum Cell: Hashable {
        case text(String)
        case number(Int)
        case nothing

        init(_ text: String?) { self = text.map(Self.text) ?? .nothing }
    }

    func cell(_ column: Column) -> Cell { cells[column] ?? .nothing }
}
