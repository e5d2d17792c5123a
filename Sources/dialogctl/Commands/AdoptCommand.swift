import ArgumentParser
import Diagnostics
import Dialogs
import Glibc
import ManifestWriting
import PlanFile
import Planning
import Platform
import Provisioning
import Reporting

/// `dialogctl adopt`: says which live dialogs are the declared ones.
struct AdoptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "adopt",
        abstract: "Say which live dialogs are the declared ones.",
        discussion: """
            With pairs of a key and a live dialog's _id, writes each into the ids file, after showing the change and \
            asking; with --in-manifests, as 'id:' into the manifest that declares the key, whose comments, order and \
            line ends stay, or into the column of a roster that its entry takes ids from, as \
            'id: "{room?}"'. Without pairs, lists the dialogs that somebody must decide about, each with the commands \
            that would adopt its candidates.

            Exit codes: 0 done, declined, or nothing to decide, 1 the network or the credentials failed, 3 the \
            manifests, the ids file or the plan are wrong, 4 somebody must decide, or an ID cannot be adopted, 5 the \
            ids file is of another application, or nothing that was known is left, 130 interrupted.
            """,
        examples: [
            "dialogctl adopt rooms",
            "dialogctl adopt group/Ops=5d753421a28f9a2596cb0f98 rooms",
            "dialogctl adopt --in-manifests --yes group/Ops=5d753421a28f9a2596cb0f98 rooms",
        ],
        page: "Identity"
    )

    @Argument(
        help: ArgumentHelp("Pairs KEY=ID, and the manifests: files or folders.", valueName: "key=id|path"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var arguments: [String]

    @Option(
        help: ArgumentHelp(
            "Take the candidates from this plan of plan --out; sends no request.",
            valueName: "plan.json"
        ),
        completion: .file(extensions: ["json"])
    )
    var plan: String?

    @Flag(
        name: .customLong("in-manifests"),
        help: "Write each _id into the manifest or the roster that declares its key."
    )
    var inManifests = false

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup(title: HelpSection.identity) var ids: IDsFileOption
    @OptionGroup(title: HelpSection.identity) var gone: GoneOption
    @OptionGroup(title: HelpSection.people) var users: UserOptions
    @OptionGroup(title: HelpSection.requests) var reading: ReadingOptions

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    private var adoptions: [Adoption] { arguments.compactMap { Adoption($0) } }
    private var paths: [String] { arguments.filter { Adoption($0) == nil } }

    func validate() throws {
        if let wrong = paths.first(where: { $0.contains("=") && (try? FileStatus(of: $0)) == nil }) {
            throw ValidationError(
                "'\(wrong.displaySafe)' is neither a file nor KEY=ID: an ID has 24 hexadecimal digits"
            )
        }
        if paths.isEmpty { throw ValidationError("name the manifests: files or folders") }
        if paths.contains("-") {
            throw ValidationError("nothing can be written to standard input: name files or folders")
        }
        if inManifests, ids.ids != nil { throw ValidationError("--ids and --in-manifests are two places: name one") }
        if Set(adoptions.map(\.key)).count != adoptions.count { throw ValidationError("name each key once") }
    }

    func run() async throws {
        let context = CommandContext(colour: colour.mode, verbose: reading.verbose, progress: reading.progress)
        try await context.run {
            guard yes || adoptions.isEmpty || context.console.canAsk else {
                throw RunFailure("there is no terminal to ask on: add --yes to write without asking", status: .usage)
            }
            guard let plan else {
                var options = RunOptions(reading, users)
                options.idsPath = ids.ids
                options.acceptsGone = gone.isAccepted
                let (run, input) = try context.start(paths, options)
                defer { run.close() }
                try input.requireManifests()
                return try await go(with: LiveCandidates(run, for: input), context)
            }
            let endpoint = try RunSettings.endpoint(in: context.variables)
            let document = try SavedPlan.read(at: plan, for: endpoint)
            return try await go(with: SavedPlanCandidates(document, variables: context.variables), context)
        }
    }

    private func go(with source: any CandidateSource, _ context: CommandContext) async throws -> RunStatus {
        guard !adoptions.isEmpty else { return try await list(source, on: context.console) }
        guard inManifests else {
            let variables = context.variables
            let endpoint = try RunSettings.endpoint(in: variables)
            let editor = try await IDsEditor.adopting(
                adoptions,
                in: paths,
                from: source,
                at: try RunSettings.idsPlace(for: endpoint, in: variables, named: ids.ids),
                besides: try RunSettings.rememberedIDs(in: variables, named: ids.ids)
            )
            return try await write(editor, context)
        }
        let editor = try await ManifestEditor.adopting(adoptions, in: paths, from: source)
        return try write(editor, context)
    }

    /// Lists the dialogs about which the user must decide.
    private func list(_ source: any CandidateSource, on console: Console) async throws -> RunStatus {
        let document = try await source.document()
        let options =
            (self.plan.map { ["--plan", $0] } ?? []) + (ids.ids.map { ["--ids", $0] } ?? [])
            + (inManifests ? ["--in-manifests"] : [])
        let text = CandidatesText(
            document.plan,
            naming: document.people,
            command: ["dialogctl", "adopt"] + options,
            paths: paths,
            unpinnable: inManifests
                ? try ManifestEditor.read(paths, try await source.ownership()).rostersWithoutIDs : []
        )
        console.write(text.text)
        return document.plan.needsDecision ? .decisionNeeded : .done
    }

    /// Shows the changes to the ids file, asks for confirmation, and writes them.
    private func write(_ editor: IDsEditor, _ context: CommandContext) async throws -> RunStatus {
        guard editor.count > 0 else {
            context.console.write("The ids file has these ids already.\n")
            return .done
        }
        context.console.write(editor.difference)
        guard try agrees(to: "Write \(count(editor.count, "id")) to the ids file?", context) else { return .done }
        try await editor.write()
        return .done
    }

    /// Shows the changes to the manifests, asks for confirmation, and writes them.
    private func write(_ editor: ManifestEditor, _ context: CommandContext) throws(RunFailure) -> RunStatus {
        let console = context.console
        console.write(editor.difference)
        let changes = editor.changes
        guard !changes.isEmpty else {
            console.write("The manifests have these ids already.\n")
            return .done
        }
        let question = "Write \(count(editor.written, "id")) to \(count(changes.count, "file"))?"
        guard try agrees(to: question, context) else { return .done }
        for change in changes { try change.write() }
        return .done
    }

    private func agrees(to question: String, _ context: CommandContext) throws(RunFailure) -> Bool {
        if yes { return true }
        if try context.confirms(question) { return true }
        context.console.report("Nothing was written.\n")
        return false
    }
}
