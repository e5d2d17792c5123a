package import Dialogs
package import Planning

/// What a last look said of the dialogs that a run created.
///
/// Nothing in the API keeps two runs with separate journals from creating one dialog at once. The later of them sees it.
package enum Verification: Hashable, Sendable {
    /// Nothing was created that could exist twice.
    case notNeeded
    /// The created dialogs were listed once more, in so many requests.
    case done(requests: Int)
    /// They could not be listed.
    case failed(FailureReason)
}

extension RunReport {
    /// Reads what is live of these dialogs, without those of these IDs, and tells how many requests it and earlier ones took.
    package typealias Look = (
        _ dialogs: [DesiredDialog],
        _ leavingOut: Set<DialogID>,
        _ requestsBefore: Int
    ) async throws(ListingFailure) -> Plan

    /// The report once the created dialogs were looked for again: one that exists more than once is doubled.
    ///
    /// First it looks for others of their names alone, which costs least and mostly finds none. Where another could be a
    /// dialog that was created, that one is looked for once more, and compared with both.
    ///
    /// - Parameter look: How to look.
    /// - Returns: The report, with doubled dialogs told.
    package func verified(by look: Look) async -> Self {
        let dialogs = dialogsToVerify
        guard !dialogs.isEmpty else { return self }
        do throws(ListingFailure) {
            let others = try await look(dialogs, created, 0)
            let contested = dialogsToVerify(of: others.answered)
            guard !contested.isEmpty else { return verified(with: results, in: others.requests) }
            return verified(by: try await look(contested, [], others.requests))
        } catch {
            return Self(results: results, earlyEnd: earlyEnd, verification: .failed(error.reason))
        }
    }

    /// The declared dialogs to list once more: those that were created, and those of their type and name, which listings show
    /// beside them.
    ///
    /// Private dialogs are left out: the server keeps one for each pair.
    package var dialogsToVerify: [DesiredDialog] { dialogsToVerify(of: nil) }

    /// Those of `dialogsToVerify` that were created and have one of these keys, with their namesakes; all of them without
    /// keys.
    private func dialogsToVerify(of keys: Set<ExactText>?) -> [DesiredDialog] {
        if let keys, keys.isEmpty { return [] }
        var ours: [DesiredDialog] = []
        for result in results where result.outcome.isOurs && result.entry.desired.name != nil {
            if keys?.contains(result.entry.desired.key) ?? true { ours.append(result.entry.desired) }
        }
        guard !ours.isEmpty, ours.count < results.count else { return ours }
        let names = Set(ours.compactMap(Name.init))
        return results.map(\.entry.desired).filter { Name($0).map(names.contains) ?? false }
    }

    /// The dialogs that this run made.
    private var created: Set<DialogID> {
        var created = Set<DialogID>(minimumCapacity: results.count)
        for result in results where result.outcome.isOurs {
            if let live = result.outcome.live { created.insert(live.id) }
        }
        return created
    }

    private func verified(by plan: Plan) -> Self {
        let actions = Dictionary(plan.entries.map { ($0.desired.key, $0.action) }) { first, _ in first }
        let verified = results.map { result in
            guard result.outcome.isOurs, let mine = result.outcome.live else { return result }
            let all = actions[result.entry.desired.key]?.rivals(of: mine) ?? []
            let known = Set(result.entry.others)
            let rivals = all.filter { $0.id != mine.id && !known.contains($0.id) }
            return rivals.isEmpty ? result : Result(entry: result.entry, outcome: .doubled([mine] + rivals))
        }
        return self.verified(with: verified, in: plan.requests)
    }

    private func verified(with results: [Result], in requests: Int) -> Self {
        Self(results: results, earlyEnd: earlyEnd, verification: .done(requests: requests))
    }
}

extension Plan {
    /// The keys of the dialogs for which there is a live one that can be it.
    fileprivate var answered: Set<ExactText> {
        Set(entries.lazy.filter { $0.action.hasCandidates }.map(\.desired.key))
    }
}

private struct Name: Hashable {
    let type: DialogType
    let name: ExactText

    init?(_ dialog: DesiredDialog) {
        guard let name = dialog.name else { return nil }
        (type, self.name) = (dialog.type, name)
    }
}

extension ApplyOutcome {
    /// Whether this run made the dialog.
    fileprivate var isOurs: Bool {
        switch self {
        case .created, .recovered: true
        case .unchanged, .leftAlone, .alreadyExisted, .rejected, .failed, .unknown, .doubled, .notTried: false
        }
    }
}

extension Action {
    /// Whether some live dialog can be the declared one.
    fileprivate var hasCandidates: Bool {
        switch self {
        case .exists, .differs, .ambiguous: true
        case .create, .conflict, .gone: false
        }
    }

    /// The live dialogs that answer for a declared one as well as the one that was created for it.
    fileprivate func rivals(of mine: LiveDialog) -> [LiveDialog] {
        switch self {
        case .exists(let live), .differs(let live, _): [live]
        case .ambiguous(let live): live.contains { $0.id == mine.id } ? live : []
        case .create, .conflict, .gone: []
        }
    }
}
