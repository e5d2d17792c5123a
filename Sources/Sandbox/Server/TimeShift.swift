import Synchronization

/// How far the sandbox's time has been moved ahead of the clock; read by the application, moved by the server.
final class TimeShift: Sendable {
    private let nanoseconds = Atomic<Int64>(0)

    /// The furthest that time can be moved: a hundred years.
    static let greatest = Duration.seconds(100 * 366 * 86_400)

    /// How far time is moved.
    var duration: Duration { .nanoseconds(nanoseconds.load(ordering: .relaxed)) }

    /// How far time is moved, in whole seconds.
    var seconds: Int { Int(nanoseconds.load(ordering: .relaxed) / 1_000_000_000) }

    /// Moves time to where it is then so far ahead of the clock, no further than can be.
    func move(to duration: Duration) {
        let (seconds, attoseconds) = min(duration, Self.greatest).components
        nanoseconds.store(seconds * 1_000_000_000 + attoseconds / 1_000_000_000, ordering: .relaxed)
    }
}
