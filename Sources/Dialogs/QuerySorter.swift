/// Sorts the rows of an answer into those that the query asks for, those whose name is merely similar, and the rest.
package struct QuerySorter: Sendable {
    private let query: DialogQuery
    private let sent: DialogQuery
    private let foldedNames: Set<String>
    private let leftOut: Set<DialogID>
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
    ///   - leftOut: Dialogs that are not kept; they still tell which filters the server ignored.
    package init(for query: DialogQuery, sent: DialogQuery? = nil, leavingOut leftOut: Set<DialogID> = []) {
        self.query = query
        self.sent = sent ?? query
        self.leftOut = leftOut
        foldedNames = Set(query.names.map(\.folded))
    }

    /// Takes a row.
    package mutating func add(_ dialog: LiveDialog) {
        let against = query.filtersAgainst(dialog)
        if against.isEmpty {
            if leftOut.isEmpty || !leftOut.contains(dialog.id) { dialogs.append(dialog) }
        } else if against.isSubset(of: [.name, .nameIn]), let name = dialog.name, foldedNames.contains(name.folded) {
            similar.append(dialog)
        } else {
            ignored.formUnion(sent.filtersAgainst(dialog))
        }
    }
}
