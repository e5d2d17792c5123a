internal import Dialogs
internal import Manifests
internal import PlanFile
internal import Planning
internal import QuickBlox
internal import Synchronization

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
        guard let path = paths.first(where: { SavedPlan.isSavedPlan(at: $0) }) else {
            let inputs = InputLog()
            let loader = options.digestsInputs ? ManifestLoader(onSource: inputs.note) : ManifestLoader()
            let manifests = loader.load(paths)
            let checked = try checked(manifests, expands: options.expands, onEvent: onEvent)
            return .manifests(checked, inputs: inputs.noted)
        }
        guard paths.count == 1 else {
            throw RunFailure("'\(path)' is a plan: name it alone, or name manifests", status: .usage)
        }
        let document = try SavedPlan.read(at: path, for: endpoint)
        let changed = SavedPlan.changedInputs(of: document)
        if !changed.isEmpty { onEvent(.inputsChanged(paths: changed)) }
        _ = try document.dialogs(at: path, access.ownershipBeforeAnyRequest)
        return .plan(document, path: path)
    }

    private func checked(
        _ manifests: ManifestSet,
        expands: Bool,
        onEvent: (RunEvent) -> Void
    ) throws(RunFailure) -> LoadedManifests {
        let ownership = access.ownershipBeforeAnyRequest
        let reading = try manifests.checked(ownership, expands: expands, onEvent: onEvent)
        guard case .apiKey = ownership else { return .open(manifests, nil) }
        return reading.users.count == 0 ? .known(reading) : .open(manifests, reading)
    }
}

extension PlanDocument {
    /// The dialogs of the plan, each of which has an owner already.
    ///
    /// - Throws: A `RunFailure` if one has another owner than the session's user.
    func dialogs(at path: String, _ ownership: Ownership) throws(RunFailure) -> [DesiredDialog] {
        let dialogs = plan.entries.map(\.desired)
        guard case .session(let user) = ownership, let other = dialogs.first(where: { $0.owner != user })
        else { return dialogs }
        let text = "the plan '\(path)' has dialogs of owner \(other.owner), who is not the session's user \(user)"
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

/// Records the files from which manifests are read.
private final class InputLog: Sendable {
    private let list = Mutex<[PlanInput]>([])

    /// Records one file, and returns it unchanged.
    @Sendable func note(_ source: ManifestSource) -> ManifestSource {
        let input = PlanInput(path: source.path, bytes: source.bytes)
        list.withLock { $0.append(input) }
        return source
    }

    /// The recorded files, in the order in which they were read.
    var noted: [PlanInput] { list.withLock(\.self) }
}
