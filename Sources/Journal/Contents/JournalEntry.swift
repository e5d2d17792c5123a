package import Dialogs
package import Platform

/// One intent of a journal with what is known of its outcome.
package struct JournalEntry: Hashable, Sendable {
    /// The number.
    package let number: IntentNumber
    /// What the POST was to ask.
    package let intent: Intent
    /// When the intent was recorded, which was before its POST.
    package let at: Moment
    /// The outcome; `nil` where none is recorded, because the run crashed or is still going.
    package internal(set) var outcome: RecordedOutcome?

    /// Creates an entry.
    package init(number: IntentNumber, intent: Intent, at: Moment, outcome: RecordedOutcome? = nil) {
        self.number = number
        self.intent = intent
        self.at = at
        self.outcome = outcome
    }
}

/// An outcome and when it was recorded.
package struct RecordedOutcome: Hashable, Sendable {
    /// The outcome.
    package let outcome: IntentOutcome
    /// When it was recorded.
    package let at: Moment

    /// Creates a recorded outcome.
    package init(_ outcome: IntentOutcome, at: Moment) {
        self.outcome = outcome
        self.at = at
    }
}

/// A dialog that is known to have been created, and when that became known.
package struct ConfirmedCreate: Hashable, Sendable {
    /// What was asked.
    package let intent: Intent
    /// The dialog that the server made.
    package let id: DialogID
    /// When the outcome was recorded.
    package let at: Moment

    /// Creates a confirmed create.
    package init(intent: Intent, id: DialogID, at: Moment) {
        self.intent = intent
        self.id = id
        self.at = at
    }
}

extension JournalEntry {
    /// Whether the dialog may exist without anyone knowing.
    package var isOpen: Bool { !(outcome?.outcome.isFinal ?? false) }

    /// The dialog that the intent led to.
    package var confirmedCreate: ConfirmedCreate? {
        guard let outcome, case .created(let id, by: _) = outcome.outcome else { return nil }
        return ConfirmedCreate(intent: intent, id: id, at: outcome.at)
    }

    /// A moment after which no byte of the POST can have been sent: the settle window counts from here.
    ///
    /// Where the run that made the intent left no outcome, it counts how long that run could wait before it sent the
    /// request, and how long it let a request take in all.
    package func sendingEnded(requestTimeout: Duration) -> Moment {
        outcome?.at ?? at.advanced(by: Intent.longestDelay + requestTimeout)
    }
}
