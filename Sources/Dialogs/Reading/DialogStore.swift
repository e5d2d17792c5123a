/// Lists the dialogs that a user sees; it has no way to change them.
package protocol DialogReader: Sendable {
    /// Every dialog that answers the query and that the owner sees: the dialogs that the owner is an occupant of, and
    /// all public ones.
    ///
    /// - Throws: `ListingFailure` where the answer cannot be had or cannot be proved complete.
    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing

    /// Like `list(_:as:)`, but ends early where the whole answer would cost more than it is worth: where it has more
    /// rows than a limit, or where more pages are left and a row has shown that the server ignored a filter.
    ///
    /// At most a page more than the limit was read when that is noticed.
    ///
    /// - Throws: `ListingFailure` where the answer cannot be had or cannot be proved complete.
    func list(_ query: DialogQuery, as owner: UserID, upTo limit: Int) async throws(ListingFailure) -> Listing
}

extension DialogReader {
    /// Without pages there is nothing to save.
    package func list(_ query: DialogQuery, as owner: UserID, upTo limit: Int) async throws(ListingFailure) -> Listing {
        try await list(query, as: owner)
    }
}

/// Lists and creates dialogs.
package protocol DialogStore: DialogReader {
    /// Gets what creates prove their right with, where that is due; called before a create, and before it is recorded,
    /// so that the create itself is one request and its time is that of the record.
    ///
    /// - Parameter refusal: Why the server refused the right of this dialog's last create, where it did.
    /// - Returns: Why no create can be sent; `nil` when all is ready.
    func authorize(after refusal: FailureReason?) async -> FailureReason?

    /// Sends at most one request to create the dialog on behalf of its owner, and says what is known of the outcome.
    func create(_ dialog: DesiredDialog) async -> CreateOutcome
}

extension DialogStore {
    /// Without anything that ends, all is ready unless the server said no.
    package func authorize(after refusal: FailureReason?) async -> FailureReason? { refusal }
}

/// What is known after one attempt to create a dialog.
///
/// The API has no unique names and no idempotency key, so the one question that counts is whether the dialog may exist.
package enum CreateOutcome: Hashable, Sendable {
    /// The server made the dialog, perhaps not as it was declared.
    case created(LiveDialog)
    /// The server answered with a private dialog that the two users had before.
    case alreadyExisted(LiveDialog)
    /// No byte of the request left, so nothing happened: it may be sent again.
    case nothingSent(FailureReason)
    /// The server counted too many requests and did not process this one: it may be sent again after a while.
    case throttled(FailureReason, retryAfter: Duration?)
    /// The credentials were refused; nothing happened.
    case unauthorized(FailureReason)
    /// The server understood the request and refused it; nothing happened.
    case rejected(FailureReason)
    /// The dialog may or may not exist: it must not be sent again before someone has looked.
    case unknown(FailureReason)
}
