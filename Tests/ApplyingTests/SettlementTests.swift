import Applying
import Dialogs
import Journal
import Pacing
import Platform
import Synchronization
import TestSupport
import Testing

@Suite struct SettlementTests {
    private let clock = SteppingClock()

    /// How long a settlement searches for a create that was recorded this long ago and has no outcome.
    private func wait(forIntentOfAge age: Duration, after changes: [ManualTime.Change] = []) async throws -> Duration {
        let time = ManualTime()
        let recorded = time.now
        time.pass(age)
        for change in changes { time.change(change) }
        let now = time.now
        let number = try #require(IntentNumber(rawValue: 1))
        let intent = Intent(toCreate: .group("ops"), digest: "", known: [])
        let settlement = Settlement(
            reader: InMemoryDialogStore(),
            policy: ApplyPolicy(parallelism: 1, settleWindow: .seconds(30)),
            environment: ApplyEnvironment(clock: clock),
            requestTimeout: .seconds(600)
        )
        let entry = JournalEntry(number: number, intent: intent, at: recorded)
        let result = try await settlement.settle([entry], in: MemoryRecorder(), now: now)
        #expect(result.absent == 1)
        return clock.sleeps.reduce(.zero, +)
    }

    @Test(arguments: [0, 5, 40, 599, 604])
    func `a create of a run that crashed is looked for during the whole window`(age: Int) async throws {
        #expect(try await wait(forIntentOfAge: .seconds(age)) == .seconds(30))
    }

    @Test func `once no request can have been under way for a window, one look is enough`() async throws {
        #expect(try await wait(forIntentOfAge: .seconds(636)) == .zero)
    }

    @Test(arguments: [3600, -3600, 90 * 86_400])
    func `so it is whatever the clock was set to since`(step: Int) async throws {
        let change = ManualTime.Change.step(.seconds(step))
        #expect(try await wait(forIntentOfAge: .seconds(620), after: [change]) == .seconds(15))
        #expect(try await wait(forIntentOfAge: .seconds(5), after: [change]) == .seconds(45))
    }

    @Test func `where nobody knows how long ago it was, the whole window is waited for`() async throws {
        #expect(try await wait(forIntentOfAge: .seconds(86_400), after: [.restart]) == .seconds(30))
        let changes: [ManualTime.Change] = [.restart, .step(.seconds(3600))]
        #expect(try await wait(forIntentOfAge: .zero, after: changes) == .seconds(60))
    }

    @Test func `one that may have made any of several stays open, and they are told`() async throws {
        let live: [LiveDialog] = [.group(1, "ops", [1, 2]), .group(2, "ops", [1, 2])]
        let recorder = MemoryRecorder()
        let number = try await recorder.begin(Intent(toCreate: .group("ops"), digest: "", known: []))
        let entry = JournalEntry(
            number: number,
            intent: Intent(toCreate: .group("ops"), digest: "", known: []),
            at: Moment(WallTime(milliseconds: 0))
        )
        let settlement = Settlement(
            reader: InMemoryDialogStore(live),
            policy: ApplyPolicy(parallelism: 1),
            environment: ApplyEnvironment(clock: clock),
            requestTimeout: .seconds(30)
        )
        let result = try await settlement.settle([entry], in: recorder, now: Moment(WallTime(milliseconds: 1_000_000)))
        #expect(result.open == 1)
        #expect(result.undecided == ["group/ops": live])
        #expect(recorder.open == ["group/ops"])
        let others = try await settlement.settle(
            [entry],
            in: recorder,
            besides: [.number(1)],
            now: Moment(WallTime(milliseconds: 1_000_000))
        )
        #expect(others.found == 1)
    }

    @Test func `many creates wait together, and each is looked for at the end of its window`() async throws {
        let now = ManualTime().now
        let entries = try (1...41).map { number in
            let intent = Intent(toCreate: .group(ExactText("room \(number)")), digest: "", known: [])
            let age = Duration.seconds(number.isMultiple(of: 2) ? 20 : 1000)
            let place = try #require(IntentNumber(rawValue: number))
            return JournalEntry(number: place, intent: intent, at: now.advanced(by: .zero - age))
        }
        let reader = LateStore(showing: "room 6", fromLookup: 3)
        let recorder = MemoryRecorder()
        let settlement = Settlement(
            reader: reader,
            policy: ApplyPolicy(parallelism: 2, settleWindow: .seconds(30)),
            environment: ApplyEnvironment(clock: clock),
            requestTimeout: .seconds(10)
        )
        let result = try await settlement.settle(entries, in: recorder, now: now)
        #expect(result.found == 1)
        #expect(result.absent == 40)
        #expect(result.open == 0)
        // A request may have left five seconds after its record, and have taken ten: 25 of 30 seconds are left.
        #expect(clock.sleeps == [.seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(10)])
        // The windows of every other one were over at the first lookup.
        // Of each that is absent, the last look asks for groups of its members too.
        #expect(reader.lookups == 21 + 5 * 19 + 3 + 40)
        #expect(recorder.log.count { $0 == "created" } == 1)
        #expect(recorder.log.count { $0 == "notCreated" } == 40)
    }
}

/// A store that shows one group late, and counts the lookups of all.
private final class LateStore: DialogReader {
    private let name: ExactText
    private let firstLookup: Int
    private let state = Mutex((all: 0, forName: 0))

    init(showing name: ExactText, fromLookup firstLookup: Int) {
        self.name = name
        self.firstLookup = firstLookup
    }

    var lookups: Int { state.withLock(\.all) }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        let isShown = state.withLock { state in
            state.all += 1
            if query.names.contains(name) { state.forName += 1 }
            return query.names.contains(name) && state.forName >= firstLookup
        }
        let live = isShown ? [LiveDialog.group(6, name, query.occupants)] : []
        return Listing(dialogs: live, requests: 1, proof: .readUntilEmpty)
    }
}
