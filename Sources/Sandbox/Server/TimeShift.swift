import Synchronization

/// How far the sandbox's time is ahead of the clock; read by the application, changed by the server.
final class TimeShift: Sendable {
    private let nanoseconds = Atomic<Int64>(0)

    /// The limit of the shift: a hundred years.
    static let greatest = Duration.seconds(100 * 366 * 86_400)

    /// The shift.
    var duration: Duration { .nanoseconds(nanoseconds.load(ordering: .relaxed)) }

    /// The shift in whole seconds.
    var seconds: Int { Int(nanoseconds.load(ordering: .relaxed) / 1_000_000_000) }

    /// Sets the shift, up to the limit.
    func move(to duration: Duration) {
        let (seconds, attoseconds) = min(duration, Self.greatest).components
        nanoseconds.store(seconds * 1_000_000_000 + attoseconds / 1_000_000_000, ordering: .relaxed)
    }
}
