internal import Dialogs
internal import Manifests
internal import PlanFile
internal import Planning
internal import QuickBlox

extension RunSettings {
    /// Reads the files at the paths, and checks everything that can be checked without a request.
    ///
    /// - Parameters:
    ///   - paths: Manifests, or one saved plan.
    ///   - options: The user's options.
    ///   - onEvent: Called with what the user should know before the run goes on.
    /// - Returns: The input of the run.
    /// - Throws: A `RunFailure` with every error in them.
    package func load(
        _ paths: [String],
        _ options: RunOptions,
        onEvent: (RunEvent) -> Void = { _ in }
    ) throws(RunFailure) -> RunInput {
        let files = RunFiles(options, in: variables)
        try files.check(reading: Self.credentialFiles(in: variables))
        try Self.checkIDsFile(options.idsPath, besides: paths)
        guard let path = paths.first(where: { SavedPlan.isSavedPlan(at: $0) }) else {
            guard options.requirements.areNone else {
                throw RunFailure(
                    "--expect-digest and --require-same-inputs are about a plan: name one that 'plan --out' wrote",
                    status: .usage
                )
            }
            let inputs = InputLog(digests: options.digestsInputs)
            let manifests = ManifestLoader(onSource: inputs.note).load(paths)
            let checked = try checked(manifests, options, onEvent: onEvent) {
                reading throws(RunFailure) in
                try files.check(reading: inputs.files(of: reading))
                inputs.note(reading, ids: options.idsPath)
            }
            return .manifests(checked, inputs: PlanInputs(inputs.inputs, of: paths))
        }
        guard options.undeclared == nil else {
            throw RunFailure("'\(path)' is a plan, and --undeclared takes manifests: name them", status: .usage)
        }
        guard paths.count == 1 else {
            throw RunFailure("'\(path)' is a plan: name it alone, or name manifests", status: .usage)
        }
        try files.check(reading: [RunFile("the plan", path)])
        let document = try SavedPlan.read(at: path, for: endpoint)
        let inputs = document.inputs.files.filter { $0.path != "-" && $0.kind != .ids }
        try files.check(reading: inputs.map { RunFile("the \($0.kind.rawValue)", $0.path) })
        try document.check(options.requirements, at: path, ids: options.idsPath)
        let changed = SavedPlan.changedInputs(of: document)
        if !changed.isEmpty { onEvent(.inputsChanged(paths: changed)) }
        _ = try document.dialogs(at: path, access.ownershipBeforeAnyRequest)
        return .plan(document, path: path)
    }

    /// Checks that no later run reads the ids file as a manifest.
    private static func checkIDsFile(_ path: String?, besides paths: [String]) throws(RunFailure) {
        guard let path, ManifestLoader.wouldRead(path, in: paths) else { return }
        throw RunFailure(
            "--ids '\(path)' lies among the manifests, and the next run would read it as one of them: give it a name "
                + "that ends in .ids.yaml; nothing was read or created",
            status: .usage
        )
    }

    private func checked(
        _ manifests: ManifestSet,
        _ options: RunOptions,
        onEvent: (RunEvent) -> Void,
        onReading: (ManifestReading) throws(RunFailure) -> Void
    ) throws(RunFailure) -> LoadedManifests {
        let ownership = access.ownershipBeforeAnyRequest
        let reading = try manifests.checked(
            ownership,
            expands: options.expands,
            mayBeEmpty: options.undeclared?.mayBeEmpty ?? false,
            onEvent: onEvent,
            onReading: onReading
        )
        guard case .apiKey = ownership else { return .open(manifests, nil) }
        return reading.users.count == 0 ? .known(reading) : .open(manifests, reading)
    }
}

extension PlanDocument {
    /// The dialogs of the plan, each of which has an owner already.
    ///
    /// - Throws: A `RunFailure` if one has another owner than the session's user.
    func dialogs(at path: String, _ ownership: Ownership) throws(RunFailure) -> [DesiredDialog] {
        let dialogs = plan.declared.map(\.desired)
        guard case .session(let user) = ownership, let other = dialogs.first(where: { $0.owner != user })
        else { return dialogs }
        let (owner, own) = (people.text(for: other.owner), people.text(for: user))
        let text = "the plan '\(path)' has dialogs of owner \(owner), who is not the session's user \(own)"
        throw RunFailure("\(text): use an API key", status: .wrongInput)
    }
}

extension Access {
    /// The owner of dialogs that name none, as far as it is known without a request.
    var ownershipBeforeAnyRequest: Ownership {
        switch credentials {
        case .apiKey: .apiKey(defaultOwner: user)
        case .sessionToken, .signIn: .undetermined
        }
    }
}
