import Applying
import Dialogs
import Journal
import Pacing
import Planning
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct ApplierTests {
    private let live = LiveDialog.group(1, "ops", [1, 2])
    private let why = FailureReason("because", status: 429)
    private let clock = SteppingClock()
    private let recorder = MemoryRecorder()
    private let stop = StopFlag()

    private func outcomes(
        of desired: [DesiredDialog],
        in store: any DialogStore,
        parallelism: Int = 1,
        retriesUnknown: Bool = false
    ) async throws -> [ApplyOutcome] {
        let plan = try await LookupRunner(reader: store, parallelism: 1).plan(for: desired)
        let applier = Applier(
            store: store,
            recorder: recorder,
            policy: ApplyPolicy(
                parallelism: parallelism,
                backoff: Backoff(base: .seconds(1), cap: .seconds(8), attempts: 4),
                settleWindow: .seconds(30),
                retriesUnknown: retriesUnknown
            ),
            // No answer takes long, however slow the machine is.
            environment: ApplyEnvironment(clock: clock, answerClock: ManualClock(), jitter: { 1 }, stop: stop)
        )
        return await applier.apply(plan).results.map(\.outcome)
    }

    @Test func `creates what is missing and leaves the rest alone`() async throws {
        let store = InMemoryDialogStore([.public(1, "news"), .group(2, "crew", [1, 2, 9])])
        let crew = DesiredDialog.group("crew", [2], unlisted: UnlistedRule(occupants: .remove))
        let desired: [DesiredDialog] = [.public("news"), crew, .group("ops", [2])]
        let first = try await outcomes(of: desired, in: store)
        #expect(first[0] == .unchanged)
        #expect(first[1] == .leftAlone)
        #expect(first[2].live?.name == "ops")
        #expect(store.createCount == 1)
    }

    @Test func `a second run creates nothing`() async throws {
        let store = InMemoryDialogStore()
        let desired: [DesiredDialog] = [.public("news"), .group("ops", [2], admins: [3]), .private(with: 2)]
        _ = try await outcomes(of: desired, in: store)
        #expect(try await outcomes(of: desired, in: store) == [.unchanged, .unchanged, .unchanged])
        #expect(store.createCount == 3)
    }

    @Test func `an unknown outcome is looked up until the window is over, and never posted again`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.unknown(why)]])
        #expect(try await outcomes(of: [.group("ops")], in: store) == [.unknown(why)])
        #expect(store.created == ["group/ops"])
        #expect(clock.sleeps == [.seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(15)])
        #expect(recorder.open == ["group/ops"])
    }

    @Test func `a dialog whose response was lost is recovered once it shows up`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.unknown(why)]], appearing: live, afterLists: 3)
        #expect(try await outcomes(of: [.group("ops")], in: store) == [.recovered(live)])
        #expect(store.created == ["group/ops"])
        #expect(clock.sleeps == [.seconds(1), .seconds(2)])
        #expect(recorder.open.isEmpty)
    }

    @Test func `a dialog that was there before is not taken for the result`() async throws {
        let old = LiveDialog.group(9, "ops", [1, 2])
        let desired: [DesiredDialog] = [.group("ops", [2, 3], identification: .match(.nameAndOccupants))]
        let store = ScriptedDialogStore(["group/ops": [.unknown(why)]], appearing: old, afterLists: 0)
        #expect(try await outcomes(of: desired, in: store) == [.unknown(why)])
    }

    @Test func `with the user's leave an absent one is posted once more`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.unknown(why), .created(live)]])
        #expect(try await outcomes(of: [.group("ops")], in: store, retriesUnknown: true) == [.created(live)])
        #expect(store.created.count == 2)
        #expect(recorder.log == ["intent group/ops", "unknown", "notCreated", "intent group/ops", "created"])
    }

    @Test func `even then it is posted no more than once more`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.unknown(why)]])
        #expect(try await outcomes(of: [.group("ops")], in: store, retriesUnknown: true) == [.unknown(why)])
        #expect(store.created.count == 2)
    }

    @Test func `a journal that cannot be written stops the run before anything is sent`() async throws {
        recorder.fail(with: .full)
        let store = ScriptedDialogStore(["group/a": [.created(live)], "group/b": [.created(live)]])
        let results = try await outcomes(of: [.group("a"), .group("b")], in: store)
        #expect(results[0].reason?.text.contains("nothing was sent") == true)
        #expect(results[1] == .notTried)
        #expect(store.created.isEmpty)
    }

    @Test func `every post has its own intent on the disk before it`() async throws {
        let script: [CreateOutcome] = [.nothingSent(why), .throttled(why, retryAfter: nil), .created(live)]
        let store = ScriptedDialogStore(["group/ops": script])
        _ = try await outcomes(of: [.group("ops")], in: store)
        let intent = "intent group/ops"
        // What was refused stays open until its dialog was looked for.
        #expect(recorder.log == [intent, "notCreated", intent, "unknown", "notCreated", intent, "created"])
    }

    @Test func `what certainly did nothing is posted again after growing waits`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.nothingSent(why), .nothingSent(why), .created(live)]])
        #expect(try await outcomes(of: [.group("ops")], in: store) == [.created(live)])
        #expect(store.created.count == 3)
        #expect(clock.sleeps == [.seconds(1), .seconds(2)])
    }

    @Test func `a throttled create waits as long as the server asks, and until no listing can be late any more`()
        async throws
    {
        let script: [CreateOutcome] = [.throttled(why, retryAfter: .seconds(20)), .created(live)]
        let store = ScriptedDialogStore(["group/ops": script])
        #expect(try await outcomes(of: [.group("ops")], in: store) == [.created(live)])
        #expect(clock.sleeps == [.seconds(20), .seconds(30)])
    }

    @Test func `an unknown outcome after a retry ends the retries`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.nothingSent(why), .unknown(why), .created(live)]])
        #expect(try await outcomes(of: [.group("ops")], in: store) == [.unknown(why)])
        #expect(store.created.count == 2)
    }

    @Test func `it gives up after the last attempt`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.nothingSent(why)]])
        #expect(try await outcomes(of: [.group("ops")], in: store) == [.failed(why)])
        #expect(store.created.count == 4)
    }

    @Test(arguments: [
        (CreateOutcome.rejected(FailureReason("no")), ApplyOutcome.rejected(FailureReason("no"))),
        (.unauthorized(FailureReason("no")), .failed(FailureReason("no"))),
        (.alreadyExisted(.private(1, [1, 2])), .alreadyExisted(.private(1, [1, 2]))),
    ])
    func `a clear response is final`(response: CreateOutcome, outcome: ApplyOutcome) async throws {
        let store = ScriptedDialogStore(["group/ops": [response]])
        #expect(try await outcomes(of: [.group("ops")], in: store) == [outcome])
        #expect(store.created.count == 1)
    }

    @Test func `one that fails does not stop the others`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.created(live)], "group/a": [.rejected(why)]])
        #expect(try await outcomes(of: [.group("a"), .group("ops")], in: store) == [.rejected(why), .created(live)])
    }

    @Test func `no more creates are open than allowed`() async throws {
        let names = (1...12).map { ExactText("room \($0)") }
        let scripts = names.enumerated().map {
            (ExactText("group/\($1)"), [CreateOutcome.created(.group($0, $1, [1, 2]))])
        }
        let overlap = Overlap(atOnce: 3, of: 12)
        let store = ScriptedDialogStore(Dictionary(uniqueKeysWithValues: scripts), overlap: overlap)
        _ = try await outcomes(of: names.map { .group($0) }, in: store, parallelism: 3)
        #expect(overlap.most == 3)
        #expect(store.created.count == 12)
    }

    @Test func `once told to stop it sends nothing more`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.created(live)], "group/b": [.created(live)]])
        let desired: [DesiredDialog] = [.group("ops"), .group("b")]
        recorder.afterFirstOutcome { [stop] in stop.raise() }
        #expect(try await outcomes(of: desired, in: store) == [.created(live), .notTried])
        #expect(store.created == ["group/ops"])
    }
}
