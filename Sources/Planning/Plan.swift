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
    package let requestsByWay: [LookupStrategy: Int]
    /// The weakest proof that the listings were complete; `nil` where nothing was listed.
    package let proof: CompletenessProof?
    /// How many dialogs have which action.
    private let counts: [Action.Kind: Int]

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
        let actions = matching.actions
        let lookalikes = actions.allSatisfy { $0.live != nil } ? [:] : observation.dialogsByFoldedName
        var entries: [PlanEntry] = []
        entries.reserveCapacity(desired.count)
        for place in desired.indices {
            entries.append(
                PlanEntry(
                    desired: desired[place],
                    action: actions[place],
                    notes: desired[place].notes(on: actions[place], lookalikes),
                    others: actions[place].kind == .create ? matching.live(inBucketOf: place) : []
                )
            )
        }
        self.init(
            entries: entries,
            requests: observation.requests,
            requestsByWay: observation.requestsByWay,
            proof: observation.proof
        )
    }

    /// Puts a plan together of its parts, such as one that was written down; nothing is compared.
    package init(
        entries: [PlanEntry],
        requests: Int,
        requestsByWay: [LookupStrategy: Int] = [:],
        proof: CompletenessProof?
    ) {
        self.entries = entries
        self.requests = requests
        self.requestsByWay = requestsByWay
        self.proof = proof
        // With very many dialogs each look at all of them takes a while, so one look tells all.
        var counts: [Action.Kind: Int] = [:]
        var start = 0
        while start < entries.count {
            // Mostly the next has the same. `!=` would compare texts.
            let kind = entries[start].action.kind
            let end = entries[start...].indices.first { !(entries[$0].action.kind == kind) } ?? entries.count
            counts[kind, default: 0] += end - start
            start = end
        }
        self.counts = counts
    }
}

extension Plan {
    /// How many dialogs have this action.
    package func count(of kind: Action.Kind) -> Int { counts[kind] ?? 0 }

    /// Whether a person must decide about some dialog.
    package var needsDecision: Bool { counts.keys.contains(where: \.needsDecision) }

    /// Whether some live dialog is missing or not as declared.
    package var hasDrift: Bool { counts.keys.contains(where: \.isDrift) }
}

extension DesiredDialog {
    fileprivate func notes(on action: Action, _ lookalikes: [String: [LiveDialog]]) -> [PlanNote] {
        var notes: [PlanNote] = []
        if let live = action.live {
            if type != .private, let creator = live.creator, creator != owner { notes.append(.otherCreator(creator)) }
            notes += untoldFields(of: live).map(PlanNote.untold(field:))
        } else if !lookalikes.isEmpty, let name {
            notes += (lookalikes[name.folded] ?? [])
                .filter { $0.type == type && $0.name != name }
                .sorted { $0.id < $1.id }
                .map(PlanNote.similarName)
        }
        return notes
    }
}

extension Plan {
    /// The entries by the keys of their dialogs; of several with one key, the first.
    package var entriesByKey: [ExactText: PlanEntry] {
        Dictionary(entries.map { ($0.desired.key, $0) }) { first, _ in first }
    }
}
