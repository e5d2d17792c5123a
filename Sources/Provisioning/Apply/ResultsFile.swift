package import Applying
package import Dialogs
package import Planning
internal import Platform
package import Reporting
internal import Synchronization

/// The results of a run in a file: each result is added as it becomes known, and at the end all are written in the
/// order of the manifests.
///
/// A run that was killed leaves what it had written; the next one writes everything again, since it reads the live
/// dialogs.
package final class ResultsFile: Sendable {
    private let output: PreparedOutput
    private let path: String
    private let format: ResultFormat
    private let redacted: @Sendable (_ text: String) -> String
    private let state = Mutex(State())

    private struct State {
        var entries: [ExactText: PlanEntry] = [:]
        var people = PeopleNames.none
        var leftOut: [IncompleteDialog] = []
        var rows: AppendFile?
    }

    /// Makes sure that the file can be written, before anything is sent.
    ///
    /// - Parameters:
    ///   - file: The option that names the file, and its path.
    ///   - redacted: Removes credentials from a text.
    /// - Returns: The file; `nil` without a path.
    /// - Throws: A `RunFailure` if it cannot be written.
    package static func prepare(
        _ file: RunFile?,
        redacted: @escaping @Sendable (_ text: String) -> String
    ) throws(RunFailure) -> ResultsFile? {
        guard let file, let format = ResultFormat(path: file.path) else { return nil }
        return ResultsFile(try file.prepare(), file.path, format, redacted)
    }

    private init(
        _ output: PreparedOutput,
        _ path: String,
        _ format: ResultFormat,
        _ redacted: @escaping @Sendable (_ text: String) -> String
    ) {
        self.output = output
        self.path = path
        self.format = format
        self.redacted = redacted
    }

    /// Writes the results of a plan that are known already, and has those follow that become known.
    ///
    /// What is no file gets everything at the end, since it cannot be written over.
    ///
    /// - Throws: A `RunFailure` if they cannot be written; nothing has been created by then.
    package func start(for plan: Plan) throws(RunFailure) {
        guard output.isReplaced else { return }
        let (people, leftOut) = state.withLock { ($0.people, $0.leftOut) }
        let known = plan.entries.filter { $0.action != .create && $0.action.kind != .update }
        try write(known.map { ResultRow($0, naming: people) } + leftOut.map { ResultRow(leftOut: $0) })
        let rows = try? AppendFile(path: path, creatingWith: nil)
        state.withLock { ($0.entries, $0.rows) = (plan.entriesByKey, rows) }
    }

    /// Takes note of what manifests call people, and of the dialogs that are left out and have rows too.
    package func note(_ people: PeopleNames, leftOut: [IncompleteDialog]) {
        state.withLock { ($0.people, $0.leftOut) = (people, leftOut) }
    }

    /// Adds a dialog's row as soon as its create or update is settled.
    @Sendable func note(_ event: ApplyEvent) {
        guard case .settled(let dialog, let outcome) = event else { return }
        let (entry, rows) = state.withLock { ($0.entries[dialog.key], $0.rows) }
        guard let entry, let rows else { return }
        // What cannot be added now is written at the end, where a failure is told.
        try? rows.append(Array(format.line(ResultRow(entry, outcome), redacted: redacted).utf8))
    }

    /// Writes all rows, including those of dialogs that the run did not try to create.
    ///
    /// - Parameters:
    ///   - report: The report on the run.
    ///   - plan: The whole plan.
    ///   - isHurried: Whether there is no time to wait for a reader who stands still.
    /// - Throws: A `RunFailure` if they cannot be written.
    package func finish(_ report: RunReport, of plan: Plan, isHurried: Bool = false) throws(RunFailure) {
        let outcomes = report.outcomesByKey
        let (people, leftOut) = state.withLock { ($0.people, $0.leftOut) }
        let rows = plan.entries.map { entry in
            if let outcome = outcomes[entry.desired.key] {
                ResultRow(entry, outcome, naming: people)
            } else if entry.action == .create {
                ResultRow(postponed: entry)
            } else {
                ResultRow(entry, naming: people)
            }
        }
        let others = leftOut.map { ResultRow(leftOut: $0) } + ResultRow.rows(of: plan.undeclared)
        try write(rows + others, isHurried: isHurried)
    }

    /// Writes all of these rows, and nothing else.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - isHurried: Whether there is no time to wait for a reader who stands still.
    /// - Throws: A `RunFailure` if they cannot be written.
    package func write(_ rows: [ResultRow], isHurried: Bool = false) throws(RunFailure) {
        do throws(AtomicFile.Unwritable) {
            try output.write(format.text(rows, redacted: redacted), isHurried: isHurried)
        } catch {
            throw RunFailure("the results '\(path)' cannot be written: \(error.reason)", status: .externalFailure)
        }
    }
}
