internal import Applying
internal import Diagnostics
internal import Dialogs
internal import Planning

extension EarlyEnd {
    /// Why the rest was not tried and what to do, ending in a line feed.
    var text: String {
        switch self {
        case .credentialsRefused(let count, let reason):
            """
            The credentials were refused for \(count) dialogs in a row, so the rest was not tried: \(reason.line).
            Correct or renew the credentials, then run apply again.

            """
        case .onlyFailures(let count, let reason):
            """
            \(count) dialogs in a row failed or stayed unknown, so the rest was not tried: \(reason.line).
            Run apply again when the server is well.

            """
        case .journalFailed:
            """
            The journal could not be written, so the rest was not tried. Mend what stands in its way, then run apply \
            again.

            """
        case .canaryFailed(let problems):
            problems.map { "\($0.desired.key.string.unquotedDisplaySafe): \($0.kind.text)\n" }.joined() + """
                The first dialogs are not what was declared, so the rest was not tried. Correct the manifest or the
                application, decide what becomes of these, then run apply again.

                """
        case .declinedAfterCanary: "The rest was not tried. Run apply again to create it.\n"
        }
    }
}

extension CanaryProblem.Kind {
    fileprivate var text: String {
        switch self {
        case .notCreated: "it was not created"
        case .notShown: "it was created, and no listing shows it"
        case .differs(let differences):
            "it was created, and differs in \(differences.map(\.field.displaySafe).joined(separator: ", "))"
        case .undecided(let kind): "it was created, and is \(kind == .conflict ? "in conflict" : kind.rawValue) now"
        }
    }
}

extension FailureReason {
    fileprivate var line: String { description.displaySafe }
}
