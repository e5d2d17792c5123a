internal import Dialogs

/// Everyone whom the set's manifests give a name.
struct UserNames {
    private let entries: [ExactText: Entry]
    /// Where each name is defined.
    let definitions: UserDefinitions
    /// Whether a name that is not among them is surely a mistake; not where a file could not be read.
    let isComplete: Bool

    init(_ entries: [ExactText: Entry], definitions: UserDefinitions, isComplete: Bool) {
        self.entries = entries
        self.definitions = definitions
        self.isComplete = isComplete
    }

    /// What a name stands for.
    enum Entry {
        case user(NamedUser)
        case group(Members)
        /// Something wrong, which is reported.
        case mistaken
    }

    /// What the name stands for; `nil` for a name that nobody has.
    subscript(name: ExactText) -> Entry? { entries[name] }

    /// The name of each user whose ID is known; of several the first in byte order.
    var words: [UserID: ExactText] {
        var words: [UserID: ExactText] = [:]
        for case (let name, .user(.id(let id))) in entries {
            if let other = words[id], other < name { continue }
            words[id] = name
        }
        return words
    }
}

/// Users who were named together.
struct Members {
    /// The users in the order in which they were named, some perhaps repeatedly.
    private var named: [UserID]
    /// Those whose IDs are not known, or not yet.
    private(set) var unresolved: Set<UserReference> = []
    /// Whether these are all that were named; not where a name was wrong, which is reported.
    var isComplete: Bool

    init(_ users: [UserID] = [], isComplete: Bool = true) {
        named = users
        self.isComplete = isComplete
    }

    /// The users.
    var users: UserIDs { UserIDs(named) }

    /// How many they are.
    var count: Int { users.count + unresolved.count }

    /// Makes room for so many.
    mutating func reserveCapacity(_ count: Int) {
        named.reserveCapacity(count)
    }

    mutating func insert(_ user: UserID) {
        named.append(user)
    }

    mutating func insert(_ user: NamedUser) {
        switch user {
        case .id(let id): insert(id)
        case .reference(let reference): unresolved.insert(reference)
        }
    }

    mutating func formUnion(_ other: Self) {
        // A group that stands alone, as most do, is shared and not copied.
        if named.isEmpty { named = other.named } else { named += other.named }
        if !other.unresolved.isEmpty { unresolved.formUnion(other.unresolved) }
        isComplete = isComplete && other.isComplete
    }

    /// The same members, none of them kept repeatedly.
    var distinct: Self {
        var distinct = self
        distinct.named = users.ascending
        return distinct
    }
}
