/// What is known after one attempt to change a dialog.
///
/// Unlike a create, a change may be sent again: setting a field and adding or removing a person are repeatable.
package enum ChangeOutcome: Hashable, Sendable {
    /// The server answered with the dialog as it is now, which need not be as asked.
    case changed(LiveDialog)
    /// No byte of the request left: it may be sent again.
    case nothingSent(FailureReason)
    /// The server counted too many requests: it may be sent again after a while.
    case throttled(FailureReason, retryAfter: Duration?)
    /// The credentials were refused.
    case unauthorized(FailureReason)
    /// The server understood the request and refused it.
    case refused(ChangeRefusal, FailureReason)
    /// The change may or may not have been made: the dialog is to be read again.
    case unclear(FailureReason)
}

/// Why a server refuses a change.
package enum ChangeRefusal: Hashable, Sendable {
    /// The acting user may not do this (403).
    case forbidden
    /// There is no such dialog, or the acting user does not see it (404).
    case notFound
    /// A value, or a user, is wrong (422 or 400).
    case invalid
}

/// What is known after one attempt to delete a dialog.
///
/// It may be sent again: a dialog that is gone stays gone.
package enum DeleteOutcome: Hashable, Sendable {
    /// The server says that it is deleted for everybody.
    case deleted
    /// The server says that there is no such dialog, or none that the acting user sees.
    case notFound(FailureReason)
    /// No byte of the request left: it may be sent again.
    case nothingSent(FailureReason)
    /// The server counted too many requests: it may be sent again after a while.
    case throttled(FailureReason, retryAfter: Duration?)
    /// The credentials were refused.
    case unauthorized(FailureReason)
    /// The server understood the request and refused it.
    case refused(ChangeRefusal, FailureReason)
    /// The dialog may or may not have been deleted: it is to be looked for.
    case unclear(FailureReason)
}

/// Lists, creates, changes and deletes dialogs.
package protocol DialogEditor: DialogStore {
    /// Sends at most one request to change a dialog, on behalf of a user, and says what is known of the outcome.
    ///
    /// - Parameters:
    ///   - id: The dialog.
    ///   - change: What changes.
    ///   - actor: The user who is named as acting; in a session, its user acts whoever is named.
    /// - Returns: The outcome.
    func change(_ id: DialogID, _ change: DialogChange, as actor: UserID) async -> ChangeOutcome

    /// Sends at most one request to delete a dialog for everybody, on behalf of a user, and says what is known of the
    /// outcome.
    ///
    /// - Parameters:
    ///   - id: The dialog.
    ///   - actor: The user who is named as acting; in a session, its user acts whoever is named.
    /// - Returns: The outcome.
    func delete(_ id: DialogID, as actor: UserID) async -> DeleteOutcome
}
