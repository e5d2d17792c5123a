package import Applying
package import Diagnostics
package import Dialogs
package import HTTP
package import Planning

/// Something that happened in a run and that the user may want to know before its end.
package enum RunEvent: Sendable {
    /// A request got a response or failed; only if requests are observed.
    case requestEnded(RequestRecord)
    /// The server asked for a pause of this length, during which nothing is sent.
    case paused(Duration)
    /// A stage made progress.
    case advanced(RunProgress)
    /// A stage ended.
    case stageEnded
    /// The manifests hold what may be a mistake, and changes nothing.
    case manifestWarnings([Diagnostic])
    /// These manifests have changed since the saved plan was made that is being applied.
    case inputsChanged(paths: [String])
    /// Only one shard of the set is processed.
    case shardTaken(Shard, dialogs: Int, of: Int)
    /// Only the dialogs are processed whose keys were asked for.
    case selected(dialogs: Int, of: Int)
    /// The session does not say who its user is; the user that the environment names is used.
    case sessionUserUnknown(FailureReason)
    /// Some users were not found; with `isSkipping`, dialogs are to be created without them.
    case usersMissing(MissingPeople, isSkipping: Bool)
    /// The session does not say which application it belongs to, so the cache of users cannot be used.
    case usersCacheUnused
    /// The names of users whom no manifest names cannot be read.
    case usersUnnamed(FailureReason)
    /// The cache of users cannot be written.
    case usersCacheUnwritable(path: String)
    /// The ids file that was named is not there yet; it begins with what these files in the state folder have.
    case idsFileMissing(path: String, begunFrom: [String])
    /// A lookup strategy was chosen for an owner, who may have a name.
    case lookupChosen(LookupChoice, PeopleNames)
    /// The server sends no totals, so pages were read until one was empty.
    case totalsMissing
    /// This many creates of earlier runs had no clear response, and their dialogs are searched for.
    case settling(Int)
    /// The result of that search.
    case settled(Settlement.Result)
    /// Listings do not show recently created dialogs yet, and the run waits for this long.
    case waitingForRecentCreates(Duration)
    /// Dialogs are created or changed from now on, and each request is answered within this time or not at all.
    case writing(answeredWithin: Duration)
    /// The run was told to stop, and waits this long at most for what is under way.
    case stopping(atMost: Duration)
    /// The run was told to stop and waits for nothing any more.
    case givingUp
    /// Something happened to a dialog that is being created.
    case apply(ApplyEvent)
}
