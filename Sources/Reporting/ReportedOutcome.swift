internal import Applying

/// The outcome of a create, as reports show it.
enum ReportedOutcome: Int, CaseIterable {
    case created
    case createdOtherwise
    case recovered
    case existed
    case rejected
    case failed
    case unknown
    case doubled
    case notTried

    /// The word.
    var word: String { kind.word }

    private var kind: ApplyOutcome.Kind {
        switch self {
        case .created: .created
        case .createdOtherwise: .createdOtherwise
        case .recovered: .recovered
        case .doubled: .doubled
        case .existed: .alreadyExisted
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
        case .rejected, .failed: "x"
        case .unknown: "?"
        case .doubled: "!"
        case .notTried: "-"
        }
    }

    /// The sign and the word, padded to the width of the longest that is one word or two.
    var label: String {
        switch self {
        case .created: "+ created  "
        case .createdOtherwise: "+ created, not as declared"
        case .recovered: "+ recovered"
        case .doubled: "! doubled  "
        case .existed: "= existed  "
        case .rejected: "x rejected "
        case .failed: "x failed   "
        case .unknown: "? unknown  "
        case .notTried: "- not tried"
        }
    }

    /// The colour of the word and the sign.
    var colour: TextColour {
        switch self {
        case .created, .recovered: .green
        case .createdOtherwise: .yellow
        case .existed, .notTried: .dim
        case .rejected, .failed, .doubled: .red
        case .unknown: .magenta
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
        case .rejected: .rejected
        case .failed: .failed
        case .unknown: .unknown
        case .notTried, .leftAlone: .notTried
        }
    }
}
