internal import Applying
package import Dialogs
internal import HTTP
package import Journal
internal import Pacing
package import Planning
internal import QuickBlox
internal import Reporting

extension Run {
    /// Settles the creates of earlier runs without a clear response, for the owners of these dialogs.
    ///
    /// - Returns: The dialogs of those that remain open because each of several may be theirs, by their keys.
    /// - Throws: A `RunFailure` if their dialogs cannot be searched for, or the run is stopped.
    package func settle(
        _ journal: Journal,
        for declared: DeclaredDialogs
    ) async throws -> [ExactText: [LiveDialog]] {
        let owners = Set(declared.dialogs.map(\.owner))
        let open = journal.contents.openIntents.filter { owners.contains($0.intent.owner) }
        guard !open.isEmpty else { return [:] }
        environment.onEvent(.settling(open.count))
        note(ProgressAmounts(.settling, longestWait: options.settleWindow))
        defer { environment.onEvent(.stageEnded) }
        let settlement = Settlement(
            reader: reader,
            policy: policy(retryingUnknown: false),
            environment: applyEnvironment { _ in },
            requestTimeout: .seconds(RunOptions.longestTimeout)
        )
        let known = journal.contents.createdIDs
        let now = environment.now()
        let result = try await reading { try await settlement.settle(open, in: journal, besides: known, now: now) }
        guard !environment.stop.isRaised else { throw RunFailure(.cancelled) }
        environment.onEvent(.settled(result))
        return result.undecided
    }

    /// Checks that the plan creates no more dialogs than allowed.
    ///
    /// - Parameters:
    ///   - plan: The plan that is about to be carried out.
    ///   - creates: How many of its dialogs the run will create.
    ///   - limit: The limit.
    ///   - journal: The journal; dialogs that it records as recently created do not make a set count as live.
    /// - Throws: A `RunFailure` with the numbers, if the limit is exceeded.
    package func check(
        _ plan: Plan,
        creating creates: Int,
        within limit: CreateLimit,
        knowing journal: JournalContents
    ) throws(RunFailure) {
        let window: Duration = .seconds(RunOptions.longestSettle)
        let recent = journal.presumablyRecentCreates(within: window, of: environment.now())
        if let excess = limit.excess(of: plan, creating: creates, notCounting: Set(recent.map(\.id))) {
            throw RunFailure("\(excess)", status: .stoppedBySafetyRail)
        }
    }

    /// Creates the missing dialogs of the plan, and verifies them with another listing; once nothing is to be waited
    /// for any more, what is under way is broken off.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - journal: The journal.
    ///   - policy: How creates are sent and retried.
    ///   - confirms: Whether what no listing shows is asked for, and waited for.
    ///   - onEvent: Called with each event.
    /// - Returns: The report.
    func create(
        _ plan: Plan,
        recordingIn journal: Journal,
        _ policy: ApplyPolicy,
        confirms: Bool = true,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void
    ) async -> RunReport {
        environment.onEvent(.writing(answeredWithin: options.limits.timeout))
        return await environment.giveUp.hurrying {
            let (report, shown) = await createAndVerify(plan, recordingIn: journal, policy, onEvent: onEvent)
            guard confirms else { return report }
            let look = LastLook(
                reader: reader,
                window: policy.settleWindow,
                clock: environment.clock,
                stop: environment.stop
            )
            return await report.confirmed(shown: shown, by: look)
        }
    }

    /// Creates the missing dialogs, and lists them once more.
    ///
    /// - Returns: The report, and those of the dialogs that the listings showed.
    private func createAndVerify(
        _ plan: Plan,
        recordingIn journal: Journal,
        _ policy: ApplyPolicy,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void
    ) async -> (report: RunReport, shown: Set<DialogID>) {
        let creates = plan.count(of: .create)
        let progress = ApplyProgress(.creating, of: creates, within: policy.settleWindow, onProgress: note)
        let applyEnvironment = applyEnvironment { [environment] event in
            onEvent(event)
            environment.onEvent(.apply(event))
            progress.note(event)
        }
        note(ProgressAmounts(.creating, 0, of: creates))
        let applier = Applier(store: store, recorder: journal, policy: policy, environment: applyEnvironment)
        // Logging each request may block, and the transport's thread must not block.
        let executor = options.observesRequests ? nil : connection.executor
        let known = journal.contents.createdIDs
        let report = await withTaskExecutorPreference(executor) { await applier.apply(plan, knowing: known) }
        environment.onEvent(.stageEnded)
        defer { environment.onEvent(.stageEnded) }
        var shown: Set<DialogID> = []
        let verified = await report.verified { dialogs, created, requests throws(ListingFailure) in
            let reader = NotingReader(reader(leavingOut: created))
            defer { shown.formUnion(reader.shown) }
            let runner = LookupRunner(
                reader: reader,
                parallelism: options.limits.parallelism,
                requestsBefore: requests,
                .verification,
                onProgress: { note(ProgressAmounts(.verifying, $0.completed, of: $0.requested)) }
            )
            note(ProgressAmounts(.verifying))
            return try await runner.plan(for: dialogs)
        }
        return (verified, shown)
    }

    /// Lists, creates and changes dialogs.
    var store: QuickBloxStore {
        QuickBloxStore(
            endpoint: endpoint,
            authentication: authentication,
            transport: transport,
            retrying: RetryPolicy(environment)
        )
    }

    /// The policy for creates and updates.
    func policy(retryingUnknown: Bool) -> ApplyPolicy {
        ApplyPolicy(
            parallelism: options.limits.parallelism,
            settleWindow: options.settleWindow,
            retriesUnknown: retryingUnknown
        )
    }

    func applyEnvironment(onEvent: @escaping @Sendable (ApplyEvent) -> Void) -> ApplyEnvironment {
        ApplyEnvironment(
            clock: environment.clock,
            now: environment.now,
            jitter: environment.jitter,
            stop: environment.stop,
            pacer: pacer,
            onEvent: onEvent
        )
    }
}
