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
    /// The declared dialogs to list once more: those that were created, and those of their type and name, which listings show
    /// beside them.
    ///
    /// Private dialogs are left out: the server keeps one for each pair.
    package var dialogsToVerify: [DesiredDialog] {
        let (ours, others) = (results.filter(\.outcome.isOurs), results.filter { !$0.outcome.isOurs })
        guard !ours.isEmpty, !others.isEmpty else { return ours.map(\.entry.desired).filter { $0.name != nil } }
        let created = Set(ours.compactMap { Name(of: $0.entry.desired) })
        return results.map(\.entry.desired).filter { Name(of: $0).map(created.contains) ?? false }
    }

    /// The report once the created dialogs were listed again: one that exists more than once is doubled.
    ///
    /// - Parameter plan: The plan for `dialogsToVerify`, read after the run.
    /// - Returns: The report, with doubled dialogs told.
    package func verified(by plan: Plan) -> Self {
        let actions = Dictionary(plan.entries.map { ($0.desired.key, $0.action) }) { first, _ in first }
        let verified = results.map { result in
            guard result.outcome.isOurs, let mine = result.outcome.live else { return result }
            let all = actions[result.entry.desired.key]?.rivals(of: mine) ?? []
            let known = Set(result.entry.others)
            let rivals = all.filter { $0.id != mine.id && !known.contains($0.id) }
            return rivals.isEmpty ? result : Result(entry: result.entry, outcome: .doubled([mine] + rivals))
        }
        return Self(results: verified, earlyEnd: earlyEnd, verification: .done(requests: plan.requests))
    }

    /// The report where the created dialogs could not be listed again.
    package func unverified(_ failure: ListingFailure) -> Self {
        Self(results: results, earlyEnd: earlyEnd, verification: .failed(failure.reason))
    }
}

private struct Name: Hashable {
    let type: DialogType
    let name: ExactText

    init?(of dialog: DesiredDialog) {
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
    /// The live dialogs that answer for a declared one as well as the one that was created for it.
    fileprivate func rivals(of mine: LiveDialog) -> [LiveDialog] {
        switch self {
        case .exists(let live), .differs(let live, _): [live]
        case .ambiguous(let live): live.contains { $0.id == mine.id } ? live : []
        case .create, .conflict, .gone: []
        }
    }
}
