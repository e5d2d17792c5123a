import ArgumentParser
import Diagnostics
import Dialogs
import ManifestWriting
import Manifests
import Provisioning
import QuickBlox
import Reporting

/// `dialogctl export`: writes manifests of live dialogs; it cannot write to the API.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write manifests of the dialogs that are live.",
        discussion: """
            Declares the dialogs that the owners created, so that a plan for them has nothing to do. Private dialogs \
            have no names, so --name leaves them out. What no manifest can declare is left out, with a comment that \
            says why.

            Exit codes: 0 done, 1 the network or the credentials failed, 3 the manifests of --users are wrong, 5 a \
            listing is incomplete or a credential would be in a file, 64 also where a file is there already, 130 \
            interrupted.
            """
    )

    @OptionGroup var options: ExportOptions
    @OptionGroup var files: ExportFileOptions
    @OptionGroup var connection: ReadingOptions

    func run() async throws {
        let context = CommandContext(verbose: connection.verbose, progress: connection.progress)
        try await context.run {
            let inputs = files.users.map { RunFile("--users", $0) }
            try RunFiles(writing: files.out.map { [RunFile("--out", $0)] } ?? []).check(reading: inputs)
            let others = files.users.isEmpty ? nil : try ManifestSet.load(files.users)
            let names = try others?.checkedUserNames() ?? [:]
            let keyField = try options.keyField(besides: others?.keyField)
            let run = try context.connect(to: try context.settings(), RunOptions(connection))
            defer { run.close() }
            let owners = try await run.exportOwners(options.owner)
            let query = options.filter.query(findingKeys: keyField != nil)
            let listings = try await run.listings(of: owners, query)
            let export = Export(listings, filter: options.filter, pinsAll: options.pin, keyField: keyField)
            let writer = ManifestWriter(
                heading: heading(of: run, owners, PeopleNames(names)),
                names: names,
                commonOwner: owners.count == 1 ? owners[0] : nil,
                keyField: keyField
            )
            try put(export, writtenBy: writer, of: run, on: context.console)
            context.console.report(remarks(on: export))
            return .done
        }
    }

    /// Writes an export to standard output, or to the files of `--out`.
    ///
    /// - Throws: A `RunFailure` if a file exists already or cannot be written; then some may be written.
    private func put(
        _ export: Export,
        writtenBy writer: ManifestWriter,
        of run: Run,
        on console: Console
    ) throws(RunFailure) {
        guard let path = files.out else {
            let text = writer.text(of: export.dialogs, skipped: export.skipped)
            guard !console.wouldRedact(text) else { throw ExportOutput.secretFailure }
            return console.write(text)
        }
        let output = ExportOutput(path: path, overwrites: files.force)
        let limit = files.dialogsPerFile
        let containsSecret = console.wouldRedact
        let written = try output.write(
            export,
            with: writer,
            dialogsPerFile: limit,
            containsSecret: containsSecret
        ) { file in
            console.write("\(file.path.displaySafe): \(count(file.dialogCount, "dialog"))\n")
        }
        if written.isEmpty { console.report("note: there is nothing to export; no file was written\n") }
    }

    private func heading(of run: Run, _ owners: [UserID], _ people: PeopleNames) -> [String] {
        let users = owners.map(people.text).joined(separator: ", ")
        let source = "Exported by dialogctl from \(run.endpoint.text), as seen by user \(users)."
        guard !files.users.isEmpty else { return [source] }
        return [source, NamesRemark.text(files.users)]
    }

    private func remarks(on export: Export) -> String {
        var remarks = ""
        if !export.skipped.isEmpty {
            let number = count(export.skipped.count, "dialog")
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
