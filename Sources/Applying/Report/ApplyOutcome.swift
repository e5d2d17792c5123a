package import Dialogs
package import Planning

/// What apply did about one planned dialog.
package enum ApplyOutcome: Hashable, Sendable {
    /// It exists as declared, so there was nothing to do.
    case unchanged
    /// It differs, or a person must decide; apply left it alone.
    case leftAlone
    /// The server created it.
    case created(LiveDialog)
    /// The server created it, but what it keeps differs from what is declared.
    case createdOtherwise(LiveDialog, [FieldDifference])
    /// The response was lost, and the dialog was found afterwards, as declared.
    case recovered(LiveDialog)
    /// The two users already had this private dialog.
    case alreadyExisted(LiveDialog)
    /// The server changed it, and it is as declared, but for what cannot be changed.
    case updated(LiveDialog)
    /// The server changed it, but what it keeps differs from what is declared.
    case updatedOtherwise(LiveDialog, [FieldDifference])
    /// Some of its changes were made, and one was not, for this reason; the dialog is as the last answer showed it.
    case partlyUpdated(LiveDialog, FailureReason)
    /// It may or may not have been changed: the request was sent and no clear response came back.
    case updateUnknown(FailureReason)
    /// It is deleted for everybody; this is what it was like.
    case deleted(LiveDialog)
    /// It may or may not have been deleted: the request was sent, and nobody knows what became of it.
    case deleteUnknown(FailureReason)
    /// It was not changed, since it is not any more as the plan saw it.
    case stale(FailureReason)
    /// The server refused it, or it is too large for the journal; nothing was created or changed.
    case rejected(FailureReason)
    /// It could not be sent, or the server did not accept it; nothing was created or changed.
    case failed(FailureReason)
    /// It may or may not exist: the request was sent and no clear response came back.
    case unknown(FailureReason)
    /// It exists more than once: the create was posted again although the first had been carried out.
    case doubled([LiveDialog])
    /// The run ended before it was reached.
    case notTried
}

extension ApplyOutcome {
    /// An outcome without its details; the raw value is its word in every machine-readable format.
    package enum Kind: String, CaseIterable, Sendable {
        case unchanged
        case leftAlone = "left_alone"
        case created
        case createdOtherwise = "created_not_as_declared"
        case recovered
        case alreadyExisted = "existed"
        case updated
        case updatedOtherwise = "updated_not_as_declared"
        case partlyUpdated = "partly_updated"
        case updateUnknown = "update_unknown"
        case deleted
        case deleteUnknown = "delete_unknown"
        case stale
        case rejected
        case failed
        case unknown
        case doubled
        case notTried = "not_tried"

        /// The word as people read it.
        package var word: String {
            switch self {
            case .createdOtherwise: "created, not as declared"
            case .updatedOtherwise: "updated, not as declared"
            default: rawValue.split(separator: "_").joined(separator: " ")
            }
        }
    }

    /// The kind of this outcome.
    package var kind: Kind {
        switch self {
        case .unchanged: .unchanged
        case .leftAlone: .leftAlone
        case .created: .created
        case .createdOtherwise: .createdOtherwise
        case .recovered: .recovered
        case .alreadyExisted: .alreadyExisted
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
        case .doubled: .doubled
        case .notTried: .notTried
        }
    }

    /// The live dialog that the create or the update led to.
    package var live: LiveDialog? {
        switch self {
        case .created(let live), .createdOtherwise(let live, _), .recovered(let live), .alreadyExisted(let live),
            .updated(let live), .updatedOtherwise(let live, _), .partlyUpdated(let live, _):
            live
        case .unchanged, .leftAlone, .updateUnknown, .deleted, .deleteUnknown, .stale, .rejected, .failed, .unknown,
            .doubled, .notTried:
            nil
        }
    }

    /// Why it did not succeed.
    package var reason: FailureReason? {
        switch self {
        case .rejected(let reason), .failed(let reason), .unknown(let reason), .partlyUpdated(_, let reason),
            .updateUnknown(let reason), .deleteUnknown(let reason), .stale(let reason):
            reason
        case .doubled(let live):
            FailureReason("it exists \(live.count) times: \(live.map(\.id.text).joined(separator: ", "))")
        case .unchanged, .leftAlone, .created, .createdOtherwise, .recovered, .alreadyExisted, .updated,
            .updatedOtherwise, .deleted, .notTried:
            nil
        }
    }

    /// The fields in which a created or changed dialog is not as declared.
    package var differences: [FieldDifference] {
        switch self {
        case .createdOtherwise(_, let differences), .updatedOtherwise(_, let differences): differences
        default: []
        }
    }
}
