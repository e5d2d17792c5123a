import ArgumentParser
import Journal
import PlanFile
import Platform
import Provisioning
import Reporting

/// `dialogctl plan`: shows what apply would do; it cannot write.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "plan",
        abstract: "Show what apply would do, without changing anything.",
        discussion: """
            Exit codes: 0 done, 1 the network or the credentials failed, 2 something is to create or differs (only \
            with --detailed-exitcode), 3 the manifests are wrong, 4 a person must decide, 5 a listing is incomplete or \
            the application is another, 130 interrupted.
            """,
        examples: [
            "dialogctl plan rooms",
            "dialogctl plan rooms --out plan.json --report html=plan.html",
            "dialogctl plan rooms --detailed-exitcode --select 'team/*'",
        ],
        page: "Plans"
    )

    @OptionGroup var manifests: ManifestOptions
    @OptionGroup var options: PlanOptions
    @OptionGroup(title: HelpSection.identity) var journal: JournalOptions
    @OptionGroup(title: HelpSection.rails) var application: ApplicationOption
    @OptionGroup(title: HelpSection.people) var users: UserOptions
    @OptionGroup(title: HelpSection.people) var missing: MissingOption
    @OptionGroup(title: HelpSection.output) var reports: ReportOptions
    @OptionGroup(title: HelpSection.output) var output: PlanOutputOption

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func validate() throws {
        try reports.refuse(.junit, with: "junit tells what apply did: choose another format for a plan")
    }

    func run() async throws {
        let context = CommandContext(
            colour: colour.mode,
            verbose: options.reading.verbose,
            logFormat: reports.logFormat,
            progress: options.reading.progress,
            listsMissingPeople: false
        )
        let asked = RunOptions(
            options,
            journal,
            application,
            users,
            keepsPlan: reports.areForPrograms || output.path != nil,
            outputs: reports.outputs + [output.file, missing.file].compactMap(\.self)
        )
        let reporter = RunReporter(
            .plan,
            reports,
            of: manifests.paths,
            asked,
            failing: options.outcome.failOn,
            all: options.outcome.all,
            in: context
        )
        try await context.run(reporting: reporter) {
            let (run, input) = try context.start(manifests.paths, asked)
            defer { run.close() }
            reporter.note(run.endpoint)
            try input.requireManifests()
            let file = try SavedPlan.prepare(output.file)
            let missing = try MissingFile.prepare(self.missing.file, redacted: run.redacted)
            let known = try run.readMemory()
            let declared = try await run.resolve(input)
            try missing?.write(declared.missing)
            let plan = try await run.plan(declared, knowing: known, listsDeparted: true)
            let people = try await run.names(of: plan.mentionedUsers, besides: declared.people)
            let document = run.document(of: plan, from: input, naming: people, missing: declared.missing)
            reporter.show(plan, of: document)
            let status = declared.status(
                of: plan,
                failing: options.outcome.failOn,
                detailed: options.outcome.detailedExitCode
            )
            return reporter.status(status) { () throws(RunFailure) in
                try file?.write(document, containsSecret: context.console.wouldRedact)
            }
        }
    }
}
