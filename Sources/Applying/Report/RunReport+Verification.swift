package import Dialogs
package import Planning

/// Whether the dialogs that a run created were listed once more afterwards.
///
/// Nothing in the API keeps two runs with separate journals from creating the same dialog at once. The later run
/// notices.
package enum Verification: Hashable, Sendable {
    /// No dialog was created that could exist twice.
    case notNeeded
    /// The created dialogs were listed once more, with this many requests.
    case done(requests: Int)
    /// They could not be listed.
    case failed(FailureReason)
}

extension RunReport {
    /// Plans these dialogs again, ignoring the live dialogs with these IDs; the plan's request count includes
    /// `requestsBefore`.
    package typealias Relisting = (
        _ dialogs: [DesiredDialog],
        _ leavingOut: Set<DialogID>,
        _ requestsBefore: Int
    ) async throws(ListingFailure) -> Plan

    /// The report after the created dialogs were listed again: one that exists more than once is doubled.
    ///
    /// First, only other dialogs of the same names are listed, which is cheapest and usually finds none. Where another
    /// one could be a created dialog, that dialog is planned once more with both in view.
    ///
    /// - Parameter relist: Makes the plans.
    /// - Returns: The report, with doubled dialogs marked.
    package func verified(by relist: Relisting) async -> Self {
        let dialogs = dialogsToVerify
        guard !dialogs.isEmpty else { return self }
        do throws(ListingFailure) {
            let others = try await relist(dialogs, created, 0)
            let contested = dialogsToVerify(of: others.keysWithCandidates)
            guard !contested.isEmpty else { return verified(with: results, in: others.requests) }
            return verified(by: try await relist(contested, [], others.requests))
        } catch {
            return Self(results: results, earlyEnd: reasonToEnd, verification: .failed(error.reason))
        }
    }

    /// The report after what no listing has shown was asked for by `_id`: what the server said that it made, and does
    /// not show by the end of the settle window, is unknown.
    ///
    /// - Parameters:
    ///   - shown: The created dialogs that listings have shown since.
    ///   - look: Asks for the others.
    /// - Returns: The report, with unknown dialogs marked.
    package func confirmed(shown: Set<DialogID>, by look: LastLook) async -> Self {
        guard case .done(let before) = verification else { return self }
        var missing: [DialogID: UserID] = [:]
        for result in results where result.entry.desired.name != nil {
            guard let live = result.outcome.saidToBeMade, !shown.contains(live.id) else { continue }
            missing[live.id] = result.entry.desired.owner
        }
        guard !missing.isEmpty else { return self }
        switch await look.find(missing) {
        case .stopped: return self
        case .unreadable(let reason):
            return Self(results: results, earlyEnd: reasonToEnd, verification: .failed(reason))
        case .unseen(let unseen, let requests):
            let confirmed = results.map { result in
                guard let live = result.outcome.saidToBeMade, unseen.contains(live.id) else { return result }
                return Result(entry: result.entry, outcome: .unknown(.notShown(live.id)))
            }
            return verified(with: confirmed, in: before + requests)
        }
    }

    /// The declared dialogs to list once more: those that were created, and those with the same type and name as one of
    /// them, which the same listings show.
    ///
    /// Private dialogs are left out: the server keeps only one for each pair.
    package var dialogsToVerify: [DesiredDialog] { dialogsToVerify(of: nil) }

    /// Those of `dialogsToVerify` that were created and have one of these keys, with their namesakes; all where `keys`
    /// is `nil`.
    private func dialogsToVerify(of keys: Set<ExactText>?) -> [DesiredDialog] {
        if let keys, keys.isEmpty { return [] }
        var ours: [DesiredDialog] = []
        for result in results where result.outcome.made != nil && result.entry.desired.name != nil {
            if keys?.contains(result.entry.desired.key) ?? true { ours.append(result.entry.desired) }
        }
        guard !ours.isEmpty, ours.count < results.count else { return ours }
        let names = Set(ours.compactMap(Name.init))
        return results.map(\.entry.desired).filter { Name($0).map(names.contains) ?? false }
    }

    /// The IDs of the dialogs that this run created.
    private var created: Set<DialogID> {
        var created = Set<DialogID>(minimumCapacity: results.count)
        for result in results { if let live = result.outcome.made { created.insert(live.id) } }
        return created
    }

    private func verified(by plan: Plan) -> Self {
        let actions = Dictionary(plan.entries.map { ($0.desired.key, $0.action) }) { first, _ in first }
        let verified = results.map { result in
            guard let mine = result.outcome.made else { return result }
            let all = actions[result.entry.desired.key]?.rivals(of: mine) ?? []
            let known = Set(result.entry.others)
            let rivals = all.filter { $0.id != mine.id && !known.contains($0.id) }
            return rivals.isEmpty ? result : Result(entry: result.entry, outcome: .doubled([mine] + rivals))
        }
        return self.verified(with: verified, in: plan.requests)
    }

    private func verified(with results: [Result], in requests: Int) -> Self {
        Self(results: results, earlyEnd: reasonToEnd, verification: .done(requests: requests))
    }
}

extension Plan {
    /// The keys of the dialogs that some live dialog may be.
    fileprivate var keysWithCandidates: Set<ExactText> {
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

extension FailureReason {
    /// Why a dialog is unknown that nothing shows.
    fileprivate static func notShown(_ id: DialogID) -> Self {
        Self("the server said that it made \(id), and shows it to nobody who asks for it")
    }
}

extension ApplyOutcome {
    /// The dialog that the server's answer alone says this run created; a recovered one was seen.
    fileprivate var saidToBeMade: LiveDialog? { kind == .recovered ? nil : made }
}

extension Action {
    /// Whether some live dialog may be the declared one.
    fileprivate var hasCandidates: Bool {
        switch self {
        case .exists, .update, .differs, .delete, .ambiguous: true
        case .create, .absent, .conflict, .gone: false
        }
    }

    /// The live dialogs that match a declared one as well as the one that was created for it.
    fileprivate func rivals(of mine: LiveDialog) -> [LiveDialog] {
        switch self {
        case .exists(let live), .update(let live, _), .differs(let live, _), .delete(let live, as: _): [live]
        case .ambiguous(let live): live.contains { $0.id == mine.id } ? live : []
        case .create, .absent, .conflict, .gone: []
        }
    }
}
