import ArgumentParser
import Diagnostics
import Dialogs
import Manifests
import PlanFile
import Planning
import Platform
import Provisioning
import QuickBlox
import Reporting

/// `dialogctl show`: shows dialogs with their people, or the dialogs of a person; it cannot write.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "show",
        abstract: "Show dialogs and who is in them, or what a person is in.",
        discussion: """
            Arguments that are files or folders are manifests, all others keys, or patterns of keys such as 'team/*'. \
            With manifests, what is declared stands beside what is live; without them, keys are those of the ids file. \
            With --user, everything is shown that one person is in or is declared to be in, and what the person is \
            there: owner, admin or member.

            Exit codes: 0 done, 1 the network or the credentials failed, 3 the manifests are wrong or there is no \
            such key, 4 there is no such person, 5 a listing is incomplete, 130 interrupted.
            """,
        examples: [
            "dialogctl show group/Ops rooms",
            "dialogctl show --user alice rooms",
            "dialogctl show --user login:ann",
        ],
        page: "Plans"
    )

    @Argument(
        help: ArgumentHelp("Keys of dialogs, and the manifests: files or folders.", valueName: "key|path"),
        completion: .file(extensions: ["yaml", "yml"])
    )
    var arguments: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Show what this person is in: a name from the manifests, a user ID, or login:, email:, external: or phone:.
            """,
            valueName: "who"
        )
    )
    var user: String?

    @Option(help: ArgumentHelp("What standard output carries: text or json.", valueName: "format"))
    var format = Format.text

    @Flag(help: "List everybody in a dialog, however many there are.")
    var all = false

    @OptionGroup(title: HelpSection.identity) var ids: IDsFileOption
    @OptionGroup(title: HelpSection.people) var users: UserOptions
    @OptionGroup(title: HelpSection.people) var names: NameUsersOption
    @OptionGroup(title: HelpSection.requests) var reading: ReadingOptions

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    /// What standard output carries.
    enum Format: String, ExpressibleByArgument {
        case text
        case json
    }

    private var paths: [String] { arguments.filter { $0 == "-" || (try? FileStatus(of: $0)) != nil } }
    private var keys: [KeyPattern] { arguments.filter { !paths.contains($0) }.map(KeyPattern.init) }

    func validate() throws {
        if user == nil, keys.isEmpty { throw ValidationError("name the key of a dialog, or a person with --user") }
        if user != nil, let key = keys.first {
            throw ValidationError("'\(key.text.displaySafe)' is no file or folder; with --user, no key is taken")
        }
    }

    func run() async throws {
        let context = CommandContext(colour: colour.mode, verbose: reading.verbose, progress: reading.progress)
        try await context.run {
            var asked = RunOptions(reading, users)
            asked.idsPath = ids.ids
            asked.acceptsGone = true
            asked.users.namesUnknown = names.isWanted
            guard !paths.isEmpty else {
                let run = try context.connect(to: try context.settings(), asked)
                defer { run.close() }
                return try await show(nil, by: run, in: context)
            }
            let (run, input) = try context.start(paths, asked)
            defer { run.close() }
            try input.requireManifests()
            return try await show(try await run.resolve(input), by: run, in: context)
        }
    }

    private func show(_ declared: DeclaredDialogs?, by run: Run, in context: CommandContext) async throws -> RunStatus {
        let memory = try run.readMemory()
        var people = declared?.people ?? .none
        let person: UserID? = if let user { try await run.person(user, naming: people) } else { nil }
        if let person, let name = user.flatMap(UserReference.init(parsing:))?.text {
            people = people.adding([person: name])
        }
        let rooms: [ShownRoom] =
            if let person {
                try await run.rooms(of: person, in: declared, knowing: memory)
            } else if let declared {
                try await run.rooms(keys, of: declared, knowing: memory)
            } else {
                try await run.rooms(keys, knownBy: memory)
            }
        let mentioned = rooms.reduce(into: Set([person].compactMap(\.self))) { $0.formUnion($1.mentionedUsers) }
        people = try await run.names(of: mentioned, besides: people)
        let console = context.console
        switch format {
        case .json:
            let document = RoomsDocument(
                rooms,
                of: person,
                naming: people,
                at: run.endpoint.text,
                toolVersion: Version.current
            )
            console.write(String(decoding: document.json, as: UTF8.self))
        case .text:
            let text =
                person.map { person in
                    PersonText(
                        person,
                        in: rooms,
                        naming: people,
                        isDeclaredKnown: declared != nil,
                        style: console.style
                    ).text
                } ?? RoomText(rooms, naming: people, style: console.style, listsAll: all).text
            console.writeLines(text)
        }
        return .done
    }
}
