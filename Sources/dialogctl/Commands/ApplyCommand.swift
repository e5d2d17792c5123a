import Applying
import ArgumentParser
import Dialogs
import Journal
import PlanFile
import Planning
import Provisioning
import QuickBlox
import Reporting

/// `dialogctl apply`: shows the plan, asks, creates what is missing, changes what is to be updated, and deletes what is
/// to be absent.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "apply",
        abstract: "Create the dialogs that are missing, change those to be updated, delete those to be absent.",
        discussion: """
            Shows the plan and asks before it writes anything; --yes answers in advance, as a pipeline must. What \
            differs without 'update: true', conflicts or is ambiguous is left alone; what is 'state: absent' is \
            deleted only as far as --max-deletes allows.

            Instead of manifests, a plan that plan --out wrote can be named, alone and ending in .json: then only what \
            is still as it was planned is carried out, and anything else is told and left alone. --expect-digest and \
            --require-same-inputs hold it to what was reviewed.

            Exit codes: 0 done or declined, 1 the network or the credentials failed and nothing was written, 2 \
            something differs (only with --detailed-exitcode), 3 the manifests are wrong, 4 a person must decide, or \
            the plan or a dialog is stale, 5 a listing is incomplete, the plan creates, removes or deletes too much, a \
            canary is not as declared, the application or the endpoint is another, or the plan is not the one that was \
            reviewed, 6 some dialog was rejected, or \
            is not as declared after it was written, or a file could not be written after something was, 7 some create \
            has an unknown outcome, 64 also where two of the files are one, 130 interrupted.
            """,
        examples: [
            "dialogctl apply rooms",
            "dialogctl apply plan.json --yes",
            "dialogctl apply rooms --yes --max-creates 20 --report markdown=run.md",
        ],
        page: "CreatingAndUpdating"
    )

    @OptionGroup var manifests: ManifestOptions
    @OptionGroup var options: PlanOptions

    @OptionGroup(title: HelpSection.identity) var journal: JournalOptions
    @OptionGroup(title: HelpSection.rails) var application: ApplicationOption
    @OptionGroup(title: HelpSection.people) var users: UserOptions
    @OptionGroup(title: HelpSection.people) var missing: MissingOption
    @OptionGroup(title: HelpSection.rails) var rails: RailOptions
    @OptionGroup(title: HelpSection.rails) var amount: AmountOptions
    @OptionGroup(title: HelpSection.rails) var review: ReviewOptions
    @OptionGroup(title: HelpSection.output) var results: ResultsOption
    @OptionGroup(title: HelpSection.output) var reports: ReportOptions

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @Flag(
        name: .customLong("retry-unknown"),
        help: "Post a dialog once more when its first create had no clear answer and it was not found afterwards."
    )
    var retryUnknown = false

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = context
        context.exit(with: try await run(in: context).status)
    }

    /// The environment of the command.
    var context: CommandContext {
        CommandContext(
            colour: colour.mode,
            verbose: options.reading.verbose,
            logFormat: reports.logFormat,
            progress: options.reading.progress,
            listsMissingPeople: false
        )
    }

    /// Does one run.
    ///
    /// - Parameter context: The environment of the command.
    /// - Returns: How it ended, and what can tell of it.
    /// - Throws: What is no `RunFailure`.
    func run(in context: CommandContext) async throws -> (status: RunStatus, reporter: RunReporter) {
        var asked = RunOptions(
            options,
            journal,
            application,
            users,
            keepsPlan: reports.areForPrograms,
            outputs: reports.outputs + [results.file, missing.file].compactMap(\.self)
        )
        asked.requirements = review.requirements
        let reporter = RunReporter(
            .apply,
            reports,
            of: manifests.paths,
            asked,
            failing: options.outcome.failOn,
            all: options.outcome.all,
            in: context
        )
        let status = try await context.status(reporting: reporter) {
            guard yes || context.console.canAsk else {
                throw RunFailure("there is no terminal to ask on: add --yes to create without asking", status: .usage)
            }
            let (run, input) = try context.start(manifests.paths, asked)
            defer { run.close() }
            reporter.note(run.endpoint)
            let results = try ResultsFile.prepare(self.results.file, redacted: run.redacted)
            let missing = try MissingFile.prepare(self.missing.file, redacted: run.redacted)
            return try await run.recording { records in
                let declared = try await run.resolve(input)
                try missing?.write(declared.missing)
                return try await apply(declared, of: input, run, recordingIn: records, results, reporter, context)
            }
        }
        return (status, reporter)
    }

    private func apply(
        _ declared: DeclaredDialogs,
        of input: RunInput,
        _ run: Run,
        recordingIn records: RunRecords,
        _ results: ResultsFile?,
        _ reporter: RunReporter,
        _ context: CommandContext
    ) async throws -> RunStatus {
        let undecided = try await run.settle(records.journal, for: declared)
        let sinceRead = run.stopwatch()
        let found = try await run.planToApply(declared, knowing: records.memory(undecided))
        let review = input.review(of: found, onlyCreates: options.selection.createsOnly)
        let part = amount.limited(review.current)
        let missing = part.count(of: .create)
        let writes = missing + part.count(of: .update) + part.count(of: .delete)
        let people = try await run.names(of: review.current.mentionedUsers, besides: declared.people)
        let document = run.document(of: review.current, from: input, naming: people, missing: declared.missing)
        results?.note(people, leftOut: declared.missing.leftOut)
        reporter.show(review.current, of: document, stale: review.stale, isAskedAbout: !yes && writes > 0)
        if writes > 0 {
            try run.check(found, creating: missing, within: rails.createLimit, knowing: records.journal.contents)
            try run.check(part, removingWithin: rails.removalLimit)
            try run.check(part, deletingWithin: rails.deleteLimit)
            guard try agrees(to: question(part, of: review.current, at: run), context) else {
                context.console.remark("Nothing was changed.")
                return .done
            }
        }
        records.note(review.current, on: run.today)
        let left = LeftAloneText(
            review.current,
            declared.missing,
            postponed: review.current.count(of: .create) - missing,
            onlyCreates: options.selection.createsOnly
        )
        guard writes > 0 else {
            reporter.showLeftAlone(left)
            let status = declared.status(
                of: review.current,
                review,
                failing: options.outcome.failOn,
                detailed: options.outcome.detailedExitCode
            )
            return reporter.status(status) { () throws(RunFailure) in
                try results?.finish(RunReport(on: review.current, of: []), of: review.current)
            }
        }
        try results?.start(for: review.current)
        let report = await run.apply(
            part,
            sinceRead: sinceRead,
            canary: amount.canary,
            retryingUnknown: retryUnknown,
            naming: document.people,
            recordingIn: records,
            results: results
        ) { rest in
            // Who stops the run at the question has not agreed.
            (try? agrees(to: "The first are as declared. Create the other \(rest)?", context)) ?? false
        }
        reporter.show(report)
        reporter.showLeftAlone(left)
        let status = declared.status(
            of: report,
            review,
            failing: options.outcome.failOn,
            detailed: options.outcome.detailedExitCode
        )
        return reporter.status(status) { () throws(RunFailure) in
            try results?.finish(report, of: review.current, isHurried: context.signals.isHurried)
        }
    }

    private func question(_ part: Plan, of plan: Plan, at run: Run) -> String {
        let (creates, all) = (part.count(of: .create), plan.count(of: .create))
        let updates = part.count(of: .update)
        let create =
            creates < all ? "create \(creates) of \(count(all, "dialog"))" : "create \(count(creates, "dialog"))"
        let removals = part.removals
        let removal = removals == 0 ? "" : ", where \(count(removals, "person leaves", plural: "people leave"))"
        let deletions = part.count(of: .delete)
        let losing = count(part.peopleOfDeletions, "person loses", plural: "people lose")
        let acts = [
            [creates > 0 ? create : nil, updates > 0 ? "update \(count(updates, "dialog"))\(removal)" : nil]
                .compactMap(\.self).joined(separator: " and "),
            deletions > 0 ? "delete \(count(deletions, "dialog")) for good, which \(losing)," : "",
        ]
        let text = acts.filter { !$0.isEmpty }.joined(separator: "; ")
        return "\(text.prefix(1).uppercased() + text.dropFirst()) at \(run.endpoint.text)?"
    }

    private func agrees(to question: String, _ context: CommandContext) throws(RunFailure) -> Bool {
        if yes { true } else { try context.confirms(question) }
    }
}
