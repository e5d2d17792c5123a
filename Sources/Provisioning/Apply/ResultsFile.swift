package import Applying
internal import Dialogs
package import Planning
internal import Platform
internal import Reporting
internal import Synchronization

/// The results of a run in a file: each result is added as it becomes known, and at the end all are written in the
/// order of the manifests.
///
/// A run that was killed leaves what it had written; the next one writes everything again, since it reads the live
/// dialogs.
package final class ResultsFile: Sendable {
    private let path: String
    private let format: ResultFormat
    private let entries: [ExactText: PlanEntry]
    private let rows = Mutex<AppendFile?>(nil)

    /// Opens the file for the results of a plan, and writes the results that are known already; returns `nil` without a
    /// path.
    ///
    /// - Throws: A `RunFailure` if it cannot be written; nothing has been created by then.
    package static func start(at path: String?, for plan: Plan) throws(RunFailure) -> ResultsFile? {
        guard let path, let format = ResultFormat(path: path) else { return nil }
        return try ResultsFile(path, format, for: plan)
    }

    private init(_ path: String, _ format: ResultFormat, for plan: Plan) throws(RunFailure) {
        self.path = path
        self.format = format
        entries = plan.entriesByKey
        try Self.write(plan.entries.filter { $0.action != .create }.map { ResultRow($0) }, as: format, to: path)
        guard AtomicFile(path: path).isRegular else { return }
        rows.withLock { $0 = try? AppendFile(path: path, creatingWith: nil) }
    }

    /// Adds a dialog's row as soon as its create is settled.
    @Sendable func note(_ event: ApplyEvent) {
        guard case .settled(let dialog, let outcome) = event, let entry = entries[dialog.key] else { return }
        let line = Array(format.line(ResultRow(entry, outcome)).utf8)
        // What cannot be added now is written at the end, where a failure is told.
        rows.withLock { try? $0?.append(line) }
    }

    /// Writes all rows, including those of dialogs that the run did not try to create.
    ///
    /// - Throws: A `RunFailure` if they cannot be written.
    package func finish(_ report: RunReport, of plan: Plan) throws(RunFailure) {
        let outcomes = report.outcomesByKey
        let rows = plan.entries.map { entry in
            outcomes[entry.desired.key].map { ResultRow(entry, $0) } ?? ResultRow(postponed: entry)
        }
        try Self.write(rows, as: format, to: path)
    }

    private static func write(
        _ rows: [ResultRow],
        as format: ResultFormat,
        to path: String
    ) throws(RunFailure) {
        try write(format.text(rows), to: path)
    }

    /// Writes the whole text of a results file.
    ///
    /// - Throws: A `RunFailure` if it cannot be written.
    package static func write(_ text: String, to path: String) throws(RunFailure) {
        do throws(AtomicFile.Unwritable) {
            try AtomicFile(path: path).replace(with: text)
        } catch {
            throw RunFailure("the results '\(path)' cannot be written: \(error.reason)", status: .externalFailure)
        }
    }
}
