import NIOCore

/// The sandbox's clock and its timers, used on the server's event loop only.
///
/// Time runs with the clock, or stands still; in both cases it can be advanced by hand, which fires the timers that
/// become due, at once and in order.
final class SandboxTimers {
    private let loop: any EventLoop
    private let shift: TimeShift
    private let isManual: Bool
    private let start = NIODeadline.now()
    private var waiting: [Wait] = []
    private var last = 0

    private struct Wait {
        let number: Int
        let end: Duration
        let action: () -> Void
        let scheduled: Scheduled<Void>?
    }

    init(loop: any EventLoop, shift: TimeShift, isManual: Bool) {
        self.loop = loop
        self.shift = shift
        self.isManual = isManual
    }

    /// The time since the start.
    var now: Duration { running + shift.duration }

    private var running: Duration {
        isManual ? .zero : .nanoseconds((NIODeadline.now() - start).nanoseconds)
    }

    /// Runs an action after a delay, or at once if the delay is zero.
    func after(_ wait: Duration, _ action: @escaping () -> Void) {
        guard wait > .zero else { return action() }
        last += 1
        add(last, end: now + wait, action)
    }

    /// Advances the time.
    func advance(by duration: Duration) {
        let goal = now + duration
        while let next = waiting.min(by: { ($0.end, $0.number) < ($1.end, $1.number) }), next.end <= goal {
            move(to: next.end)
            next.scheduled?.cancel()
            finish(next.number)
        }
        move(to: goal)
        let rest = waiting
        waiting = []
        for wait in rest {
            wait.scheduled?.cancel()
            add(wait.number, end: wait.end, wait.action)
        }
    }

    private func move(to time: Duration) {
        shift.move(to: shift.duration + max(.zero, time - now))
    }

    private func add(_ number: Int, end: Duration, _ action: @escaping () -> Void) {
        waiting.append(Wait(number: number, end: end, action: action, scheduled: schedule(number, at: end)))
    }

    private func schedule(_ number: Int, at end: Duration) -> Scheduled<Void>? {
        guard !isManual else { return nil }
        let deadline = start + .init(end - shift.duration)
        return loop.assumeIsolated().scheduleTask(deadline: deadline) { self.finish(number) }
    }

    private func finish(_ number: Int) {
        guard let position = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: position).action()
    }
}
