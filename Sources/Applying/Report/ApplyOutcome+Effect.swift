internal import Dialogs

extension ApplyOutcome {
    /// What the requests of a run have done to a dialog.
    package enum Effect: Hashable, Sendable {
        /// Nothing, for certain.
        case none
        /// They made it.
        case made
        /// They made it, or did not.
        case mayBeMade
        /// They changed it.
        case changed
        /// They changed it, or did not.
        case mayBeChanged
        /// They deleted it.
        case removed
        /// They deleted it, or did not.
        case mayBeRemoved
    }

    /// What the requests of the run have done to the dialog.
    package var effect: Effect {
        switch self {
        case .created, .createdOtherwise, .recovered, .doubled: .made
        case .unknown: .mayBeMade
        case .updated, .updatedOtherwise, .partlyUpdated: .changed
        case .updateUnknown: .mayBeChanged
        case .deleted: .removed
        case .deleteUnknown: .mayBeRemoved
        case .unchanged, .leftAlone, .alreadyExisted, .stale, .rejected, .failed, .notTried: .none
        }
    }

    /// The one dialog that the run made.
    var made: LiveDialog? { effect == .made ? live : nil }
}
