/// Sorts the rows of an answer into those that the query asks for, those whose name is merely similar, and the rest.
package struct QuerySorter: Sendable {
    private let query: DialogQuery
    private let sent: DialogQuery
    private let foldedNames: Set<String>
    /// The dialogs that the query asks for.
    package private(set) var dialogs: [LiveDialog] = []
    /// The dialogs that it would ask for if their names were not merely similar to a name of the query.
    package private(set) var similar: [LiveDialog] = []
    /// The filters that some row contradicts: the server ignored them.
    package private(set) var ignored: Set<QueryFilter> = []

    /// Creates a sorter for the answer to one query.
    ///
    /// - Parameters:
    ///   - query: What is asked for.
    ///   - sent: What the server was asked, where an address is too short for all of it.
    package init(for query: DialogQuery, sent: DialogQuery? = nil) {
        self.query = query
        self.sent = sent ?? query
        foldedNames = Set(query.names.map(\.folded))
    }

    /// Takes a row; one that is left out is not kept, and still tells which filters the server ignored.
    package mutating func add(_ dialog: LiveDialog, isLeftOut: Bool = false) {
        let against = query.filtersAgainst(dialog)
        if against.isEmpty {
            if !isLeftOut { dialogs.append(dialog) }
        } else if against.isSubset(of: [.name, .nameIn]), let name = dialog.name, foldedNames.contains(name.folded) {
            if !isLeftOut { similar.append(dialog) }
        } else {
            ignored.formUnion(sent.filtersAgainst(dialog))
        }
    }
}
