internal import Applying
internal import Diagnostics
internal import Dialogs

extension EarlyEnd {
    /// Why the rest was not tried, and what to do, ending in a line feed.
    var text: String {
        switch self {
        case .credentialsRefused(let count, let reason):
            """
            The credentials were refused for \(count) creates in a row, so the rest was not tried: \(reason.line).
            Correct or renew the credentials, then run apply again.

            """
        case .onlyFailures(let count, let reason):
            """
            \(count) creates in a row failed or stayed unknown, so the rest was not tried: \(reason.line).
            Run apply again when the server is well.

            """
        case .journalFailed:
            """
            The journal could not be written, so the rest was not tried. Mend what stands in its way, then run apply again.

            """
        }
    }
}

extension FailureReason {
    fileprivate var line: String { description.displaySafe }
}
