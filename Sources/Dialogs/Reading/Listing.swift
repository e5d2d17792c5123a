/// The answer to one query.
package struct Listing: Hashable, Sendable {
    /// Every dialog that answers the query, each once; those of the pages that were read where it is a part.
    package let dialogs: [LiveDialog]
    /// Dialogs that came with them and would answer the query but for a name that is merely similar.
    package let similar: [LiveDialog]
    /// Dialogs that the reader leaves out, and that came with the rows.
    package let leftOut: Set<DialogID>
    /// How much of the answer this is.
    package let extent: Extent
    /// Filters of the query that the server ignored, as rows show that came and contradict them.
    package let ignored: Set<QueryFilter>
    /// How many list requests it took, repeated ones counted.
    package let requests: Int
    /// How it is known that no dialog is missing; of a part, that none is missing before its end.
    package let proof: CompletenessProof
    /// When the server sent the last part of it by its own clock, as HTTP writes a date; `nil` where it does not say.
    package let date: String?

    /// How much of an answer was read.
    package enum Extent: Hashable, Sendable {
        /// All of it.
        case whole
        /// Its beginning; `of` rows in all, where the server counts them.
        case part(of: Int?)
    }

    /// Creates the answer to a query.
    package init(
        dialogs: [LiveDialog],
        similar: [LiveDialog] = [],
        leftOut: Set<DialogID> = [],
        extent: Extent = .whole,
        ignored: Set<QueryFilter> = [],
        requests: Int,
        proof: CompletenessProof,
        date: String? = nil
    ) {
        self.dialogs = dialogs
        self.similar = similar
        self.leftOut = leftOut
        self.extent = extent
        self.ignored = ignored
        self.requests = requests
        self.proof = proof
        self.date = date
    }
}

/// Why a listing is believed to be complete.
package enum CompletenessProof: Hashable, Sendable {
    /// As many distinct rows came as the server counted in `total_entries`, unchanged while it was read.
    case counted
    /// The server sends no `total_entries`, as old ones do; pages were read until one was empty.
    case readUntilEmpty
}
