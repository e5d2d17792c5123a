import Applying
import Dialogs
import Journal
import Pacing
import TestSupport
import Testing

@Suite struct SettlementTests {
    private let clock = SteppingClock()

    /// How long a settlement looks for a create that was recorded so long ago and has no outcome.
    private func wait(forIntentOfAge age: Duration) async throws -> Duration {
        let now = WallTime(milliseconds: 1_000_000_000)
        let number = try #require(IntentNumber(rawValue: 1))
        let intent = Intent(toCreate: .group("ops"), digest: "", known: [])
        let recorded = now.advanced(by: .zero - age)
        let settlement = Settlement(
            reader: InMemoryDialogStore(),
            policy: ApplyPolicy(parallelism: 1, settleWindow: .seconds(30)),
            surroundings: Surroundings(clock: clock),
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
}
