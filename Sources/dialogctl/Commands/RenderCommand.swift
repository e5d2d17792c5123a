import ArgumentParser
import ManifestWriting
import Manifests

/// `dialogctl render`: what the manifests say once everything is spelt out.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Print the declared dialogs as one plain manifest.",
        discussion: """
            Defaults, names, groups and rosters are spelt out, and people are looked up; with --offline they stay as they \
            are written, and no request is sent. The output declares the same dialogs with the same keys.

            Exit codes: 0 done, 1 the network or the credentials failed, 3 the manifests are wrong, 4 a dialog is left \
            out since somebody whom it names was not found, 130 interrupted.
            """
    )

    @OptionGroup var manifests: ManifestOptions
    @OptionGroup var people: UserOptions

    @Flag(help: "Leave people as they are written, and send no request.")
    var offline = false

    @Flag(name: .shortAndLong, help: "Log each request to standard error.")
    var verbose = false

    func run() async throws {
        let workspace = Workspace(verbose: verbose)
        try await workspace.console.run {
            let dialogs: [ExpandedDialog]
            var status = ExitStatus.done
            if offline {
                let set = try workspace.manifests(at: manifests.paths)
                dialogs = try workspace.reading(of: set, ownership: .undetermined, expands: true).expansion
            } else {
                let options = try ReadingOptions.parse([])
                let session = try Session(for: manifests.paths, in: workspace, options, expands: true)
                defer { session.close() }
                let declared = try await session.desiredDialogs(naming: people)
                dialogs = declared.expansion
                status = declared.status
            }
            workspace.console.write(ManifestText.start)
            var rest = dialogs[...]
            while !rest.isEmpty {
                workspace.console.write(rest.prefix(1000).map(ManifestText.text).joined())
                rest = rest.dropFirst(1000)
            }
            return status
        }
    }
}
