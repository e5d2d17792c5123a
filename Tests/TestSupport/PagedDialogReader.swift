package import Dialogs
internal import Synchronization

/// A reader that answers from memory and counts requests as the API would: one for each page of 100 rows that the
/// server chose, filters that it ignores included.
package final class PagedDialogReader: DialogReader {
    private let dialogs: [LiveDialog]
    private let foreign: [DialogType: Int]
    private let ignored: Set<QueryFilter>
    private let state = Mutex<[DialogQuery]>([])

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - dialogs: What is live.
    ///   - foreign: How many dialogs there are besides that answer to no name, member or `_id` that anyone asks for.
    ///   - ignored: Filters that the server takes no notice of.
    package init(
        _ dialogs: [LiveDialog] = [],
        foreign: [DialogType: Int] = [:],
        ignoring ignored: Set<QueryFilter> = []
    ) {
        self.dialogs = dialogs
        self.foreign = foreign
        self.ignored = ignored
    }

    /// What was asked, in order.
    package var queries: [DialogQuery] { state.withLock(\.self) }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        listing(query, as: owner, limit: .max, stopsForIgnored: false)
    }

    package func list(_ query: DialogQuery, as owner: UserID, upTo limit: Int) async throws(ListingFailure) -> Listing {
        listing(query, as: owner, limit: limit, stopsForIgnored: true)
    }

    private func listing(_ query: DialogQuery, as owner: UserID, limit: Int, stopsForIgnored: Bool) -> Listing {
        state.withLock { $0.append(query) }
        let rows = dialogs.filter { dialog in
            (dialog.type == .public || dialog.occupants.contains(owner))
                && query.filtersAgainst(dialog).isSubset(of: ignored)
        }
        let strangers = foreignRows(for: query)
        let total = rows.count + strangers
        let contradicted = query.filters.intersection(ignored).subtracting([.type])
        let isContradicted = strangers > 0 || rows.contains { !query.matches($0) }
        let showsIgnored = !contradicted.isEmpty && isContradicted
        let endsEarly = total > 100 && (total > limit || stopsForIgnored && showsIgnored)
        var sorter = QuerySorter(for: query)
        for row in endsEarly ? rows.prefix(100) : rows[...] { sorter.add(row) }
        return Listing(
            dialogs: sorter.dialogs,
            similar: sorter.similar,
            extent: endsEarly ? .part(of: total) : .whole,
            ignored: showsIgnored ? contradicted : [],
            requests: endsEarly ? 1 : max(1, (total + 99) / 100),
            proof: .counted
        )
    }

    /// How many strangers the filters that work let through: a type alone, or nothing.
    private func foreignRows(for query: DialogQuery) -> Int {
        let working = query.filters.subtracting(ignored)
        guard working.isSubset(of: [.type]) else { return 0 }
        return foreign.reduce(0) { sum, kind in
            working.contains(.type) && kind.key != query.type ? sum : sum + kind.value
        }
    }
}
