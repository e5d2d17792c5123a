package import Dialogs

/// What became of the POST that an intent announced.
package enum IntentOutcome: Hashable, Sendable {
    /// The dialog exists.
    case created(DialogID, by: Evidence)
    /// The POST made no dialog, and never will.
    case notCreated(Absence)
    /// The dialog may or may not exist; the intent stays open. No byte was sent after this was recorded.
    ///
    /// The reason is for people; of one longer than 512 bytes of UTF-8 the rest is cut off.
    case unknown(reason: String)

    /// How it is known that a dialog exists.
    package enum Evidence: String, Hashable, CaseIterable, Sendable {
        /// The server's answer said so.
        case answer
        /// A later lookup found it.
        case lookup
    }

    /// How it is known that no dialog was made.
    package enum Absence: String, Hashable, CaseIterable, Sendable {
        /// No byte of the request left.
        case nothingSent
        /// The server counted too many requests and did not process this one.
        case throttled
        /// The server refused the credentials.
        case unauthorized
        /// The server refused the request.
        case rejected
        /// It was looked for after the settle window, and it was not there.
        case absent
    }
}

extension IntentOutcome {
    /// Whether nothing more is to be found out.
    package var isFinal: Bool {
        switch self {
        case .created, .notCreated: true
        case .unknown: false
        }
    }
}
