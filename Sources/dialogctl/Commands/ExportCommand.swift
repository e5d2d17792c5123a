import ArgumentParser
import Dialogs
import ManifestWriting
import QuickBlox
import Reporting

/// `dialogctl export`: manifests of what is live; it cannot write to the API.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write manifests of the dialogs that are live.",
        discussion: """
            Declares the dialogs that the owners created, so that a plan for them has nothing to do. Private dialogs have no \
            names, so --name leaves them out. What no manifest can declare is left out, with a comment that says why.

            Exit codes: 0 done, 1 the network or the credentials failed, 3 the manifests of --users are wrong, 5 a listing \
            is incomplete, 64 also where a file is there already, 130 interrupted.
            """
    )

    @OptionGroup var options: ExportOptions
    @OptionGroup var files: ExportFileOptions
    @OptionGroup var connection: ReadingOptions

    func run() async throws {
        let workspace = Workspace(verbose: connection.verbose)
        try await workspace.console.run {
            let names = try workspace.userNames(definedAt: files.users)
            let session = try Session(in: workspace, connection)
            defer { session.close() }
            let owners = try await session.exportOwners(options.owner)
            let sights = try await session.sights(of: owners, options.filter.query)
            let export = Export(sights, filter: options.filter, pinsAll: options.pin)
            let writer = ManifestWriter(
                heading: heading(of: session, owners),
                names: names,
                commonOwner: owners.count == 1 ? owners[0] : nil
            )
            try workspace.put(export, writtenBy: writer, into: files, session.authentication)
            workspace.console.report(remarks(on: export))
            return .done
        }
    }

    private func heading(of session: Session, _ owners: [UserID]) -> [String] {
        let users = owners.map(\.description).joined(separator: ", ")
        let source = "Exported by dialogctl from \(session.endpoint.text), as seen by user \(users)."
        guard !files.users.isEmpty else { return [source] }
        return [source, "Names of users are defined in \(files.users.joined(separator: ", "))."]
    }

    private func remarks(on export: Export) -> String {
        var remarks = ""
        if !export.leftOut.isEmpty {
            let number = count(export.leftOut.count, "dialog")
            remarks += "note: no manifest can declare \(number); comments say why\n"
        }
        if export.countOfOthers > 0 {
            let verb = export.countOfOthers == 1 ? "was" : "were"
            let number = count(export.countOfOthers, "visible dialog")
            remarks += "note: \(number) \(verb) created by others; --all-visible exports these too\n"
        }
        return remarks
    }
}
