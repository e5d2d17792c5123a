import Synchronization

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let seconds = Mutex(RunningSandbox.time)

    /// The time in seconds since 1970.
    @Sendable func now() -> Int { seconds.withLock(\.self) }

    func advance(by seconds: Int) { self.seconds.withLock { $0 += seconds } }
}
