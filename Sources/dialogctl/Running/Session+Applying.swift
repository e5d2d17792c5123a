import Applying
import Dialogs
import HTTP
import Journal
import Logging
import Pacing
import Planning
import QuickBlox

extension Session {
    /// Opens the journal for this run alone, before anything is sent.
    func openJournal(_ options: JournalOptions) throws(Failure) -> Journal {
        let path = try workspace.journalPath(for: endpoint, options.journal)
        do throws(JournalError) {
            return try Journal.open(at: path, keepingCreatesFor: .seconds(JournalOptions.longestSettle))
        } catch {
            throw Failure("\(error)", status: .worldFailed)
        }
    }

    /// What the journal says, where there is one; reading needs none.
    func readJournal(_ options: JournalOptions) throws(Failure) -> JournalContents? {
        guard let path = try? workspace.journalPath(for: endpoint, options.journal) else { return nil }
        do throws(JournalError) {
            return try JournalContents.read(at: path)
        } catch {
            throw Failure("\(error)", status: .worldFailed)
        }
    }

    /// Settles the creates of earlier runs that were never clearly answered, for the owners of these dialogs.
    func settle(_ journal: Journal, for dialogs: [DesiredDialog], _ policy: ApplyPolicy) async throws {
        let owners = Set(dialogs.map(\.owner))
        let open = journal.contents.openIntents.filter { owners.contains($0.intent.owner) }
        guard !open.isEmpty else { return }
        workspace.logger.notice("settling \(open.count) unclear creates of an earlier run")
        let settlement = Settlement(
            reader: reader,
            policy: policy,
            surroundings: ApplyEnvironment(stop: signals.stop),
            requestTimeout: .seconds(ReadingOptions.longestTimeout)
        )
        let result = try await cancelling { try await settlement.settle(open, in: journal, now: .current()) }
        guard !signals.stop.isRaised else { throw Failure(.cancelled) }
        workspace.logger.notice("\(result.found) of them exist, \(result.absent) do not, \(result.open) stay open")
    }

    /// Reads and compares; where dialogs that were created a moment ago do not show, it waits, and reads again.
    func plan(for declared: DeclaredDialogs, knowing journal: JournalContents, within window: Duration) async throws
        -> Plan
    {
        let recent = journal.recentlyCreated(within: window, of: .current())
        let plan = try await plan(for: declared, recentCreates: recent)
        guard let wait = journal.timeToSettle(plan, within: window, at: .current()) else { return plan }
        workspace.logger.notice("waiting \(wait) for dialogs that were created a moment ago to show")
        guard await signals.stop.sleep(for: wait, on: ContinuousClock()) else { throw Failure(.cancelled) }
        return try await self.plan(
            for: declared.after(requests: plan.requests),
            recentCreates: [:]
        )
    }

    /// Creates what the plan says is missing.
    func apply(
        _ plan: Plan,
        recordingIn journal: Journal,
        _ policy: ApplyPolicy,
        onEvent: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
    ) async -> RunReport {
        let store = QuickBloxStore(
            endpoint: endpoint,
            authentication: authentication,
            transport: pacedTransport,
            retrying: RetryPolicy(stop: signals.stop)
        )
        let tally = ApplyTally(
            of: plan.count(of: .create),
            on: RunProgress("Creating", on: progress, pacer: pacer),
            logger: workspace.logger
        )
        let surroundings = ApplyEnvironment(stop: signals.stop, pacer: pacer) { event in
            onEvent(event)
            tally.note(event)
        }
        let applier = Applier(store: store, recorder: journal, policy: policy, surroundings: surroundings)
        // A log that is written for each request may block, which the transport's thread must not.
        let report = await withTaskExecutorPreference(workspace.logsRequests ? nil : transport.executor) {
            await applier.apply(plan)
        }
        progress.clear()
        return await report.verified { dialogs, created, requests throws(ListingFailure) in
            let reader = reader(leavingOut: created)
            let runner = LookupRunner(reader: reader, parallelism: limits.parallelism, requestsBefore: requests)
            return try await runner.plan(for: dialogs)
        }
    }
}
