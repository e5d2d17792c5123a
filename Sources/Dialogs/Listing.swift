/// The whole answer to one query.
package struct Listing: Hashable, Sendable {
    /// Every dialog that answers the query, each once.
    package let dialogs: [LiveDialog]
    /// Dialogs that came with them and would answer the query but for a name that is merely similar.
    package let similar: [LiveDialog]
    /// How many list requests it took, repeated ones counted.
    package let requests: Int
    /// How it is known that no dialog is missing.
    package let proof: CompletenessProof

    /// Creates the answer to a query.
    package init(dialogs: [LiveDialog], similar: [LiveDialog] = [], requests: Int, proof: CompletenessProof) {
        self.dialogs = dialogs
        self.similar = similar
        self.requests = requests
        self.proof = proof
    }
}

/// Why a listing is believed to be complete.
package enum CompletenessProof: Hashable, Sendable {
    /// As many distinct rows came as the server counted in `total_entries`, unchanged while it was read.
    case counted
    /// The server sends no `total_entries`, as old ones do; pages were read until one was empty.
    case readUntilEmpty
}
