package import Dialogs

/// Takes note of what is deleted.
package protocol DeletionRecorder: Sendable {
    /// Records that a dialog is about to be deleted; it is on the disk when this returns.
    ///
    /// - Parameters:
    ///   - live: The dialog as it was seen last.
    ///   - key: The key of the declared dialog.
    ///   - actor: On whose behalf it is deleted.
    /// - Throws: `JournalError` where it cannot be recorded; then nothing must be sent.
    func begin(_ live: LiveDialog, of key: ExactText, as actor: UserID) throws(JournalError)

    /// Records what became of it.
    func finish(_ id: DialogID, _ end: DeletionEnd)
}

/// What became of a deletion; the raw value is its word in the log.
package enum DeletionEnd: String, Hashable, Sendable {
    /// The dialog is gone.
    case deleted
    /// It was not deleted.
    case notDeleted
    /// Nobody knows.
    case unknown
}
