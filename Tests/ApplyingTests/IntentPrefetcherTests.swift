import Dialogs
import Journal
import Platform
import TestSupport
import Testing

@testable import Applying

@Suite(.timeLimit(.minutes(10))) struct IntentPrefetcherTests {
    private let clock = SteppingClock()
    private let recorder = GatedRecorder()

    private func intents(of count: Int) -> IntentPrefetcher {
        IntentPrefetcher(in: recorder, of: count, clock: clock) { position in
            Intent(toCreate: .public(ExactText("\(position)")), digest: "", known: [])
        }
    }

    private func keys(_ positions: Int...) -> [String] { positions.map { "public/\($0)" } }

    /// Begins a create, and returns once it waits for its record.
    private func begin(_ position: Int, _ intents: IntentPrefetcher) -> Task<Int?, Never> {
        Task.immediate { try? await intents.begin(position).rawValue }
    }

    private func wait(for batches: [[String]]) async {
        await recorder.wait { $0.underWay == batches }
    }

    @Test func `one create at a time is recorded when its turn has come`() async throws {
        let intents = intents(of: 3)
        for position in 0..<3 {
            let create = begin(position, intents)
            await wait(for: [keys(position)])
            recorder.release()
            let number = try #require(IntentNumber(rawValue: position + 1))
            #expect(await create.value == number.rawValue)
            #expect(recorder.underWay.isEmpty)
            intents.finish(number, .notCreated(.rejected))
        }
        await intents.close()
        #expect(recorder.finished == [1, 2, 3])
    }

    /// The second of two creates, once the first is in flight: its record is being written, with those of the next
    /// eight.
    private func secondInFlight(_ intents: IntentPrefetcher) async -> Task<Int?, Never> {
        let first = begin(0, intents)
        await wait(for: [keys(0)])
        let second = begin(1, intents)
        recorder.release()
        _ = await first.value
        return second
    }

    /// Two creates in flight, with the records of the next eight.
    private func twoInFlight(_ intents: IntentPrefetcher) async {
        let second = await secondInFlight(intents)
        #expect(recorder.underWay == [keys(1, 2, 3, 4, 5, 6, 7, 8, 9)])
        recorder.release()
        #expect(await second.value == 2)
    }

    @Test func `while others are in flight, the next creates need not wait for the disk`() async throws {
        let intents = intents(of: 15)
        await twoInFlight(intents)
        for position in 2...9 { #expect(try await intents.begin(position).rawValue == position + 1) }
    }

    @Test func `with many in flight, no more than 256 beyond these are recorded ahead`() async throws {
        let recorder = MemoryRecorder()
        let intents = IntentPrefetcher(in: recorder, of: 10_000, clock: clock) { position in
            Intent(toCreate: .public(ExactText("\(position)")), digest: "", known: [])
        }
        for position in 0..<400 { _ = try await intents.begin(position) }
        #expect((256...399 + 256).contains(recorder.open.count - 400))
    }

    @Test func `a record that grew old is finished, and another one is made`() async throws {
        let intents = intents(of: 15)
        await twoInFlight(intents)
        try await clock.sleep(for: Intent.longestDelay)
        for position in 2...5 { #expect(try await intents.begin(position).rawValue == position + 1) }
        await recorder.wait { !$0.underWay.isEmpty }
        recorder.release()
        try await clock.sleep(for: .milliseconds(1))
        let late = begin(6, intents)
        await recorder.wait { !$0.finished.isEmpty }
        #expect(recorder.finished == [7])
        await recorder.wait { $0.underWay.contains(where: { $0.contains("public/6") }) }
        while !recorder.underWay.isEmpty { recorder.release() }
        #expect(await late.value ?? 0 > 7)
    }

    @Test func `what was recorded and never sent is finished at the end`() async {
        let intents = intents(of: 15)
        await twoInFlight(intents)
        #expect(recorder.finishedAtFlush == nil)
        await intents.close()
        #expect(recorder.finished == Array(3...10))
        #expect(recorder.finishedAtFlush == Array(3...10))
    }

    @Test func `the end waits for the records that are under way`() async {
        let intents = intents(of: 15)
        let second = await secondInFlight(intents)
        let end = Task.immediate { await intents.close() }
        #expect(recorder.finished.isEmpty)
        recorder.release()
        await end.value
        #expect(await second.value == 2)
        #expect(recorder.finished == Array(3...10))
        #expect(recorder.underWay.isEmpty)
    }

    @Test func `a failed record reaches each create of its batch`() async throws {
        let failure = JournalError.system(SystemError(.sync, path: "j", code: 5))
        let intents = intents(of: 15)
        let second = await secondInFlight(intents)
        recorder.release(failing: failure)
        #expect(await second.value == nil)
        await #expect(throws: failure) { try await intents.begin(2) }
        while !recorder.underWay.isEmpty { recorder.release(failing: failure) }
        await intents.close()
        #expect(recorder.finished.isEmpty)
    }
}
