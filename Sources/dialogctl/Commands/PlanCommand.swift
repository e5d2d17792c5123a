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

    func run() async throws {
        let workspace = Workspace(verbose: options.verbose)
        try await workspace.console.run {
            let session = try Session(for: manifests.paths, in: workspace, options)
            defer { session.close() }
            let known = try session.readJournal(journal)
            let plan = try await session.plan(
                for: try await session.desiredDialogs(in: application),
                recentCreates: known?.recentlyCreated(within: journal.window, of: .current()) ?? [:]
            )
            let text = PlanText(plan, style: workspace.console.style, listsAllExisting: options.all).text
            workspace.console.write(text)
            return ExitStatus(of: plan, detailed: options.detailedExitCode)
        }
    }
}
