package import Dialogs

/// What is declared beside what is live: one action for each desired dialog, in the order of the manifests.
///
/// A plan is a value made before anything is changed, and it does not depend on the order in which dialogs were declared
/// or listed. It promises that a live dialog answers for at most one desired dialog, and that *create* stands only where
/// a complete listing showed nothing that could be the dialog.
package struct Plan: Hashable, Sendable {
    /// One entry for each desired dialog, in the order of the manifests.
    package let entries: [PlanEntry]
    /// How many requests it took.
    package let requests: Int
    /// How many of them each way of looking took; the rest told of no dialogs.
    package let requestsByWay: [LookupWay: Int]
    /// The weakest proof that the listings were complete; `nil` where nothing was listed.
    package let proof: CompletenessProof?

    /// Compares what is declared with what was seen.
    ///
    /// - Parameters:
    ///   - desired: The set; no two dialogs of it have one natural identity.
    ///   - observation: What the lookups for this set returned.
    ///   - reserved: Live dialogs of these types that dialogs outside this set are pinned to, and so answer for none of it.
    package init(
        for desired: [DesiredDialog],
        seen observation: Observation,
        reserved: [DialogID: DialogType] = [:]
    ) {
        var matching = Matching(of: desired, in: observation, reserved: reserved)
        matching.settle()
        let actions = desired.indices.map { matching.action(of: $0) }
        let lookalikes = actions.allSatisfy { $0.live != nil } ? [:] : observation.dialogsByFoldedName
        entries = zip(desired.indices, actions).map { index, action in
            PlanEntry(
                desired: desired[index],
                action: action,
                notes: desired[index].notes(on: action, lookalikes),
                others: action == .create ? matching.live(inBucketOf: index) : []
            )
        }
        requests = observation.requests
        requestsByWay = observation.requestsByWay
        proof = observation.proof
    }
}

extension Plan {
    /// How many dialogs have this action.
    package func count(of kind: Action.Kind) -> Int {
        entries.count { $0.action.kind == kind }
    }

    /// Whether a person must decide about some dialog.
    package var needsDecision: Bool { entries.contains { $0.action.kind.needsDecision } }

    /// Whether some live dialog is missing or not as declared.
    package var hasDrift: Bool { entries.contains { $0.action.kind.isDrift } }
}

extension DesiredDialog {
    fileprivate func notes(on action: Action, _ lookalikes: [String: [LiveDialog]]) -> [PlanNote] {
        var notes: [PlanNote] = []
        if let live = action.live {
            if type != .private, let creator = live.creator, creator != owner { notes.append(.otherCreator(creator)) }
            notes += untoldFields(of: live).map(PlanNote.untold(field:))
        } else if let name, !lookalikes.isEmpty {
            notes += (lookalikes[name.folded] ?? [])
                .filter { $0.type == type && $0.name != name }
                .sorted { $0.id < $1.id }
                .map(PlanNote.similarName)
        }
        return notes
    }
}
