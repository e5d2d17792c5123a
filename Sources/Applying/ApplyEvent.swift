package import Dialogs
package import Planning

/// Something that happened while a plan was carried out.
package enum ApplyEvent: Hashable, Sendable {
    /// A dialog's create or update is settled.
    case settled(DesiredDialog, ApplyOutcome)
    /// A dialog's create or update did not happen and is retried after the wait.
    case waiting(DesiredDialog, FailureReason, Duration)
    /// The server has answered to a step of a dialog's update, which sent these fields, with these texts in place of
    /// what was sent; it has stored the others as they were sent.
    case stored(DesiredDialog, DialogID, sent: [ManagedField], otherwise: [FieldDifference])
    /// A dialog's update had no clear response, and the dialog is read again.
    case rereading(DesiredDialog, FailureReason)
    /// A dialog's create had no clear response, and the dialog is looked up.
    case searching(DesiredDialog, FailureReason)
}
