import ArgumentParser
import Dialogs
import ManifestWriting
import Manifests
import Provisioning

/// `dialogctl render`: prints the declared dialogs in expanded form.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "render",
        abstract: "Print the declared dialogs as one plain manifest.",
        discussion: """
            Defaults, names, groups and rosters are spelt out, and people are looked up; with --offline they stay as \
            they are written, and no request is sent. The output declares the same dialogs with the same keys.

            Exit codes: 0 done, 1 the network or the credentials failed, 3 the manifests are wrong, 4 a dialog is left \
            out since somebody whom it names was not found, 5 a credential is in it, 130 interrupted.
            """,
        examples: [
            "dialogctl render rooms --offline",
            "dialogctl render rooms/teams.yaml rooms/people.yaml",
        ],
        page: "Manifests"
    )

    @OptionGroup var manifests: ManifestOptions
    @OptionGroup(title: HelpSection.people) var users: UserOptions

    @Flag(help: "Leave people as they are written, and send no request.")
    var offline = false

    @Flag(name: .shortAndLong, help: "Log each request to standard error.")
    var verbose = false

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func run() async throws {
        let context = CommandContext(colour: colour.mode, verbose: verbose)
        try await context.run {
            if offline {
                let set = try ManifestSet.load(manifests.paths)
                let reading = try set.checked(.undetermined, expands: true, onEvent: context.note)
                let head = ManifestText.start(
                    keyField: reading.keyField,
                    protecting: reading.protected,
                    without: reading.departed
                )
                try write(head, reading.expansion, to: context.console)
                return .done
            }
            var options = RunOptions(users, verbose: verbose)
            options.expands = true
            let (run, input) = try context.start(manifests.paths, options)
            defer { run.close() }
            let declared = try await run.resolve(input)
            let head = ManifestText.start(
                keyField: declared.keyField,
                protecting: declared.protected,
                without: declared.departed
            )
            try write(head, declared.expansion, to: context.console)
            return declared.status
        }
    }

    /// Writes the manifest to standard output.
    ///
    /// - Throws: A `RunFailure` if it holds a credential: without it, it would declare other dialogs.
    private func write(
        _ head: String,
        _ dialogs: [ExpandedDialog],
        to console: Console
    ) throws(RunFailure) {
        console.write(head)
        var rest = dialogs[...]
        while !rest.isEmpty {
            let text = rest.prefix(1000).map(ManifestText.text).joined()
            guard !console.wouldRedact(text) else {
                throw RunFailure(
                    "the manifest holds a credential, so the rest was not written",
                    status: .stoppedBySafetyRail
                )
            }
            console.write(text)
            rest = rest.dropFirst(1000)
        }
    }
}
