internal import Manifests
package import PlanFile

/// What a saved plan must be to be carried out.
package struct PlanRequirements: Sendable {
    /// The digest of the plan that was reviewed; `nil` for any plan.
    package var digest: ContentDigest?
    /// Whether everything that the plan was made of must be as it was.
    package var hasSameInputs = false

    /// Creates requirements that every plan fulfils.
    package init() {}

    /// Whether every plan fulfils them.
    var areNone: Bool { digest == nil && !hasSameInputs }
}

extension PlanDocument {
    /// Checks that this is the plan that was reviewed, made of what there is now.
    ///
    /// - Parameters:
    ///   - requirements: What it must be.
    ///   - path: The path of the plan.
    ///   - ids: The ids file of this run.
    /// - Throws: A `RunFailure` that tells what is otherwise.
    func check(_ requirements: PlanRequirements, at path: String, ids: String?) throws(RunFailure) {
        if let expected = requirements.digest, digest != expected {
            throw Self.refused(
                "the plan '\(path)' is not the one that --expect-digest names: its digest is \(digest.text)"
            )
        }
        guard requirements.hasSameInputs else { return }
        guard !inputs.paths.isEmpty, !inputs.paths.contains("-") else {
            throw Self.refused(
                "the plan '\(path)' was made of standard input, or does not say of what, so --require-same-inputs "
                    + "cannot compare"
            )
        }
        let changes = changedInputs(ids: ids)
        guard changes.isEmpty else {
            let more = changes.count > 5 ? ", and \(changes.count - 5) more" : ""
            throw Self.refused(
                "the plan '\(path)' was made of something else (--require-same-inputs): "
                    + "\(changes.prefix(5).joined(separator: ", "))\(more); plan again"
            )
        }
    }

    private static func refused(_ text: String) -> RunFailure {
        RunFailure("\(text); nothing was read or created", status: .stoppedBySafetyRail)
    }

    /// What has become of the files of which the plan was made, in words.
    private func changedInputs(ids: String?) -> [String] {
        let log = InputLog(digests: true)
        // The bytes are of no use beyond their digest.
        let loader = ManifestLoader { source in ManifestSource(path: log.note(source).path, bytes: []) }
        _ = loader.load(inputs.paths)
        let known = inputs.files.filter { $0.kind != .manifest }
        let rosters = known.filter { $0.kind == .roster }.compactMap { InputLog.input(.roster, at: $0.path) }
        let named = ids.flatMap { InputLog.input(.ids, at: $0) }
        return changes(to: log.inputs + rosters + [named].compactMap(\.self))
    }

    private func changes(to now: [PlanInput]) -> [String] {
        let before = Dictionary(inputs.files.map { ($0.path, $0) }) { first, _ in first }
        let after = Dictionary(now.map { ($0.path, $0) }) { first, _ in first }
        let gone = inputs.files.filter { after[$0.path] == nil }.map { input in
            input.kind == .ids ? "--ids '\(input.path)' is not given" : "'\(input.path)' is gone"
        }
        let others = now.compactMap { input -> String? in
            guard let old = before[input.path] else {
                return input.kind == .ids ? "--ids '\(input.path)' was not given" : "'\(input.path)' is new"
            }
            return old.digest == input.digest ? nil : "'\(input.path)' changed"
        }
        return gone + others
    }
}
