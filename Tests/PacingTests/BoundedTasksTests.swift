import Pacing
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct BoundedTasksTests {
    private struct Failure: Error, Equatable {
        let input: Int
    }

    @Test(arguments: [1, 3, 12, 100])
    func `every input is worked on, and as many at once as may be`(limit: Int) async {
        let overlap = Overlap(atOnce: limit, of: 12)
        var results: [Int] = []
        await withBoundedTasks(over: 1...12, atOnce: limit) { input in
            await overlap.within { input * 2 }
        } take: { result in
            results.append(result)
        }
        #expect(overlap.most == min(limit, 12))
        #expect(results.sorted() == (1...12).map { $0 * 2 })
    }

    @Test func `an input is asked for when a task can begin, so that the bound always holds`() async {
        var inputs = (1...100).makeIterator()
        var underWay = 0
        var most = 0
        let counted = AnyIterator {
            guard let input = inputs.next() else { return Int?.none }
            underWay += 1
            most = max(most, underWay)
            return input
        }
        await withBoundedTasks(over: counted, atOnce: 4) { input in
            input
        } take: { _ in
            underWay -= 1
        }
        #expect(most == 4)
        #expect(underWay == 0)
    }

    @Test func `a bound below one is one`() async {
        var results: [Int] = []
        await withBoundedTasks(over: 1...3, atOnce: 0) {
            $0
        } take: {
            results.append($0)
        }
        #expect(results == [1, 2, 3])
    }

    @Test func `results come in the order in which the tasks end`() async {
        let ended = Watched(Set<Int>())
        var results: [Int] = []
        await withBoundedTasks(over: 1...3, atOnce: 3) { input in
            // Each waits for the one behind it.
            if input < 3 { await ended.wait { $0.contains(input + 1) } }
            return input
        } take: { result in
            results.append(result)
            ended.change { _ = $0.insert(result) }
        }
        #expect(results == [3, 2, 1])
    }

    @Test func `a result may lead to further inputs`() async {
        var waiting = [3]
        var results: [Int] = []
        await withBoundedTasks(over: AnyIterator { waiting.popLast() }, atOnce: 1) {
            $0
        } take: { result in
            results.append(result)
            if result > 0 { waiting.append(result - 1) }
        }
        #expect(results == [3, 2, 1, 0])
    }

    @Test func `the first error ends the others, and is the one that is thrown`() async {
        let begun = Watched(0)
        let cancelled = Mutex<Set<Int>>([])
        let stop = StopFlag()
        await #expect(throws: Failure(input: 3)) {
            try await withBoundedTasks(over: 1...3, atOnce: 3) { input throws(Failure) in
                begun.change { $0 += 1 }
                if input == 3 {
                    await begun.wait { $0 == 3 }
                } else {
                    await stop.raised()
                    cancelled.withLock { _ = $0.insert(input) }
                }
                throw Failure(input: input)
            } take: { (_: Int) in
                Issue.record("there is no result")
            }
        }
        #expect(cancelled.withLock(\.self) == [1, 2])
    }

    @Test func `enough ends the others without an error`() async {
        let stop = StopFlag()
        var results: [Int] = []
        await withBoundedTasks(over: 1...3, atOnce: 3) { input in
            if input != 2 { await stop.raised() }
            return input
        } take: { result in
            results.append(result)
        } until: {
            results.contains(2)
        }
        #expect(results == [2])
    }

    @Test func `cancelling reaches the tasks`() async {
        let stop = StopFlag()
        let begun = Watched(0)
        let run = Task {
            await withBoundedTasks(over: 1...2, atOnce: 2) { _ in
                begun.change { $0 += 1 }
                await stop.raised()
            } take: {
            }
            return Task.isCancelled
        }
        await begun.wait { $0 == 2 }
        run.cancel()
        #expect(await run.value)
    }

    @Test func `without an input there is nothing to do`() async {
        await withBoundedTasks(over: [Int](), atOnce: 2) {
            $0
        } take: { _ in
            Issue.record("a result")
        }
    }
}
