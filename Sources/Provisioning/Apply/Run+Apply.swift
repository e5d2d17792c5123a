internal import Applying
internal import Dialogs
internal import HTTP
package import Journal
internal import Pacing
package import Planning
internal import QuickBlox

extension Run {
    /// Settles the creates of earlier runs that were never clearly answered, for the owners of these dialogs.
    ///
    /// - Throws: A `RunFailure` where they cannot be looked for, or the run is told to stop.
    package func settle(_ journal: Journal, for declared: DeclaredDialogs) async throws {
        let owners = Set(declared.dialogs.map(\.owner))
        let open = journal.contents.openIntents.filter { owners.contains($0.intent.owner) }
        guard !open.isEmpty else { return }
        environment.onEvent(.settling(open.count))
        let settlement = Settlement(
            reader: reader,
            policy: policy(retryingUnknown: false),
            surroundings: applyEnvironment { _ in },
            requestTimeout: .seconds(RunOptions.longestTimeout)
        )
        let now = environment.wallTime()
        let result = try await reading { try await settlement.settle(open, in: journal, now: now) }
        guard !environment.stop.isRaised else { throw RunFailure(.cancelled) }
        environment.onEvent(.settled(result))
    }

    /// Makes sure that the plan creates no more than is allowed.
    ///
    /// - Parameters:
    ///   - plan: What is about to be carried out.
    ///   - creates: How many of its dialogs the run is to create.
    ///   - limit: How many are allowed.
    ///   - journal: What it knows to be new does not make a set live.
    /// - Throws: A `RunFailure` with the numbers, where it would create more.
    package func check(
        _ plan: Plan,
        creating creates: Int,
        within limit: CreateLimit,
        knowing journal: JournalContents
    ) throws(RunFailure) {
        let window: Duration = .seconds(RunOptions.longestSettle)
        let recent = journal.recentCreates(within: window, of: environment.wallTime())
        if let excess = limit.excess(of: plan, creating: creates, notCounting: Set(recent.map(\.id))) {
            throw RunFailure("\(excess)", status: .stoppedBySafetyRail)
        }
    }

    /// Creates what the plan says is missing, and looks once more at what it created.
    func create(
        _ plan: Plan,
        recordingIn journal: Journal,
        _ policy: ApplyPolicy,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void
    ) async -> RunReport {
        let store = QuickBloxStore(
            endpoint: endpoint,
            authentication: authentication,
            transport: transport,
            retrying: RetryPolicy(environment)
        )
        let progress = ApplyProgress(of: plan.count(of: .create), pacer, environment.onEvent)
        let surroundings = applyEnvironment { event in
            onEvent(event)
            progress.note(event)
        }
        let applier = Applier(store: store, recorder: journal, policy: policy, surroundings: surroundings)
        // A log that is written for each request may block, which the transport's thread must not.
        let executor = options.observesRequests ? nil : connection.executor
        let report = await withTaskExecutorPreference(executor) { await applier.apply(plan) }
        environment.onEvent(.stageEnded)
        return await report.verified { dialogs, created, requests throws(ListingFailure) in
            let runner = LookupRunner(
                reader: reader(leavingOut: created),
                parallelism: options.limits.parallelism,
                requestsBefore: requests
            )
            return try await runner.plan(for: dialogs)
        }
    }

    /// How creates are gone about.
    func policy(retryingUnknown: Bool) -> ApplyPolicy {
        ApplyPolicy(
            parallelism: options.limits.parallelism,
            settleWindow: options.settleWindow,
            retriesUnknown: retryingUnknown
        )
    }

    private func applyEnvironment(onEvent: @escaping @Sendable (ApplyEvent) -> Void) -> ApplyEnvironment {
        ApplyEnvironment(
            clock: environment.clock,
            jitter: environment.jitter,
            stop: environment.stop,
            pacer: pacer,
            onEvent: onEvent
        )
    }
}
