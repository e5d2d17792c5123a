import Applying
import Dialogs
import Journal
import Pacing
import Platform
import Synchronization
import TestSupport
import Testing

/// Searches whose credentials are refused: trying again would not help, and might lock an account.
@Suite struct RefusedSearchTests {
    private let clock = SteppingClock()
    private let refusal = ListingFailure.refused(FailureReason("expired", status: 401))

    private func entries(_ count: Int) -> [JournalEntry] {
        (1...count).compactMap { number in
            IntentNumber(rawValue: number).map {
                let intent = Intent(toCreate: .group(ExactText("room \(number)")), digest: "", known: [])
                return JournalEntry(number: $0, intent: intent, at: Moment(WallTime(milliseconds: 0)))
            }
        }
    }

    @Test func `a refused look ends the search`() async throws {
        let reader = FailingReader(refusal)
        let search = OutcomeSearch(reader: reader, clock: clock, stop: StopFlag(), now: Moment.current)
        let intent = try #require(entries(1).first).intent
        #expect(
            await search.find(resultOf: intent, begun: Moment(WallTime(milliseconds: 0)), within: .seconds(30))
                == .unreadable(refusal)
        )
        #expect(reader.callCount == 1)
    }

    @Test func `a look that may succeed later is repeated`() async throws {
        let reader = FailingReader(.unreachable(FailureReason("busy", status: 503)))
        let search = OutcomeSearch(reader: reader, clock: clock, stop: StopFlag(), now: Moment.current)
        let intent = try #require(entries(1).first).intent
        _ = await search.find(resultOf: intent, begun: Moment(WallTime(milliseconds: 0)), within: .seconds(30))
        #expect(reader.callCount == 5)
    }

    @Test func `settling ends with the first refusal, and leaves all intents open`() async throws {
        let reader = FailingReader(refusal)
        let settlement = Settlement(
            reader: reader,
            policy: ApplyPolicy(parallelism: 2, settleWindow: .seconds(30)),
            environment: ApplyEnvironment(clock: clock),
            requestTimeout: .seconds(30)
        )
        let recorder = MemoryRecorder()
        await #expect(throws: refusal) {
            _ = try await settlement.settle(entries(40), in: recorder, now: Moment(WallTime(milliseconds: 0)))
        }
        #expect(reader.callCount <= 2)
        #expect(recorder.log.isEmpty)
    }
}

/// A reader that always fails in one way, and counts its calls.
private final class FailingReader: DialogReader {
    private let failure: ListingFailure
    private let count = Mutex(0)

    init(_ failure: ListingFailure) {
        self.failure = failure
    }

    var callCount: Int { count.withLock(\.self) }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        count.withLock { $0 += 1 }
        throw failure
    }
}
