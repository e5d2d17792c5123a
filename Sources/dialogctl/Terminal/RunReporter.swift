import Applying
import Dialogs
import FoundationEssentials
import Journal
import PlanFile
import Planning
import Platform
import Provisioning
import QuickBlox
import Reporting
import Synchronization

/// Shows the plan and the outcome of a run, and writes its reports when it ends, whatever its status.
final class RunReporter: Sendable {
    private let command: Report.Command
    private let options: ReportOptions
    private let listsAllExisting: Bool
    private let context: CommandContext
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var isReady = false
        var endpoint: String?
        var plan: Plan?
        var document: PlanDocument?
        var stale: [StaleEntry] = []
        var run: RunReport?
    }

    init(_ command: Report.Command, _ options: ReportOptions, all: Bool, in context: CommandContext) {
        self.command = command
        self.options = options
        listsAllExisting = all
        self.context = context
    }

    /// Checks, before anything is sent, that every report can be written.
    ///
    /// - Throws: A `RunFailure` that names the first file that cannot.
    func prepare() throws(RunFailure) {
        for path in options.files.map(\.path) + [options.metrics].compactMap(\.self) {
            do throws(AtomicFile.Unwritable) {
                try AtomicFile(path: path).check()
            } catch {
                throw RunFailure("the report '\(path)' cannot be written: \(error.reason)", status: .usage)
            }
        }
        state.withLock { $0.isReady = true }
    }

    /// Records the endpoint of the run.
    func note(_ endpoint: Endpoint) { state.withLock { $0.endpoint = endpoint.text } }

    /// Shows the plan.
    ///
    /// - Parameters:
    ///   - plan: The plan; for a saved plan, the part that is still up to date.
    ///   - document: The plan as saved in a file; for a plan that was loaded from a file, that file's document.
    ///   - stale: The entries of a saved plan that are out of date.
    ///   - isAskedAbout: Whether the user is asked about the plan next, and so must see it, wherever standard output
    ///     goes.
    func show(
        _ plan: Plan,
        of document: PlanDocument,
        stale: [StaleEntry] = [],
        isAskedAbout: Bool = false
    ) {
        state.withLock { ($0.plan, $0.document, $0.stale) = (plan, document, stale) }
        let console = context.console
        if options.format == .text {
            console.write(text(of: plan, stale, console.style))
        } else if isAskedAbout {
            console.report(text(of: plan, stale, console.errorStyle))
        }
    }

    private func text(of plan: Plan, _ stale: [StaleEntry], _ style: TextStyle) -> String {
        let isEmpty = plan.entries.isEmpty && !stale.isEmpty
        let text = isEmpty ? "" : PlanText(plan, style: style, listsAllExisting: listsAllExisting).text
        return stale.isEmpty ? text : text + StaleText(stale, style: style).text
    }

    /// Shows the outcome of the run.
    func show(_ run: RunReport) {
        state.withLock { $0.run = run }
        let console = context.console
        guard options.format == .text else { return }
        console.write("\n")
        console.write(RunText(run, style: console.style).text)
    }

    /// Writes the reports.
    ///
    /// - Parameters:
    ///   - status: The status of the run.
    ///   - failure: Why the run could not continue, if it could not.
    /// - Returns: The status, or a worse one if a report could not be written.
    func end(with status: RunStatus, _ failure: RunFailure?) -> RunStatus {
        let state = state.withLock { state in
            defer { state.isReady = false }
            return state
        }
        guard state.isReady, options.areForPrograms
        else { return status }
        let report = report(state, failure)
        if options.format != .text { context.console.write(report.text(as: options.format)) }
        var worst = status
        for file in options.files where !wrote(report.text(as: file.format), to: file.path) {
            worst = .worst(of: [worst, .externalFailure])
        }
        if let path = options.metrics, !wrote(metrics(report, worst, path).text, to: path) {
            worst = .worst(of: [worst, .externalFailure])
        }
        return worst
    }

    /// Writes the reports of a run that is interrupted while it asks a question.
    @Sendable func abandon() { _ = end(with: .interrupted, RunFailure(.cancelled)) }

    private func report(_ state: State, _ failure: RunFailure?) -> Report {
        let folder = FileManager.default.currentDirectoryPath
        let reportContext = ReportContext(
            endpoint: state.endpoint,
            time: WallTime.current().iso8601,
            name: options.name?.text,
            paths: AnnotationPaths(workingFolder: folder, workspace: context.variables["GITHUB_WORKSPACE"])
        )
        return Report(
            command,
            reportContext,
            plan: state.plan,
            document: state.document,
            stale: state.stale,
            run: state.run,
            problems: failure?.problems ?? [],
            redacted: { [console = context.console] in console.redacted($0) }
        )
    }

    private func metrics(_ report: Report, _ status: RunStatus, _ path: String) -> RunMetrics {
        let now = WallTime.current()
        let isGood = status == .done || status == .drift
        let old = isGood ? nil : (try? BoundedFile.text(atPath: path))
        return RunMetrics(
            report,
            RunMetrics.Figures(
                requests: context.requests.counts,
                duration: ContinuousClock.now - start,
                exitCode: status.rawValue,
                end: now,
                lastSuccess: isGood ? now.seconds : old.flatMap { RunMetrics.lastSuccess(of: command, in: $0) }
            )
        )
    }

    private func wrote(_ text: String, to path: String) -> Bool {
        do throws(AtomicFile.Unwritable) {
            try AtomicFile(path: path).replace(with: text)
            return true
        } catch {
            context.console.log("error", "the report '\(path)' cannot be written: \(error.reason)")
            return false
        }
    }
}

extension RunFailure {
    /// The problems for the reports.
    fileprivate var problems: [ReportProblem] {
        switch reason {
        case .text(let text): [ReportProblem(text)]
        case .diagnostics(let diagnostics): diagnostics.map(ReportProblem.init)
        case .ambiguousUsers, .unadoptable: []
        }
    }
}
