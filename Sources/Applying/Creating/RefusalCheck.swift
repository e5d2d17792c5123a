internal import Dialogs
internal import Pacing
internal import Synchronization

/// Looks for the dialogs of creates that were refused for the rate or for their credentials, although their requests
/// had left whole.
///
/// The API documents that it does not process such a request; but a gateway may refuse what it has passed on, and a
/// balancer may have sent it twice. So nobody posts it again before its dialog was looked for. All creates that wait
/// for that while a lookup is under way share the next one.
final class RefusalCheck: Sendable {
    private typealias Wanted = OutcomeSearch.Wanted
    typealias Finding = OutcomeSearch.Finding

    private let search: OutcomeSearch
    private let parallelism: Int
    private let turn = AsyncMutex()
    private let state = Mutex(State())

    private struct State {
        var waiting: [Int: Wanted] = [:]
        var findings: [Int: Finding] = [:]
    }

    /// Creates a check.
    ///
    /// - Parameters:
    ///   - search: Looks dialogs up.
    ///   - parallelism: How many lookups may run at once.
    init(with search: OutcomeSearch, atOnce parallelism: Int) {
        self.search = search
        self.parallelism = parallelism
    }

    /// Looks the dialog of a create up, together with those of other creates.
    ///
    /// - Parameters:
    ///   - wanted: What was to be created.
    ///   - position: The position of the create, which looks for one dialog at a time.
    /// - Returns: What was found; `cutShort` where the task was cancelled.
    func finding(for wanted: OutcomeSearch.Wanted, at position: Int) async -> Finding {
        state.withLock { $0.waiting[position] = wanted }
        guard await turn.lock() else { return .cutShort }
        defer { turn.unlock() }
        if let finding = state.withLock({ $0.findings.removeValue(forKey: position) }) { return finding }
        let all = state.withLock { state in
            defer { state.waiting = [:] }
            return state.waiting.sorted { $0.key < $1.key }
        }
        let findings = await search.lookUp(together: all.map(\.value), atOnce: parallelism)
        return state.withLock { state in
            for (place, finding) in zip(all.map(\.key), findings) { state.findings[place] = finding }
            return state.findings.removeValue(forKey: position) ?? .cutShort
        }
    }
}
