package import Dialogs

/// The comparison of what is declared with what is live: one action for each desired dialog, in the order of the
/// manifests.
///
/// A plan is a value made before anything is changed, and it does not depend on the order in which dialogs were
/// declared or listed. It guarantees that a live dialog matches at most one desired dialog, and that the action is
/// *create* only if a complete listing showed nothing that could be the dialog.
package struct Plan: Hashable, Sendable {
    /// One entry for each desired dialog, in the order of the manifests.
    package let entries: [PlanEntry]
    /// How many requests it took.
    package let requests: Int
    /// How many of them each strategy took; the rest listed no dialogs.
    package let requestsByStrategy: [LookupStrategy: Int]
    /// The weakest proof that the listings were complete; `nil` where nothing was listed.
    package let proof: CompletenessProof?
    /// The application of the live dialogs; `nil` where none of them told.
    package let application: Int?
    /// How many dialogs were known by an `_id`, and how many of these are gone.
    package let recognition: Recognition
    /// The dialogs that nobody declares, as far as they are known; nothing is done about them.
    package let undeclared: UndeclaredDialogs
    /// The people who are to be in no group, and in how many they are.
    package let departures: Departures
    /// How many dialogs have each kind of action.
    private let counts: [Action.Kind: Int]

    /// Compares what is declared with what was observed.
    ///
    /// - Parameters:
    ///   - desired: The set; no two of its dialogs have the same natural identity.
    ///   - observation: What the lookups for this set returned.
    ///   - knowledge: What was known before.
    ///   - known: The desired dialogs of the set that are known by an `_id`.
    package init(
        for desired: [DesiredDialog],
        seen observation: Observation,
        knowing knowledge: PriorKnowledge = PriorKnowledge(),
        _ known: KnownDialogs = .none
    ) {
        var matching = Matching(of: desired, in: observation, knowing: knowledge, known)
        matching.settle()
        let actions = matching.actions
        let hasOpen = knowledge.comparesNames && actions.contains { $0.live == nil }
        let names = hasOpen ? NearNames(declared: desired, live: observation) : nil
        var recognition = Recognition()
        var entries: [PlanEntry] = []
        entries.reserveCapacity(desired.count)
        for place in desired.indices {
            var notes = desired[place].notes(on: actions[place], names, knowing: knowledge)
            notes += matching.rivals(of: place).map(PlanNote.alsoMatches)
            notes += matching.pins(of: place)
            if let identity = known[place] {
                let isGone =
                    actions[place].live?.id != identity.id && !knowledge.late.contains(identity.id)
                    && known.identities(at: place).allSatisfy { !observation.hasSeen($0.id) }
                if desired[place].state == .present {
                    recognition.note(isGone: isGone)
                    if actions[place] == .create { recognition.note(missing: known.identities(at: place)) }
                    if isGone { notes.append(.goneBefore(identity.id)) }
                }
            }
            entries.append(
                PlanEntry(
                    desired: desired[place],
                    action: actions[place],
                    notes: notes,
                    others: actions[place].kind == .create ? matching.live(inGroupOf: place) : []
                )
            )
        }
        self.init(
            entries: entries,
            requests: observation.requests,
            requestsByStrategy: observation.requestsByStrategy,
            proof: observation.proof,
            application: observation.application,
            recognition: recognition
        )
    }

    /// Creates a plan from its parts, such as one that was read from a file; nothing is compared.
    package init(
        entries: [PlanEntry],
        requests: Int,
        requestsByStrategy: [LookupStrategy: Int] = [:],
        proof: CompletenessProof?,
        application: Int? = nil,
        recognition: Recognition = Recognition(),
        undeclared: UndeclaredDialogs = .none,
        departures: Departures = .none
    ) {
        self.entries = entries
        self.undeclared = undeclared
        self.departures = departures
        self.application = application
        self.recognition = recognition
        self.requests = requests
        self.requestsByStrategy = requestsByStrategy
        self.proof = proof
        // One pass counts all kinds: with very many dialogs, each pass takes a while.
        var counts: [Action.Kind: Int] = [:]
        var start = 0
        while start < entries.count {
            // Neighbours usually have the same kind. `!=` would compare texts.
            let kind = entries[start].action.kind
            let end = entries[start...].indices.first { !(entries[$0].action.kind == kind) } ?? entries.count
            counts[kind, default: 0] += end - start
            start = end
        }
        self.counts = counts
    }
}

extension Plan {
    /// The entries of declared dialogs; behind them are those of groups that nobody declares.
    package var declared: ArraySlice<PlanEntry> {
        entries.prefix(entries.count - entries.reversed().prefix { $0.desired.isUndeclared }.count)
    }

    /// How many dialogs have this action.
    package func count(of kind: Action.Kind) -> Int { counts[kind] ?? 0 }

    /// Whether a person must decide about some dialog.
    package var needsDecision: Bool { counts.keys.contains(where: \.needsDecision) }

    /// About how many dialogs a person must decide.
    package var undecidedCount: Int {
        Action.Kind.allCases.filter(\.needsDecision).reduce(0) { $0 + count(of: $1) }
    }

    /// Whether some live dialog is missing or not as declared.
    package var hasDrift: Bool { counts.keys.contains(where: \.isDrift) }
}

extension DesiredDialog {
    fileprivate func notes(on action: Action, _ names: NearNames?, knowing knowledge: PriorKnowledge) -> [PlanNote] {
        var notes: [PlanNote] = []
        if action.kind == .delete { return deletionNotes(on: action) }
        if case .conflict(.departed) = action { return [] }
        guard action != .absent else { return [] }
        if let live = action.live {
            notes += creatorNotes(on: live, action, actingAsAnyone: knowledge.canActAsAnyone)
            notes += unreportedFields(of: live).map(PlanNote.unreported(field:))
            notes += unlistedNotes(on: live)
            if updates || !departing(from: live).isEmpty {
                let actor = actor(on: live, actingAsAnyone: knowledge.canActAsAnyone)
                notes += updateNotes(on: live, action, as: actor, remembering: knowledge.rooms[live.id])
            }
        } else if let names {
            notes += names.notes(on: self, isMissing: action == .create)
        }
        return notes
    }
}

/// How much of what was known by an `_id` a plan found again.
package struct Recognition: Hashable, Sendable {
    /// How many of the desired dialogs were known.
    package private(set) var known = 0
    /// How many of them nobody sees any more who was asked.
    package private(set) var gone = 0
    /// What the dialogs are known by that would be created all the same.
    package private(set) var missing: Set<DialogID> = []

    /// Nothing was known.
    package init() {}

    /// Whether so much is gone, and nothing left, that the dialogs are hardly those of the same application.
    package var isSuspicious: Bool { known >= 3 && gone == known }

    fileprivate mutating func note(missing identities: [DialogIdentity]) { missing.formUnion(identities.map(\.id)) }

    fileprivate mutating func note(isGone: Bool) {
        known += 1
        if isGone { gone += 1 }
    }
}

extension Plan {
    /// The entries by the keys of their dialogs; of several with one key, the first.
    package var entriesByKey: [ExactText: PlanEntry] {
        Dictionary(entries.map { ($0.desired.key, $0) }) { first, _ in first }
    }
}
