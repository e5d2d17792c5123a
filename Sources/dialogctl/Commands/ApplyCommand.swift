import Applying
import ArgumentParser
import Journal
import Planning
import QuickBlox
import Reporting

/// `dialogctl apply`: shows the plan, asks, and creates what is missing.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Create the dialogs that are missing.",
        discussion: """
            Shows the plan and asks before it creates anything; --yes answers in advance, as a pipeline must. What differs, \
            conflicts or is ambiguous is left alone.

            Instead of manifests, a plan that plan --out wrote can be named, alone and ending in .json: then only what is still \
            as it was planned is carried out, and anything else is told and left alone.

            Exit codes: 0 done or declined, 1 the network or the credentials failed and nothing was written, 2 something \
            differs (only with --detailed-exitcode), 3 the manifests are wrong, 4 a person must decide, or the plan is \
            stale, 5 a listing is incomplete, the plan creates too much, a canary is not as declared, or the \
            application or the endpoint is another, 6 some dialog was rejected, 7 some create has an unknown outcome, \
            130 interrupted.
            """
    )

    @OptionGroup var manifests: ManifestOptions
    @OptionGroup var options: PlanOptions

    @OptionGroup var journal: JournalOptions
    @OptionGroup var application: ApplicationOption
    @OptionGroup var people: UserOptions
    @OptionGroup var rails: RailOptions
    @OptionGroup var amount: AmountOptions
    @OptionGroup var results: ResultsOption
    @OptionGroup var reports: ReportOptions

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @Flag(
        name: .customLong("retry-unknown"),
        help: "Post a dialog once more when its first create had no clear answer and it was not found afterwards."
    )
    var retryUnknown = false

    func run() async throws {
        let workspace = Workspace(verbose: options.verbose, logFormat: reports.logFormat)
        let reporter = RunReporter(.apply, reports, all: options.all, in: workspace)
        try await workspace.console.run(reporting: reporter) {
            guard yes || workspace.console.canAsk else {
                throw Failure("there is no terminal to ask on: add --yes to create without asking", status: .usage)
            }
            let session = try Session(for: manifests.paths, in: workspace, options.reading, options.shard)
            defer { session.close() }
            reporter.note(session.endpoint)
            let record = try session.openJournal(journal)
            do {
                let status = try await run(session, recordingIn: record, reporter)
                return try await record.close(after: status)
            } catch {
                // The reason that ends the run is the one to tell; what could not be recorded stays open.
                try? await record.close()
                throw error
            }
        }
    }

    private var policy: ApplyPolicy {
        ApplyPolicy(
            parallelism: options.parallelism,
            settleWindow: journal.window,
            retriesUnknown: retryUnknown
        )
    }

    private func run(
        _ session: Session,
        recordingIn record: Journal,
        _ reporter: RunReporter
    ) async throws -> ExitStatus {
        let console = session.workspace.console
        let declared = try await session.desiredDialogs(in: application, naming: people)
        try await session.settle(record, for: declared.dialogs, policy)
        let found = try await session.plan(for: declared, knowing: record.contents, within: journal.window)
        let review = session.input.review(of: found)
        let plan = review.current
        let part = amount.limited(plan)
        let missing = part.count(of: .create)
        reporter.show(plan, of: session.document(of: plan), stale: review.stale, isAskedAbout: !yes && missing > 0)
        if missing > 0 { try rails.check(found, creating: missing, record.contents) }
        let all = plan.count(of: .create)
        let number = missing < all ? "\(missing) of \(count(all, "dialog"))" : count(missing, "dialog")
        let question = "Create \(number) at \(session.endpoint.text)?"
        func agrees(to question: String) -> Bool {
            yes || session.signals.asking(abandoning: reporter.abandon) { console.confirms(question) }
        }
        guard missing == 0 || agrees(to: question) else {
            console.remark("Nothing was created.")
            return .done
        }
        let results = try ResultsFile(self.results, for: plan)
        guard missing > 0 else {
            try results?.finish(RunReport(on: plan, of: []), of: plan)
            let status = ExitStatus(of: plan, detailed: options.detailedExitCode)
            return .worst(of: [declared.status, status.orStale(review)])
        }
        let report = await session.apply(
            part,
            canary: amount.canary,
            recordingIn: record,
            policy,
            onEvent: { results?.note($0) },
            goesOn: { rest in agrees(to: "The first are as declared. Create the other \(rest)?") }
        )
        reporter.show(report)
        try results?.finish(report, of: plan)
        let status = ExitStatus(of: report, detailed: options.detailedExitCode)
        return .worst(of: [declared.status, status.orStale(review)])
    }
}

extension Journal {
    /// Closes the journal at the end of a run; a run whose last records may be lost did not end well.
    fileprivate func close(after status: ExitStatus) async throws -> ExitStatus {
        do throws(JournalError) {
            try await close()
            return status
        } catch {
            throw Failure("\(error)", status: .worst(of: [status, .worldFailed]))
        }
    }
}
