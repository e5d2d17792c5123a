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
    private let paths: [String]
    private let asked: RunOptions
    private let rule: FailureRule
    private let listsAll: Bool
    private let context: CommandContext
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var isReady = false
        var outputs: [PreparedOutput] = []
        var failures: [RunFailure] = []
        var endpoint: String?
        var plan: Plan?
        var document: PlanDocument?
        var stale: [StaleEntry] = []
        var run: RunReport?
        var leftAlone: [String] = []
    }

    /// Creates the reporter of a command.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - options: The options of its reports.
    ///   - paths: The manifests, or the plan, of the run.
    ///   - asked: The options of the run.
    ///   - rule: What makes the run fail.
    ///   - all: Whether every dialog is listed that exists as declared, and everybody in what is created or
    ///     changed.
    ///   - context: The environment of the command.
    init(
        _ command: Report.Command,
        _ options: ReportOptions,
        of paths: [String],
        _ asked: RunOptions,
        failing rule: FailureRule,
        all: Bool,
        in context: CommandContext
    ) {
        self.command = command
        self.options = options
        self.paths = paths
        self.asked = asked
        self.rule = rule
        listsAll = all
        self.context = context
    }

    /// Checks, before anything is sent, that every report can be written.
    ///
    /// - Throws: A `RunFailure` that names the first file that cannot.
    func prepare() throws(RunFailure) {
        var outputs: [PreparedOutput] = []
        for file in options.outputs { outputs.append(try file.prepare()) }
        state.withLock { ($0.outputs, $0.isReady) = (outputs, true) }
    }

    /// Does work that can fail without ending the run, and tells of the failure.
    ///
    /// - Parameters:
    ///   - status: The status of the run so far.
    ///   - work: The work, such as writing a file.
    /// - Returns: The status, or a worse one if the work failed.
    func status(_ status: RunStatus, after work: () throws(RunFailure) -> Void) -> RunStatus {
        do throws(RunFailure) {
            try work()
            return status
        } catch {
            context.console.report(error)
            state.withLock { $0.failures.append(error) }
            return .worst(of: [status, error.status])
        }
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
            console.writeLines(text(of: plan, document, stale, console.style, console.outputWidth))
        } else if isAskedAbout {
            console.report(text(of: plan, document, stale, console.errorStyle, console.errorWidth))
        }
    }

    private func text(
        of plan: Plan,
        _ document: PlanDocument,
        _ stale: [StaleEntry],
        _ style: TextStyle,
        _ width: Int
    ) -> String {
        let isEmpty = plan.entries.isEmpty && !stale.isEmpty
        let people = document.people
        let planText = PlanText(
            plan,
            naming: people,
            missing: document.missing,
            style: style,
            listsAll: listsAll,
            showsRequests: asked.observesRequests,
            width: width
        )
        let text = isEmpty ? "" : planText.text
        return stale.isEmpty ? text : text + StaleText(stale, naming: people, style: style).text
    }

    /// Shows the outcome of the run.
    func show(_ run: RunReport) {
        let document = state.withLock { state in
            state.run = run
            return state.document
        }
        let console = context.console
        guard options.format == .text else { return }
        console.write("\n")
        let text = RunText(
            run,
            naming: document?.people ?? .none,
            leftOut: document?.missing.leftOut.count ?? 0,
            style: console.style
        )
        console.writeLines(text.text)
    }

    /// Shows what apply did not do.
    func showLeftAlone(_ text: LeftAloneText) {
        state.withLock { $0.leftAlone = text.sentences }
        if options.format == .text { context.console.writeLines(text.text) }
    }

    /// Writes the reports.
    ///
    /// - Parameters:
    ///   - status: The status of the run.
    ///   - failure: Why the run could not continue, if it could not.
    /// - Returns: The status, or a worse one if something could not be written.
    func end(with status: RunStatus, _ failure: RunFailure?) -> RunStatus {
        let state = state.withLock { state in
            defer { state.isReady = false }
            return state
        }
        let status = status.having(done: state.run)
        guard state.isReady, options.areForPrograms else { return context.printed(status, of: state.run) }
        if let failure = sharedFile(state, failure) { return .worst(of: [status, failure.status]) }
        let report = report(state, failure)
        if options.format != .text { context.console.write(report.text(as: options.format)) }
        var worst = context.printed(status, of: state.run)
        let formats = options.files.map(\.format)
        for (index, (file, output)) in zip(options.outputs, state.outputs).enumerated() {
            let text = index < formats.count ? report.text(as: formats[index]) : metrics(report, worst, file.path).text
            if !wrote(text, to: file, output) {
                worst = .worst(of: [worst, RunStatus.externalFailure.having(done: state.run)])
            }
        }
        return worst
    }

    /// Why no report may be written: a run that ended early has not looked whether one of them is a manifest.
    private func sharedFile(_ state: State, _ failure: RunFailure?) -> RunFailure? {
        if let failure, case .oneFile = failure.reason { return failure }
        guard state.endpoint == nil else { return nil }
        do throws(RunFailure) {
            try RunSettings.checkFiles(paths, asked, in: context.variables)
            return nil
        } catch {
            context.console.report(error)
            return error
        }
    }

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
            leftAlone: state.leftAlone,
            failing: rule,
            problems: (state.failures + [failure].compactMap(\.self)).flatMap(\.problems),
            redacted: { [console = context.console] in console.redacted($0) }
        )
    }

    /// The figures of the run that ended so, as a metrics file has them.
    func metrics(of status: RunStatus) -> String {
        metrics(report(state.withLock(\.self), nil), status, "").text
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

    private func wrote(_ text: String, to file: RunFile, _ output: PreparedOutput) -> Bool {
        do throws(AtomicFile.Unwritable) {
            try output.write(text, isHurried: context.signals.isHurried)
            return true
        } catch {
            context.console.log("error", "\(file) cannot be written: \(error.reason)")
            return false
        }
    }
}
