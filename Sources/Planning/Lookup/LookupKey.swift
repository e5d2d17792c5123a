package import Dialogs

/// Identifies one lookup in the list endpoint: which dialogs that match a query a user sees.
package struct LookupKey: Hashable, Sendable {
    /// The user on whose behalf it is sent.
    package let owner: UserID
    /// The query.
    package let query: DialogQuery

    /// Creates a key.
    package init(owner: UserID, query: DialogQuery) {
        self.owner = owner
        self.query = query
    }
}

/// How a lookup finds dialogs, which decides how many requests it takes.
package enum LookupStrategy: String, Hashable, CaseIterable, Comparable, Sendable {
    /// Lists every dialog of a type that the owner sees, page by page.
    case full
    /// Lists the dialogs of many names at once.
    case batched
    /// Lists one dialog, by its name, its members or its `_id`.
    case targeted

    package static func < (first: Self, second: Self) -> Bool {
        (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
    }
}

/// A lookup to send, and how many rows its result may have.
package struct ListRequest: Hashable, Sendable {
    /// The lookup.
    package let key: LookupKey
    /// How many rows the result may have before another strategy is cheaper; `nil` reads all of it.
    package let limit: Int?
    /// How it finds dialogs.
    package let strategy: LookupStrategy
    /// The group of dialogs that it is for.
    let group: LookupGroup.Subject
    /// Whether it is sent as a user whom the application need not have any more, for whom a refusal says something.
    var mayBeRefused = false

    /// Whether it only adds to what is known, and is sent as a user who may not exist any more: a refusal says nothing.
    var isOptional: Bool { key.owner != group.owner }

    var names: Set<ExactText> { key.query.names }
}
