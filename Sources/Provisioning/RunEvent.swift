package import Applying
package import Dialogs
package import HTTP
package import Planning

/// Something that happened in a run and that a person may want to know before its end.
package enum RunEvent: Sendable {
    /// A request was answered, or failed; only where requests are observed.
    case requestEnded(RequestRecord)
    /// The server asked for a pause of this length, in which nothing is sent.
    case paused(Duration)
    /// A part of the run came forward.
    case advanced(RunProgress)
    /// A part of the run ended.
    case stageEnded
    /// These manifests are not what the plan was made of, which is being applied.
    case inputsChanged(paths: [String])
    /// Only a part of the set is looked at.
    case shardTaken(Shard, dialogs: Int, of: Int)
    /// The session does not tell its user; the one that the environment names is taken.
    case sessionUserUnknown(FailureReason)
    /// Some users were not found.
    case usersMissing(MissingUsers)
    /// The session does not tell its application, so that nobody knows whose users the cache would hold.
    case usersCacheUnused
    /// The cache of users cannot be written.
    case usersCacheUnwritable(path: String)
    /// A way of looking dialogs up was chosen.
    case lookupChosen(LookupChoice)
    /// The server sends no totals, so pages were read until one was empty.
    case totalsMissing
    /// So many creates of earlier runs had no clear answer, and are looked for.
    case settling(Int)
    /// What became of them.
    case settled(Settlement.Result)
    /// Dialogs that were created a moment ago do not show yet, and are waited for.
    case waitingForRecentCreates(Duration)
    /// Something happened to a dialog that is being created.
    case apply(ApplyEvent)
}
