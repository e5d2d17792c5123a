import Applying
import ArgumentParser
import Journal
import Reporting

/// `dialogctl plan`: what apply would do; it cannot write.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what apply would do, without changing anything.",
        discussion: """
            Exit codes: 0 done, 1 the network or the credentials failed, 2 something is to create or differs (only with \
            --detailed-exitcode), 3 the manifests are wrong, 4 a person must decide, 5 a listing is incomplete or \
            the application is another, 130 interrupted.
            """
    )

    @OptionGroup var manifests: ManifestOptions
    @OptionGroup var options: PlanOptions
    @OptionGroup var journal: JournalOptions
    @OptionGroup var application: ApplicationOption
    @OptionGroup var people: UserOptions
    @OptionGroup var reports: ReportOptions
    @OptionGroup var output: PlanOutputOption

    func validate() throws {
        try reports.refuse(.junit, with: "junit tells what apply did: choose another format for a plan")
    }

    func run() async throws {
        let workspace = Workspace(verbose: options.verbose, logFormat: reports.logFormat)
        let reporter = RunReporter(.plan, reports, all: options.all, in: workspace)
        try await workspace.console.run(reporting: reporter) {
            let session = try Session(for: manifests.paths, in: workspace, options.reading, options.shard)
            defer { session.close() }
            reporter.note(session.endpoint)
            try session.requireManifests()
            let known = try session.readJournal(journal)
            let declared = try await session.desiredDialogs(in: application, naming: people)
            let plan = try await session.plan(
                for: declared,
                recentCreates: known?.recentlyCreated(within: journal.window, of: .current()) ?? [:]
            )
            let document = session.document(of: plan)
            reporter.show(plan, of: document)
            try output.write(document, to: workspace.console)
            return .worst(of: [declared.status, ExitStatus(of: plan, detailed: options.detailedExitCode)])
        }
    }
}
