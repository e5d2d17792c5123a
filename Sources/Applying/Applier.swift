package import Dialogs
package import Pacing
package import Planning

/// Carries out exactly the plan that it is given and computes nothing of its own.
///
/// Its promise is about creates, which the API cannot tell apart: each dialog is posted again only when it is certain
/// that nothing happened (no byte left, or the server counted too many requests). After an unclear answer it is never
/// posted again, and its outcome is *unknown*. One dialog that fails does not stop the others.
package struct Applier: Sendable {
    private let store: any DialogStore
    private let parallelism: Int
    private let backoff: Backoff
    private let clock: any Clock<Duration>
    private let jitter: @Sendable () -> Double
    private let mustStop: @Sendable () -> Bool
    private let onEvent: @Sendable (ApplyEvent) -> Void

    /// Creates an applier.
    ///
    /// - Parameters:
    ///   - store: Where dialogs are created.
    ///   - parallelism: How many creates may be open at once, at least 1.
    ///   - backoff: The waits between attempts that are known to have done nothing.
    ///   - clock: What the waits are measured with.
    ///   - jitter: A random number from 0 to 1 for each wait.
    ///   - mustStop: Asked before each request; once it says yes, no further request is sent.
    ///   - onEvent: Told what happens, from any thread.
    package init(
        store: any DialogStore,
        parallelism: Int,
        backoff: Backoff = Backoff(),
        clock: any Clock<Duration> = ContinuousClock(),
        jitter: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        mustStop: @escaping @Sendable () -> Bool = { false },
        onEvent: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) {
        self.store = store
        self.parallelism = max(1, parallelism)
        self.backoff = backoff
        self.clock = clock
        self.jitter = jitter
        self.mustStop = mustStop
        self.onEvent = onEvent
    }

    /// Creates what the plan says is missing.
    package func apply(_ plan: Plan) async -> RunReport {
        let missing = plan.entries.indices.filter { plan.entries[$0].action == .create }
        let outcomes = await withTaskGroup(of: (Int, ApplyOutcome).self) { group in
            var waiting = missing.makeIterator()
            var outcomes: [Int: ApplyOutcome] = [:]
            for _ in 0..<parallelism { enqueue(waiting.next(), of: plan, in: &group) }
            for await (index, outcome) in group {
                outcomes[index] = outcome
                onEvent(.settled(plan.entries[index].desired, outcome))
                enqueue(waiting.next(), of: plan, in: &group)
            }
            return outcomes
        }
        return RunReport(
            results: plan.entries.enumerated().map { index, entry in
                RunReport.Result(entry: entry, outcome: outcomes[index] ?? entry.action.outcomeWithoutRequest)
            }
        )
    }

    private func enqueue(_ index: Int?, of plan: Plan, in group: inout TaskGroup<(Int, ApplyOutcome)>) {
        guard let index else { return }
        let desired = plan.entries[index].desired
        group.addTask { (index, await create(desired)) }
    }

    /// Posts one dialog until something is known of it.
    private func create(_ desired: DesiredDialog) async -> ApplyOutcome {
        var lastReason: FailureReason?
        for attempt in 1... {
            guard !mustStop() else { return lastReason.map(ApplyOutcome.failed) ?? .notTried }
            let (reason, retryAfter): (FailureReason, Duration?)
            switch await store.create(desired) {
            case .created(let live): return .created(live)
            case .alreadyExisted(let live): return .alreadyExisted(live)
            case .rejected(let why): return .rejected(why)
            case .unauthorized(let why): return .failed(why)
            case .unknown(let why): return .unknown(why)
            case .nothingSent(let why): (reason, retryAfter) = (why, nil)
            case .throttled(let why, let wait): (reason, retryAfter) = (why, wait)
            }
            lastReason = reason
            guard let wait = backoff.delay(afterAttempt: attempt, retryAfter: retryAfter, jitter: jitter()) else { break }
            onEvent(.waiting(desired, reason, wait))
            do { try await clock.sleep(for: wait) } catch { break }
        }
        return lastReason.map(ApplyOutcome.failed) ?? .notTried
    }
}

extension Action {
    fileprivate var outcomeWithoutRequest: ApplyOutcome {
        switch self {
        case .create: .notTried
        case .exists: .unchanged
        case .differs, .conflict, .ambiguous, .gone: .leftAlone
        }
    }
}
