import ArgumentParser
import Diagnostics
import Dialogs
import Glibc
import ManifestWriting
import PlanFile
import Planning
import Reporting

/// `dialogctl adopt`: pins declared dialogs to live ones, in the manifests.
struct AdoptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Write into manifests which live dialogs are the declared ones.",
        discussion: """
            With pairs of a key and a live dialog's _id, writes each as 'id:' into the manifest that declares the key, after \
            showing the change and asking. Comments, order and line ends stay. Without pairs, lists the dialogs that \
            somebody must decide about, each with the commands that would adopt its candidates.

            Exit codes: 0 done, declined, or nothing to decide, 1 the network or the credentials failed, 3 the manifests \
            or the plan are wrong, 4 somebody must decide, or an ID cannot be adopted, 130 interrupted.
            """
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

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var people: UserOptions
    @OptionGroup var reading: ReadingOptions

    private var adoptions: [Adoption] { arguments.compactMap { Adoption($0) } }
    private var paths: [String] { arguments.filter { Adoption($0) == nil } }

    func validate() throws {
        if let wrong = paths.first(where: { $0.contains("=") && (unsafe access($0, F_OK)) != 0 }) {
            throw ValidationError(
                "'\(wrong.displaySafe)' is neither a file nor KEY=ID: an ID has 24 hexadecimal digits"
            )
        }
        if paths.isEmpty { throw ValidationError("name the manifests: files or folders") }
        if paths.contains("-") {
            throw ValidationError("nothing can be written to standard input: name files or folders")
        }
        if Set(adoptions.map(\.key)).count != adoptions.count { throw ValidationError("name each key once") }
    }

    func run() async throws {
        let workspace = Workspace(verbose: reading.verbose)
        try await workspace.console.run {
            guard yes || adoptions.isEmpty || workspace.console.canAsk else {
                throw Failure("there is no terminal to ask on: add --yes to write without asking", status: .usage)
            }
            let source: any AdoptionSource
            if let plan {
                source = KeptCandidates(plan: try workspace.plan(at: plan), defaultOwner: workspace.defaultOwner)
            } else {
                let session = try Session(for: paths, in: workspace, reading)
                try session.requireManifests()
                source = LiveCandidates(session, naming: people)
            }
            defer { source.close() }
            return adoptions.isEmpty ? try await list(source, workspace) : try await adopt(from: source, workspace)
        }
    }

    /// Shows what somebody must decide about.
    private func list(_ source: any AdoptionSource, _ workspace: Workspace) async throws -> ExitStatus {
        let plan = try await source.plan()
        let more = self.plan.map { ["--plan", $0] } ?? []
        workspace.console.write(CandidatesText(plan, command: ["dialogctl", "adopt"] + more, paths: paths).text)
        return plan.needsDecision ? .decisionNeeded : .done
    }

    /// Writes the pairs.
    private func adopt(from source: any AdoptionSource, _ workspace: Workspace) async throws -> ExitStatus {
        let console = workspace.console
        var manifests = try AdoptedManifests(at: paths, try await source.ownership(), in: workspace)
        try manifests.requireKeys(of: adoptions)
        let reasons = try await source.reasons(against: adoptions, of: manifests.dialogs)
        guard reasons.isEmpty else {
            console.report(reasons.map { "error: \($0)".displaySafe + "\n" }.joined())
            throw Failure(reported: .decisionNeeded)
        }
        do throws(AdoptionError) {
            for adoption in adoptions { try manifests.adopt(adoption) }
        } catch {
            console.report([error.diagnostic])
            throw Failure(reported: .wrongInput)
        }
        console.write(manifests.difference)
        let changes = manifests.changes
        guard !changes.isEmpty else {
            console.write("The manifests have these ids already.\n")
            return .done
        }
        let question = "Write \(count(manifests.written, "id")) to \(count(changes.count, "file"))?"
        guard yes || source.asking({ console.confirms(question) }) else {
            console.report("Nothing was written.\n")
            return .done
        }
        for change in changes { try change.write() }
        return .done
    }
}
