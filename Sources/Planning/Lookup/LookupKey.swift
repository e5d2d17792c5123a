package import Dialogs

/// One question to the list endpoint: which dialogs of a query a user sees.
package struct LookupKey: Hashable, Sendable {
    /// The user on whose behalf it is asked.
    package let owner: UserID
    /// What is asked for.
    package let query: DialogQuery

    /// Creates a lookup.
    package init(owner: UserID, query: DialogQuery) {
        self.owner = owner
        self.query = query
    }
}

/// How a lookup finds dialogs, which decides how many requests it takes.
package enum LookupStrategy: String, Hashable, CaseIterable, Comparable, Sendable {
    /// Every dialog of a type that the owner sees, page by page.
    case full
    /// The dialogs of many names at once.
    case batched
    /// One dialog, by its name, its members or its `_id`.
    case targeted

    package static func < (first: Self, second: Self) -> Bool {
        (allCases.firstIndex(of: first) ?? 0) < (allCases.firstIndex(of: second) ?? 0)
    }
}

/// A lookup that a reading asks, and how long its answer may be.
package struct ListRequest: Hashable, Sendable {
    /// What is asked.
    package let lookup: LookupKey
    /// How many rows the answer may have before it is cheaper to ask otherwise; `nil` reads all of it.
    package let limit: Int?
    /// How it finds dialogs.
    package let way: LookupStrategy
    /// The dialogs that it is asked for.
    let group: LookupGroup.Subject

    var names: Set<ExactText> { lookup.query.names }
}
