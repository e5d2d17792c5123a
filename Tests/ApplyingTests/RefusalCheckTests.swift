import Dialogs
import Journal
import Pacing
import Platform
import Synchronization
import TestSupport
import Testing

@testable import Applying

@Suite(.timeLimit(.minutes(10))) struct RefusalCheckTests {
    private func wanted(_ names: some Sequence<String>) -> [OutcomeSearch.Wanted] {
        names.map { name in
            let intent = Intent(toCreate: .group(ExactText(name), [2]), digest: "", known: [])
            return OutcomeSearch.Wanted(intent: intent, begun: Moment(WallTime(milliseconds: 0)), window: .zero)
        }
    }

    private func search(in reader: any DialogReader) -> OutcomeSearch {
        OutcomeSearch(reader: reader, clock: SteppingClock(), stop: StopFlag(), now: Moment.current)
    }

    @Test func `creates that wait while a lookup is under way share the next one`() async {
        let reader = HeldReader(InMemoryDialogStore([.group(7, "room 90", [1, 2])]))
        let check = RefusalCheck(with: search(in: reader), atOnce: 8)
        let wanted = wanted((0..<101).map { "room \($0)" })
        let findings = await withTaskGroup { group in
            for (place, wanted) in wanted.enumerated() {
                // Each asks before the next is started: an immediate task runs to its first wait.
                group.addImmediateTask { (place, await check.finding(for: wanted, at: place)) }
            }
            reader.letGo()
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(findings.count == 101)
        #expect(findings.filter { !$0.value.dialogs.isEmpty }.keys.sorted() == [90])
        // The first one alone, in every way; then one for a hundred names.
        #expect(reader.queries.count == 3)
        #expect(reader.queries.last?.names.count == 100)
    }

    @Test func `one alone is looked for in every way`() async {
        let near = LiveDialog.group(7, "Room", [1, 2], createdAt: "2026-01-01T00:00:00Z")
        let check = RefusalCheck(with: search(in: InMemoryDialogStore([near])), atOnce: 1)
        #expect(await check.finding(for: wanted(["room"])[0], at: 0) == .found(near))
    }

    @Test func `several are told apart by their names and members, and other members leave it open`() async {
        let live = [LiveDialog.group(1, "a", [1, 2]), .group(2, "b", [1, 3]), .group(3, "c, d", [1, 2])]
        let reader = HeldReader(InMemoryDialogStore(live))
        reader.letGo()
        let names = ["a", "b", "c, d", "e", "f", "g", "h"]
        let findings = await search(in: reader).lookUp(together: wanted(names), atOnce: 1)
        #expect(findings == [.found(live[0]), .cutShort, .found(live[2])] + Array(repeating: .absent, count: 4))
        #expect(reader.queries.map(\.names.count).sorted() == [1, 6])
    }

    @Test func `a lookup that fails finds nothing out`() async {
        let failure = ListingFailure.unreachable(FailureReason("no"))
        let reader = HeldReader(InMemoryDialogStore(), failing: failure)
        reader.letGo()
        let findings = await search(in: reader).lookUp(together: wanted(["a", "b"]), atOnce: 1)
        #expect(findings == [.unreadable(failure), .unreadable(failure)])
    }
}

/// A reader that answers once it is let go.
private final class HeldReader: DialogReader {
    private let reader: InMemoryDialogStore
    private let failure: ListingFailure?
    private let state = Mutex<(isHeld: Bool, waiting: [CheckedContinuation<Void, Never>])>((true, []))

    init(_ reader: InMemoryDialogStore, failing failure: ListingFailure? = nil) {
        (self.reader, self.failure) = (reader, failure)
    }

    var queries: [DialogQuery] { reader.queries }

    func letGo() {
        let waiting = state.withLock { state in
            defer { state = (false, []) }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if state.isHeld { state.waiting.append(continuation) }
                return state.isHeld
            }
            if !isHeld { continuation.resume() }
        }
        if let failure { throw failure }
        return try await reader.list(query, as: owner)
    }
}
