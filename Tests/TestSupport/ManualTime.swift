package import Platform
internal import Synchronization

/// The clocks of a system that a test sets: the one on the wall, and the time since the system was started.
package final class ManualTime: Sendable {
    /// A change that time alone does not bring about.
    package enum Change: Hashable, Sendable {
        /// The clock on the wall is set to a time so much later or earlier.
        case step(Duration)
        /// The system is started anew, or the run goes on on another one.
        case restart
    }

    private struct State {
        var passed = Duration.zero
        var step = Duration.zero
        var starts = 1
    }

    private let start: WallTime
    private let state = Mutex(State())

    /// Starts at 2026-01-01, 00:00 UTC, half an hour after the start of the system, unless told otherwise.
    package init(_ start: WallTime = WallTime(milliseconds: 1_767_225_600_000)) {
        self.start = start
    }

    /// The time.
    package var now: Moment { now(after: .zero) }

    /// The time where so much more has passed than the test has let pass.
    package func now(after duration: Duration) -> Moment {
        let state = state.withLock(\.self)
        let passed = state.passed + duration
        let uptime = Self.boot(state.starts).map {
            Uptime(boot: $0, milliseconds: WallTime(milliseconds: 1_800_000).advanced(by: passed).milliseconds)
        }
        return Moment(start.advanced(by: passed + state.step), uptime: uptime)
    }

    /// Lets time pass, by all clocks.
    package func pass(_ duration: Duration) { state.withLock { $0.passed += duration } }

    /// Changes the clocks.
    package func change(_ change: Change) {
        state.withLock { state in
            switch change {
            case .step(let duration): state.step += duration
            case .restart: state.starts += 1
            }
        }
    }

    /// A start of the system by its number.
    private static func boot(_ number: Int) -> BootID? {
        let digits = String(number, radix: 16)
        return BootID(String(repeating: "0", count: 32 - digits.utf8.count) + digits)
    }
}
