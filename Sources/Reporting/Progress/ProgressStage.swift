/// A stage of a run that takes long enough to show its progress.
package enum ProgressStage: Hashable, Sendable {
    /// Users are looked up.
    case findingPeople
    /// Live dialogs are read.
    case reading
    /// What earlier runs created without a clear response is looked for.
    case settling
    /// Listings do not show yet what was created a moment ago.
    case waiting
    /// Dialogs are created.
    case creating
    /// Dialogs are changed.
    case updating
    /// Dialogs are deleted.
    case deleting
    /// Created dialogs are listed once more.
    case verifying

    /// The word at the start of the line.
    var verb: String {
        switch self {
        case .findingPeople: "Finding people"
        case .reading: "Reading"
        case .settling: "Settling unclear creates"
        case .waiting: "Waiting for recent creates to show"
        case .creating: "Creating"
        case .updating: "Updating"
        case .deleting: "Deleting"
        case .verifying: "Verifying"
        }
    }
}
