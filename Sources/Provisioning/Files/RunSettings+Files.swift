internal import Diagnostics
internal import Dialogs
internal import Journal
internal import Manifests
internal import QuickBlox

extension RunFiles {
    /// Collects the files that a run with these options writes, wherever its options or the environment say.
    init(_ options: RunOptions, in variables: [String: String]) {
        let endpoint = try? RunSettings.endpoint(in: variables)
        self.init(writing: options.outputs + Self.records(options, endpoint, in: variables))
    }

    /// What a run remembers: the journal and its lock, the ids files, and the cache of users.
    private static func records(
        _ options: RunOptions,
        _ endpoint: Endpoint?,
        in variables: [String: String]
    ) -> [RunFile] {
        var files: [RunFile] = []
        let journal =
            options.journalPath
            ?? endpoint.flatMap { endpoint in
                try? RunSettings.journalPath(for: endpoint, in: variables, named: nil)
            }
        if let journal {
            files.append(RunFile(options.journalPath == nil ? "the journal" : "--journal", journal))
            files.append(RunFile("the lock of the journal", "\(journal).lock"))
        }
        if let path = options.idsPath {
            files.append(RunFile("--ids", path))
        } else if let endpoint {
            let paths = (try? IDsPath.all(environment: variables, host: endpoint.hostAndPath)) ?? []
            files += paths.map { RunFile("the ids file", $0) }
        }
        if let path = options.users.cachePath { files.append(RunFile("--users-cache", path)) }
        return files
    }
}

extension RunSettings {
    /// Checks that the files of a run are different ones, where the run ends before it has read its input.
    ///
    /// - Throws: A `RunFailure` that names two that are one.
    package static func checkFiles(
        _ paths: [String],
        _ options: RunOptions,
        in variables: [String: String]
    ) throws(RunFailure) {
        let files = RunFiles(options, in: variables)
        let inputs = InputLog(digests: false)
        let reading = ManifestLoader(onSource: inputs.note).load(paths.filter { $0 != "-" }).resolve(.undetermined)
        let plans = paths.filter(SavedPlan.isSavedPlan).map { RunFile("the plan", $0) }
        try files.check(reading: plans + inputs.files(of: reading) + credentialFiles(in: variables))
    }

    /// The files that hold credentials.
    static func credentialFiles(in variables: [String: String]) -> [RunFile] {
        variables.filter { $0.key.hasPrefix("QUICKBLOX_") && $0.key.hasSuffix("_FILE") && !$0.value.isEmpty }
            .map { RunFile($0.key, $0.value) }
    }
}

extension ManifestReading {
    /// The paths of files in which something is declared, rosters among them, or is wrong.
    var paths: Set<String> {
        var paths: Set<String> = []
        // Most dialogs have the path of the one before.
        var last = ""
        for dialog in dialogs where dialog.location.path != last {
            last = dialog.location.path
            paths.insert(last)
        }
        for reference in users.references { paths.formUnion(users[reference].first.map(\.path)) }
        paths.formUnion((withheld + reduced).map(\.location.path))
        paths.formUnion(diagnostics.compactMap { $0.location?.path })
        return paths
    }
}
