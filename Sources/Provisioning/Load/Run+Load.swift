internal import Dialogs
internal import Manifests
package import PlanFile
package import Planning
internal import QuickBlox
internal import Synchronization

extension Run {
    /// Reads what the paths lead to, and checks all that can be checked without a request.
    ///
    /// - Parameter paths: Manifests, or one plan that was kept.
    /// - Returns: What the run works on.
    /// - Throws: A `RunFailure` with every mistake.
    package func load(_ paths: [String]) throws(RunFailure) -> RunInput {
        guard let path = paths.first(where: { SavedPlan.isSavedPlan(at: $0) }) else {
            let inputs = InputLog()
            let manifests = ManifestLoader(onSource: inputs.note).load(paths)
            return .manifests(try checked(manifests), inputs: inputs.noted)
        }
        guard paths.count == 1 else {
            throw RunFailure("'\(path)' is a plan: name it alone, or name manifests", status: .usage)
        }
        let document = try SavedPlan.read(at: path, for: endpoint)
        let changed = SavedPlan.changedInputs(of: document)
        if !changed.isEmpty { environment.onEvent(.inputsChanged(paths: changed)) }
        _ = try document.dialogs(at: path, settings.access.ownershipBeforeAnyRequest)
        return .plan(document, path: path)
    }

    private func checked(_ manifests: ManifestSet) throws(RunFailure) -> LoadedManifests {
        let ownership = settings.access.ownershipBeforeAnyRequest
        let reading = try manifests.checked(ownership, expands: options.expands)
        guard case .apiKey = ownership else { return .open(manifests, nil) }
        return reading.users.count == 0 ? .known(reading) : .open(manifests, reading)
    }

    /// The document of a plan that was made in this run; of a kept plan, what was kept.
    package func document(of plan: Plan, from input: RunInput) -> PlanDocument {
        switch input {
        case .manifests(_, let inputs):
            PlanDocument(plan, of: inputs, at: endpoint.text, toolVersion: options.toolVersion)
        case .plan(let document, _): document
        }
    }
}

extension PlanDocument {
    /// The plan's dialogs, each of which has an owner already.
    ///
    /// - Throws: A `RunFailure` where one is another's than the session's user.
    func dialogs(at path: String, _ ownership: Ownership) throws(RunFailure) -> [DesiredDialog] {
        let dialogs = plan.entries.map(\.desired)
        guard case .session(let user) = ownership, let other = dialogs.first(where: { $0.owner != user })
        else { return dialogs }
        let text = "the plan '\(path)' has dialogs of owner \(other.owner), who is not the session's user \(user)"
        throw RunFailure("\(text): use an API key", status: .wrongInput)
    }
}

extension Access {
    /// Whose dialogs those are that name no owner, as far as it is known before anything was asked.
    var ownershipBeforeAnyRequest: Ownership {
        switch credentials {
        case .apiKey: .apiKey(defaultOwner: user)
        case .sessionToken, .signIn: .undetermined
        }
    }
}

/// Takes note of the files that manifests are read from.
private final class InputLog: Sendable {
    private let list = Mutex<[PlanInput]>([])

    /// Notes one file, and leaves it as it is.
    @Sendable func note(_ source: ManifestSource) -> ManifestSource {
        let input = PlanInput(path: source.path, bytes: source.bytes)
        list.withLock { $0.append(input) }
        return source
    }

    /// What was noted, in the order in which it was read.
    var noted: [PlanInput] { list.withLock(\.self) }
}
