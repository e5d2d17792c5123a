internal import Applying
internal import Planning

/// The outcome of a create, an update or a deletion, as reports show it.
enum ReportedOutcome: Int, CaseIterable {
    case created
    case createdOtherwise
    case recovered
    case existed
    case updated
    case updatedOtherwise
    case partlyUpdated
    case updateUnknown
    case deleted
    case deleteUnknown
    case stale
    case rejected
    case failed
    case unknown
    case doubled
    case notTried

    /// The word.
    var word: String { kind.word }

    /// The kind of outcome that it shows.
    var kind: ApplyOutcome.Kind {
        switch self {
        case .created: .created
        case .createdOtherwise: .createdOtherwise
        case .recovered: .recovered
        case .doubled: .doubled
        case .existed: .alreadyExisted
        case .updated: .updated
        case .updatedOtherwise: .updatedOtherwise
        case .partlyUpdated: .partlyUpdated
        case .updateUnknown: .updateUnknown
        case .deleted: .deleted
        case .deleteUnknown: .deleteUnknown
        case .stale: .stale
        case .rejected: .rejected
        case .failed: .failed
        case .unknown: .unknown
        case .notTried: .notTried
        }
    }

    /// The sign at the start of a line.
    var sign: String {
        switch self {
        case .created, .createdOtherwise, .recovered: "+"
        case .existed: "="
        case .updated, .updatedOtherwise, .partlyUpdated: "~"
        case .stale: "!"
        case .rejected, .failed: "x"
        case .unknown, .updateUnknown, .deleteUnknown: "?"
        case .doubled: "!"
        case .deleted, .notTried: "-"
        }
    }

    /// The sign and the word, padded to the width of `not tried`; the few that are longer stand as they are.
    var label: String {
        switch self {
        case .created: "+ created  "
        case .createdOtherwise: "+ created, not as declared"
        case .recovered: "+ recovered"
        case .doubled: "! doubled  "
        case .existed: "= existed  "
        case .updated: "~ updated  "
        case .updatedOtherwise: "~ updated, not as declared"
        case .partlyUpdated: "~ partly updated"
        case .updateUnknown: "? update unknown"
        case .deleted: "- deleted  "
        case .deleteUnknown: "? delete unknown"
        case .stale: "! stale    "
        case .rejected: "x rejected "
        case .failed: "x failed   "
        case .unknown: "? unknown  "
        case .notTried: "- not tried"
        }
    }

    /// The colour of the word and the sign.
    var colour: TextColour {
        switch self {
        case .created, .recovered, .updated, .deleted: .green
        case .createdOtherwise, .updatedOtherwise, .partlyUpdated: .yellow
        case .existed, .notTried: .dim
        case .rejected, .failed, .doubled, .stale: .red
        case .unknown, .updateUnknown, .deleteUnknown: .magenta
        }
    }
}

extension ApplyOutcome {
    /// The outcome as reports show it.
    var reportedOutcome: ReportedOutcome {
        switch self {
        case .created: .created
        case .createdOtherwise: .createdOtherwise
        case .recovered: .recovered
        case .doubled: .doubled
        case .alreadyExisted, .unchanged: .existed
        case .updated: .updated
        case .updatedOtherwise: .updatedOtherwise
        case .partlyUpdated: .partlyUpdated
        case .updateUnknown: .updateUnknown
        case .deleted: .deleted
        case .deleteUnknown: .deleteUnknown
        case .stale: .stale
        case .rejected: .rejected
        case .failed: .failed
        case .unknown: .unknown
        case .notTried, .leftAlone: .notTried
        }
    }
}

extension ReportedOutcome {
    /// Whether a dialog with this action of the plan may end so.
    func ends(_ action: Action.Kind) -> Bool {
        switch self {
        case .created, .createdOtherwise, .recovered, .unknown, .doubled: action == .create
        case .updated, .updatedOtherwise, .partlyUpdated, .updateUnknown: action == .update
        case .deleted, .deleteUnknown: action == .delete
        case .stale: action == .update || action == .delete
        case .existed: action == .create || action == .update
        case .rejected, .failed, .notTried: action.isCarriedOut
        }
    }
}
