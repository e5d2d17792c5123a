import ArgumentParser
import Diagnostics
import Provisioning
import Reporting

/// `dialogctl fmt`: puts manifests into the one form that they have.
struct FormatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "fmt",
        abstract: "Put manifests into one form, and change nothing that they declare.",
        discussion: """
            Writes the files in place, and names those that were changed. Comments and blank lines stay; quotes go \
            where nobody needs them; fields stand in the order of the schema; lists of people are sorted, but for \
            those with comments on lines of their own; a list or a map in brackets gets lines of its own where it is \
            too long for one or holds comments. A file with anchors keeps its order. The result is read again before \
            anything is written; a file that would read otherwise, or is no valid YAML, is left as it is. For -, the \
            text goes from standard input to standard output.

            Exit codes: 0 done, 1 a file cannot be written, 2 a file would be changed (only with --check), 3 a file is \
            no valid YAML, no manifest, or has something that cannot be formatted.
            """,
        examples: ["dialogctl fmt rooms", "dialogctl fmt rooms --check", "dialogctl fmt rooms --diff"],
        page: "Manifests"
    )

    @OptionGroup var manifests: ManifestOptions

    @Flag(help: "Write nothing; name the files that would be changed, and exit with 2 if there are any.")
    var check = false

    @Flag(help: "Write nothing; show what would be changed.")
    var diff = false

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func validate() throws {
        if manifests.paths.contains("-"), manifests.paths.count > 1 {
            throw ValidationError("standard input goes to standard output: name '-' alone")
        }
    }

    func run() async throws {
        let context = CommandContext(colour: colour.mode)
        context.redactOffline()
        try await context.run {
            let formatted = try FormattedManifests.format(manifests.paths)
            let changes = formatted.changes
            let console = context.console
            if diff { for change in changes { show(change.difference, on: console) } }
            if check, !diff { for change in changes { console.write("\(change.path.displaySafe)\n") } }
            if !check, !diff { try write(formatted, on: console) }
            let status: RunStatus = check && !changes.isEmpty ? .drift : .done
            guard !formatted.refused.isEmpty else { return status }
            throw RunFailure(.diagnostics(formatted.refused), status: .worst(of: [status, .wrongInput]))
        }
    }

    private func show(_ difference: [String], on console: Console) {
        let lines = difference.map { line in
            let safe = line.displaySafe
            switch line.first {
            case "+": return console.style.paint(safe, .green)
            case "-": return console.style.paint(safe, .red)
            default: return safe
            }
        }
        console.write(lines.map { "\($0)\n" }.joined())
    }

    private func write(_ formatted: FormattedManifests, on console: Console) throws(RunFailure) {
        if let text = formatted.standardInput {
            let text = String(decoding: text, as: UTF8.self)
            guard !console.wouldRedact(text) else {
                throw RunFailure("the manifest holds a credential, and is not written", status: .stoppedBySafetyRail)
            }
            return console.write(text)
        }
        for change in formatted.changes {
            try change.write()
            console.write("\(change.path.displaySafe)\n")
        }
    }
}
