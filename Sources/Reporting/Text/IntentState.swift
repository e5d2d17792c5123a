internal import Dialogs
internal import Journal

/// Whether the dialog of an intent was created.
enum IntentState: CaseIterable {
    case open
    case created
    case notCreated

    var word: String {
        switch self {
        case .open: "open"
        case .created: "created"
        case .notCreated: "not created"
        }
    }

    var sign: String {
        switch self {
        case .open: "?"
        case .created: "+"
        case .notCreated: "-"
        }
    }

    var colour: TextColour {
        switch self {
        case .open: .magenta
        case .created: .green
        case .notCreated: .dim
        }
    }
}

extension JournalEntry {
    /// The state of the intent.
    var state: IntentState {
        switch outcome?.outcome {
        case .created: .created
        case .notCreated: .notCreated
        case .unknown, nil: .open
        }
    }
}

extension IntentOutcome {
    /// The details of the outcome, shown after the word for its state; not yet safe for a terminal.
    var sentence: String {
        switch self {
        case .created(let id, by: .answer): "\(id)"
        case .created(let id, by: .lookup): "\(id), found by looking for it"
        case .notCreated(let absence): absence.phrase
        case .unknown(let reason): "no clear answer: \(reason)"
        }
    }
}

extension IntentOutcome.Absence {
    fileprivate var phrase: String {
        switch self {
        case .nothingSent: "nothing was sent"
        case .throttled: "the server counted too many requests"
        case .unauthorized: "the credentials were refused"
        case .rejected: "the server refused it"
        case .absent: "it was looked for and not found"
        }
    }
}
