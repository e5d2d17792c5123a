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
    static let configuration = CommandConfiguration.command(
        "export",
        abstract: "Write manifests of the dialogs that are live.",
        discussion: """
            Declares the dialogs that the owners created, so that a plan for them has nothing to do. Private dialogs \
            have no names, so --name leaves them out. What no manifest can declare is left out, with a comment that \
            says why.

            With --undeclared, declares what the owners of some manifests see and none of them declares, so that a \
            plan for all of them has nothing to do: 'dialogctl export --undeclared rooms --out rooms/'.

            Exit codes: 0 done, 1 the network or the credentials failed, 3 the manifests are wrong, 5 a listing is \
            incomplete or a credential would be in a file, 64 also where a file is there already, 130 interrupted.
            """,
        examples: [
            "dialogctl export --owner 96831328 --out rooms/",
            "dialogctl export --users people.yaml --type group",
            "dialogctl export --undeclared rooms --out rooms/",
        ],
        page: "Undeclared"
    )

    @OptionGroup var undeclared: UndeclaredOptions
    @OptionGroup(title: HelpSection.selection) var options: ExportOptions
    @OptionGroup(title: HelpSection.files) var files: ExportFileOptions
    @OptionGroup(title: HelpSection.requests) var connection: ReadingOptions

    @OptionGroup(title: HelpSection.output) var colour: ColourOption

    func validate() throws {
        guard !undeclared.isAskedFor || files.users.isEmpty else {
            throw ValidationError("with --undeclared the manifests give the names: name them all as paths, not --users")
        }
    }

    func run() async throws {
        let context = CommandContext(colour: colour.mode, verbose: connection.verbose, progress: connection.progress)
        try await context.run {
            if undeclared.isAskedFor { try await exportUndeclared(context) } else { try await exportAll(context) }
            return .done
        }
    }

    private func exportAll(_ context: CommandContext) async throws {
        let inputs = files.users.map { RunFile("--users", $0) }
        try RunFiles(writing: outputs).check(reading: inputs)
        let others = files.users.isEmpty ? nil : try ManifestSet.load(files.users)
        let names = try others?.checkedUserNames() ?? [:]
        let keyField = try options.keyField(besides: others?.keyField, of: "the manifests of --users")
        let run = try context.connect(to: try context.settings(), RunOptions(connection))
        defer { run.close() }
        let owners = try await run.exportOwners(options.owner)
        let listings = try await run.listings(of: owners, options.filter().query(findingKeys: keyField != nil))
        let export = Export(listings, filter: options.filter(), pinsAll: options.pin, keyField: keyField)
        let words = files.people == .login ? try await run.words(for: export, besides: names).words : names
        let seen = "as seen by user \(people(owners, names))"
        let writer = ManifestWriter(
            heading: heading("\(run.endpoint.text), \(seen)", files.users),
            names: words,
            commonOwner: owners.count == 1 ? owners[0] : nil,
            keyField: keyField
        )
        try put(export, writtenBy: writer, naming: words, on: context.console)
        context.console.report(remarks(on: export))
    }

    private func exportUndeclared(_ context: CommandContext) async throws {
        var asked = RunOptions(connection)
        asked.undeclared = UndeclaredSearch(owners: Set(options.owner), mayBeEmpty: true)
        asked.idsPath = undeclared.ids.ids
        asked.journalPath = undeclared.journal.journal
        asked.digestsInputs = true
        asked.outputs = outputs
        let (run, input) = try context.start(undeclared.paths, asked)
        defer { run.close() }
        let memory = try run.readMemory()
        let declared = try await run.resolve(input)
        let keyField = try options.keyField(besides: declared.keyField, of: "the manifests")
        let found = try await run.exportUndeclared(
            besides: declared,
            knowing: memory,
            filter: options.filter(includesOthers: true),
            pinsAll: options.pin,
            keyField: keyField
        )
        let (words, lookups) =
            files.people == .id ? (declared.words, 0) : try await run.words(for: found.export, besides: declared.words)
        let seen = "as seen by user \(people(found.owners, declared.words))"
        let writer = ManifestWriter(
            heading: heading("\(run.endpoint.text), \(seen): what no manifest declared", undeclared.paths),
            names: words,
            commonOwner: found.owners.count == 1 ? found.owners[0] : nil,
            keyField: keyField
        )
        let manifests = input.manifestPaths
        try put(found.export, writtenBy: writer, naming: words, besides: manifests, on: context.console)
        context.console.report(remarks(on: found, lookups))
    }

    /// The file of `--out`, where there is one.
    private var outputs: [RunFile] { files.out.map { [RunFile("--out", $0)] } ?? [] }

    /// Writes an export to standard output, or to the files of `--out`.
    ///
    /// - Throws: A `RunFailure` if a file exists already or cannot be written; then some may be written.
    private func put(
        _ export: Export,
        writtenBy writer: ManifestWriter,
        naming words: [UserID: ExactText],
        besides manifests: [String] = [],
        on console: Console
    ) throws(RunFailure) {
        guard let path = files.out else {
            let text = writer.text(of: export.dialogs, skipped: export.skipped)
            guard !console.wouldRedact(text) else { throw ExportOutput.secretFailure }
            return console.write(text)
        }
        let grouping: ExportOutput.Grouping =
            files.group ?? (undeclared.isAskedFor ? .owner : .type) == .owner ? .owner(words) : .type
        let output = ExportOutput(path: path, overwrites: files.force, by: grouping, besides: manifests)
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

    private func people(_ users: [UserID], _ names: [UserID: ExactText]) -> String {
        users.map(PeopleNames(names).text).joined(separator: ", ")
    }

    private func heading(_ source: String, _ manifests: [String]) -> [String] {
        let source = "Exported by dialogctl from \(source)."
        guard !manifests.isEmpty else { return [source] }
        return [source, NamesRemark.text(manifests)]
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

    private func remarks(on found: UndeclaredExport, _ lookups: Int) -> String {
        let listing = "listing all that the owners see took \(count(found.requests, "request"))"
        let finding = lookups == 0 ? "" : ", and finding logins \(lookups)"
        var remarks = "note: \(listing)\(finding)\n\(remarks(on: found.export))"
        if found.undecided > 0 {
            let number = count(found.undecided, "declared dialog")
            remarks += "note: a person must decide about \(number), and what they may be is left out: see the plan\n"
        }
        if found.departing > 0 {
            let number = count(found.departing, "group")
            let verb = found.departing == 1 ? "is" : "are"
            remarks += "note: \(number) with people who departed \(verb) left out: apply first\n"
        }
        return remarks
    }
}
