internal import Dialogs

/// Everyone whom the set's manifests give a name.
struct People: Sendable {
    private let entries: [ExactText: Entry]
    /// Whether a name that is not among them is surely a mistake; not where a file could not be read.
    let isComplete: Bool

    init(_ entries: [ExactText: Entry], isComplete: Bool) {
        self.entries = entries
        self.isComplete = isComplete
    }

    /// What a name stands for.
    enum Entry {
        case user(Person)
        case group(Members)
        /// Something wrong, which is reported.
        case mistaken
    }

    /// What the name stands for; `nil` for a name that nobody has.
    subscript(name: ExactText) -> Entry? { entries[name] }

    /// The names, in no order.
    var names: some Collection<ExactText> { entries.keys }
}

/// Users who were named together.
struct Members {
    /// The users.
    var users: Set<UserID> = []
    /// Those whose IDs are not known, or not yet.
    var unresolved: Set<UserReference> = []
    /// Whether these are all that were named; not where a name was wrong, which is reported.
    var isComplete = true

    /// How many they are.
    var count: Int { users.count + unresolved.count }

    mutating func insert(_ person: Person) {
        switch person {
        case .id(let id): users.insert(id)
        case .reference(let reference): unresolved.insert(reference)
        }
    }

    mutating func formUnion(_ other: Self) {
        // A group that stands alone, as most do, is shared and not copied.
        if users.isEmpty { users = other.users } else { users.formUnion(other.users) }
        if !other.unresolved.isEmpty { unresolved.formUnion(other.unresolved) }
        isComplete = isComplete && other.isComplete
    }
}
