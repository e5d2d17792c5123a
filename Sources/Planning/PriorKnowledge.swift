package import Dialogs

/// What is known before anything is looked up: which live dialogs are whose, and what a plan may ask.
package struct PriorKnowledge: Sendable {
    /// What earlier runs remember, the most trusted first.
    package var memories: [Memory] = []
    /// The application, where it is known; otherwise the room address of a live dialog tells it.
    package var application: Int?
    /// The dialogs that were created so recently that a listing may not show them yet.
    package var late: Set<DialogID> = []
    /// The live dialogs of which one may be that of a key, by an earlier create whose result was never certain.
    package var undecided: [ExactText: [LiveDialog]] = [:]
    /// Live dialogs of these types that dialogs outside this part of the set are pinned to: they match none in it.
    package var reserved: [DialogID: DialogType] = [:]
    /// The keys that the rest of the set declares, of which this is a part; `nil` where the rest is not known.
    package var keysElsewhere: Set<ExactText>? = []
    /// Whether names are compared with near ones, where a person will read the plan.
    package var comparesNames = true
    /// Whether requests can be sent on behalf of any user, as with an API key.
    package var canActAsAnyone = false

    /// Whether all dialogs that the owners see are listed, to tell those that nobody declares.
    package var listsUndeclared = false
    /// The users whose dialogs are listed then, besides the owners of the set.
    package var otherOwners: Set<UserID> = []
    /// What the set declares besides, where no more is known of it.
    package var namesElsewhere: Set<DeclaredName> = []

    /// The people who are to be in no group.
    package var departed: [DepartedPerson] = []
    /// Whether all groups of theirs are listed, to take them out of those too that nobody declares.
    package var listsDeparted = false
    /// The part of the set that this is, where several runs share it.
    package var shard: Shard?

    /// What earlier runs remember of rooms that they keep up to date.
    package var rooms: [DialogID: RememberedRoom] = [:]

    /// Nothing is known.
    package init() {}

    /// Which dialogs a file or a journal says are whose, within one application.
    package struct Memory: Sendable {
        /// The application; `nil` where it is not known.
        package let application: Int?
        /// The dialogs by their keys.
        package let dialogs: [ExactText: DialogIdentity]

        /// Creates a memory.
        package init(_ dialogs: [ExactText: DialogIdentity], application: Int? = nil) {
            self.dialogs = dialogs
            self.application = application
        }
    }
}

extension PriorKnowledge {
    /// What is remembered of an application; of every one where that is not known yet, since a server shows only the
    /// dialogs of its own.
    func memories(of application: Int?) -> [Memory] {
        memories.filter { $0.application == nil || application == nil || $0.application == application }
    }
}
