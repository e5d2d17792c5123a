import Pacing
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct PacerTests {
    private let clock = SteppingClock()
    private let stop = StopFlag()

    private func pacer(
        perSecond: Int? = nil,
        parallelism: Int = 100,
        onPause: @escaping @Sendable (Duration) -> Void = { _ in }
    ) -> Pacer {
        Pacer(Throttle(perSecond: perSecond, parallelism: parallelism), clock: clock, stop: stop, onPause: onPause)
    }

    @Test func `requests beyond the rate wait for the next second`() async throws {
        let pacer = pacer(perSecond: 2)
        for _ in 0..<5 { try #require(await pacer.permit(for: .read)).end(.good) }
        #expect(clock.sleeps == [.seconds(1), .milliseconds(500), .milliseconds(500)])
        #expect(pacer.requestsPerSecond == 2.5)
    }

    @Test func `permits are given in the order in which they are requested`() async throws {
        let pacer = pacer(parallelism: 1)
        let order = Notes<Int>()
        let first = try #require(await pacer.permit(for: .read))
        await withTaskGroup { group in
            for number in 0..<50 {
                // Each requests its permit before the next is started: an immediate task runs to its first wait.
                group.addImmediateTask {
                    guard let permit = await pacer.permit(for: number.isMultiple(of: 2) ? .read : .create) else {
                        return
                    }
                    order.add(number)
                    permit.end(.good)
                }
            }
            #expect(order.all.isEmpty)
            first.end(.good)
        }
        #expect(order.all == Array(0..<50))
    }

    @Test func `no more are in flight than allowed`() async throws {
        let pacer = pacer(parallelism: 3)
        let overlap = Overlap(atOnce: 3, of: 12)
        await withTaskGroup { group in
            for _ in 0..<12 {
                group.addTask {
                    let permit = await pacer.permit(for: .read)
                    await overlap.within {}
                    permit?.end(.good)
                }
            }
        }
        #expect(overlap.entered == 12)
        #expect(overlap.most == 3)
    }

    @Test func `a pause holds the next one back and is reported once`() async throws {
        let pauses = Notes<Duration>()
        let pacer = pacer { pause in pauses.add(pause) }
        let permits = [try #require(await pacer.permit(for: .create)), try #require(await pacer.permit(for: .read))]
        for permit in permits { permit.end(.throttled(retryAfter: .seconds(7))) }
        #expect(await pacer.permit(for: .create) != nil)
        #expect(clock.sleeps == [.seconds(7)])
        #expect(pauses.all == [.seconds(7)])
    }

    @Test func `a permit that is dropped frees its slot, and one that is ended twice frees one`() async throws {
        let pacer = pacer(parallelism: 1)
        for _ in 0..<3 { _ = await pacer.permit(for: .read) }
        let permit = try #require(await pacer.permit(for: .read))
        permit.end(.good)
        permit.end(.good)
        let next = try #require(await pacer.permit(for: .read))
        let waiting = Task { await pacer.permit(for: .read) }
        waiting.cancel()
        #expect(await waiting.value == nil)
        next.end(.good)
    }

    @Test func `a permit is used for one request`() async throws {
        let permit = try #require(await pacer().permit(for: .create))
        #expect(permit.use())
        #expect(!permit.use())
    }

    @Test func `cancelling ends every kind of wait, and the queue moves on`() async throws {
        let pacer = Pacer(Throttle(perSecond: nil, parallelism: 1), stop: stop)
        let first = try #require(await pacer.permit(for: .read))
        let inFront = Task.immediate { await pacer.permit(for: .read) }
        let behind = Task.immediate { await pacer.permit(for: .read) }
        let last = Task.immediate { await pacer.permit(for: .read) }
        behind.cancel()
        #expect(await behind.value == nil)
        inFront.cancel()
        #expect(await inFront.value == nil)
        first.end(.throttled(retryAfter: .seconds(100)))
        last.cancel()
        #expect(await last.value == nil)
    }

    @Test func `no create begins once the run is stopped, but reads go on`() async throws {
        let pacer = pacer(perSecond: 1)
        stop.raise()
        #expect(await pacer.permit(for: .create) == nil)
        for _ in 0..<2 { #expect(await pacer.permit(for: .read) != nil) }
        #expect(clock.sleeps == [.seconds(1)])
    }

    @Test func `stopping wakes tasks that wait for a pause`() async throws {
        let pacer = Pacer(stop: stop)
        try #require(await pacer.permit(for: .read)).end(.throttled(retryAfter: .seconds(300)))
        let waiting = [Pacer.Purpose.create, .read, .create].map { purpose in
            Task.immediate { await pacer.permit(for: purpose) }
        }
        stop.raise()
        for task in waiting { #expect(await task.value == nil) }
    }
}

/// What happened, in order, from any task.
private final class Notes<Element: Sendable>: Sendable {
    private let state = Mutex<[Element]>([])

    var all: [Element] { state.withLock(\.self) }

    func add(_ element: Element) { state.withLock { $0.append(element) } }
}
