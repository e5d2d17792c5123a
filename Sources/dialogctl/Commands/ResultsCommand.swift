import ArgumentParser
import Dialogs
import PlanFile
import Planning
import Platform
import Provisioning
import Reporting

/// `dialogctl results`: lists the `_id` and the room address of each declared dialog, from the live dialogs.
struct ResultsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "results",
        abstract: "List each dialog's _id, room address and state, from what is live.",
        discussion: """
            Makes again what apply --results writes, for instance after a crash, and creates nothing.

            Exit codes: 0 done, 1 the network or the credentials failed or the file cannot be written, 3 the manifests \
            are wrong, 4 a person must decide, 5 a listing is incomplete or the application is another, 130 interrupted.
            """,
        examples: [
            "dialogctl results rooms --out rooms.csv",
            "dialogctl results rooms --format jsonl",
        ],
        page: "CreatingAndUpdating"
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
    @OptionGroup(title: HelpSection.identity) var journal: JournalOptions
    @OptionGroup(title: HelpSection.rails) var application: ApplicationOption
    @OptionGroup(title: HelpSection.people) var users: UserOptions
    @OptionGroup(title: HelpSection.people) var missing: MissingOption

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func validate() throws {
        guard output.map({ ResultFormat(path: $0) != nil }) ?? true else {
            throw ValidationError("--out takes a file that ends in .csv or .jsonl")
        }
    }

    func run() async throws {
        let context = CommandContext(
            colour: colour.mode,
            verbose: options.reading.verbose,
            progress: options.reading.progress
        )
        try await context.run {
            let file = output.map { RunFile("--out", $0) }
            let asked = RunOptions(
                options,
                journal,
                application,
                users,
                outputs: [file, missing.file].compactMap(\.self)
            )
            let (run, input) = try context.start(manifests.paths, asked)
            defer { run.close() }
            let results = try ResultsFile.prepare(file, redacted: run.redacted)
            let missing = try MissingFile.prepare(self.missing.file, redacted: run.redacted)
            let known = try run.readMemory()
            let declared = try await run.resolve(input)
            try missing?.write(declared.missing)
            let plan = try await run.plan(declared, knowing: known)
            let people = try await run.names(of: plan.mentionedUsers, besides: declared.people)
            let status = declared.status(
                of: plan,
                failing: options.outcome.failOn,
                detailed: options.outcome.detailedExitCode
            )
            let rows =
                plan.entries.map { ResultRow($0, naming: people) }
                + declared.missing.leftOut.map { ResultRow(leftOut: $0) } + ResultRow.rows(of: plan.undeclared)
            return put(rows, results, context.console, after: status)
        }
    }

    private func put(
        _ rows: [ResultRow],
        _ results: ResultsFile?,
        _ console: Console,
        after status: RunStatus
    ) -> RunStatus {
        guard let results else {
            let redacted = console.redacted
            console.write(
                console.isOutputShown
                    ? format.shown(rows, redacted: redacted) : format.text(rows, redacted: redacted)
            )
            return status
        }
        do throws(RunFailure) {
            try results.write(rows)
            return status
        } catch {
            console.report(error)
            return .worst(of: [status, error.status])
        }
    }
}

extension ResultFormat: ExpressibleByArgument {}
