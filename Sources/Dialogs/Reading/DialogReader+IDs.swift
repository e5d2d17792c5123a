extension DialogQuery {
    /// How many dialogs are asked for by their `_id`s with one request: as many as fit on a page.
    package static let mostIDs = 100
}

extension DialogReader {
    /// Those of some dialogs that a user sees, by their `_id`s: a hundred with a request, or where the server ignores
    /// such lists, one.
    ///
    /// - Parameters:
    ///   - ids: The dialogs that are asked for.
    ///   - user: The user who looks.
    /// - Returns: The dialogs, and how many requests it took.
    /// - Throws: `ListingFailure` where one of the answers cannot be had or cannot be proved complete.
    package func dialogs(
        _ ids: some Sequence<DialogID>,
        as user: UserID
    ) async throws(ListingFailure) -> (visible: [DialogID: LiveDialog], requests: Int) {
        var visible: [DialogID: LiveDialog] = [:]
        var requests = 0
        var most = DialogQuery.mostIDs
        var rest = ids.sorted()[...]
        while !rest.isEmpty {
            let query = DialogQuery(ids: Set(rest.prefix(most)))
            let listing =
                query.ids.count == 1
                ? try await list(query, as: user) : try await list(query, as: user, upTo: .max)
            requests += listing.requests
            guard listing.extent == .whole else {
                most = 1
                continue
            }
            for dialog in listing.dialogs { visible[dialog.id] = dialog }
            rest = rest.dropFirst(query.ids.count)
        }
        return (visible, requests)
    }

    /// The dialog with an `_id`, where a user sees it.
    ///
    /// - Throws: `ListingFailure` where the answer cannot be had or cannot be proved complete.
    package func dialog(_ id: DialogID, as user: UserID) async throws(ListingFailure) -> LiveDialog? {
        try await dialogs([id], as: user).visible[id]
    }
}
