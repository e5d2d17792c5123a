package import Dialogs

/// What apply did about one planned dialog.
package enum ApplyOutcome: Hashable, Sendable {
    /// It exists as declared, so there was nothing to do.
    case unchanged
    /// It differs, or a person must decide; apply left it alone.
    case leftAlone
    /// The server made it.
    case created(LiveDialog)
    /// The answer was lost, and the dialog was found afterwards.
    case recovered(LiveDialog)
    /// The two users had this private dialog before.
    case alreadyExisted(LiveDialog)
    /// The server refused it, or it is too large to be recorded; it does not exist.
    case rejected(FailureReason)
    /// It could not be sent, or the server would not take it; it does not exist.
    case failed(FailureReason)
    /// It may or may not exist: the request left and no clear answer came back.
    case unknown(FailureReason)
    /// It exists more than once: the create that was posted again had been carried out the first time.
    case doubled([LiveDialog])
    /// The run was stopped before its turn.
    case notTried
}

extension ApplyOutcome {
    /// An outcome without what there is to know of it; the raw value is its word wherever a program reads it.
    package enum Kind: String, CaseIterable, Sendable {
        case unchanged
        case leftAlone = "left_alone"
        case created
        case recovered
        case alreadyExisted = "existed"
        case rejected
        case failed
        case unknown
        case doubled
        case notTried = "not_tried"

        /// The word as a person reads it.
        package var word: String { rawValue.split(separator: "_").joined(separator: " ") }
    }

    /// Which one it is.
    package var kind: Kind {
        switch self {
        case .unchanged: .unchanged
        case .leftAlone: .leftAlone
        case .created: .created
        case .recovered: .recovered
        case .alreadyExisted: .alreadyExisted
        case .rejected: .rejected
        case .failed: .failed
        case .unknown: .unknown
        case .doubled: .doubled
        case .notTried: .notTried
        }
    }

    /// The live dialog that the create led to.
    package var live: LiveDialog? {
        switch self {
        case .created(let live), .recovered(let live), .alreadyExisted(let live): live
        case .unchanged, .leftAlone, .rejected, .failed, .unknown, .doubled, .notTried: nil
        }
    }

    /// Why it did not succeed.
    package var reason: FailureReason? {
        switch self {
        case .rejected(let reason), .failed(let reason), .unknown(let reason): reason
        case .doubled(let live):
            FailureReason("it exists \(live.count) times: \(live.map(\.id.text).joined(separator: ", "))")
        case .unchanged, .leftAlone, .created, .recovered, .alreadyExisted, .notTried: nil
        }
    }
}
