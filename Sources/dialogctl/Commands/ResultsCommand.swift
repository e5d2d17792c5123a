import Applying
import ArgumentParser
import Journal
import Planning
import Reporting

/// `dialogctl results`: each declared dialog's `_id` and room address, from what is live.
struct ResultsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "results",
        abstract: "List each dialog's _id, room address and state, from what is live.",
        discussion: """
            Makes again what apply --results writes, for instance after a crash, and creates nothing.

            Exit codes: 0 done, 1 the network or the credentials failed or the file cannot be written, 3 the manifests \
            are wrong, 4 a person must decide, 5 a listing is incomplete or the application is another, 130 interrupted.
            """
    )

    @OptionGroup var manifests: ManifestOptions

    @Option(help: ArgumentHelp("What standard output carries: csv, or jsonl (an object a line).", valueName: "format"))
    var format = ResultFormat.csv

    @Option(
        name: .customLong("out"),
        help: ArgumentHelp("Write to this file (.csv or .jsonl) and not to standard output.", valueName: "file"),
        completion: .file(extensions: ["csv", "jsonl"])
    )
    var output: String?

    @OptionGroup var options: PlanOptions
    @OptionGroup var journal: JournalOptions
    @OptionGroup var application: ApplicationOption
    @OptionGroup var people: UserOptions

    func validate() throws {
        guard output.map({ ResultFormat(path: $0) != nil }) ?? true else {
            throw ValidationError("--out takes a file that ends in .csv or .jsonl")
        }
    }

    func run() async throws {
        let workspace = Workspace(verbose: options.verbose)
        try await workspace.console.run {
            let session = try Session(for: manifests.paths, in: workspace, options.reading, options.shard)
            defer { session.close() }
            let known = try session.readJournal(journal)
            let plan = try await session.plan(
                for: try await session.desiredDialogs(in: application, naming: people),
                recentCreates: known?.recentlyCreated(within: journal.window, of: .current()) ?? [:]
            )
            try put(plan.entries.map { ResultRow($0) }, workspace.console)
            return ExitStatus(of: plan, detailed: options.detailedExitCode)
        }
    }

    private func put(_ rows: [ResultRow], _ console: Console) throws(Failure) {
        guard let output, let format = ResultFormat(path: output) else {
            return console.write(console.isOutputShown ? format.shown(rows) : format.text(rows))
        }
        do throws(AtomicFile.Unwritable) {
            try AtomicFile(path: output).replace(with: console.redacted(format.text(rows)))
        } catch {
            throw Failure("the results '\(output)' cannot be written: \(error.reason)", status: .worldFailed)
        }
    }
}

extension ResultFormat: ExpressibleByArgument {}
