/// When a file may be written while a run goes on: at most once a second, and so rarely that it is written during a
/// twentieth of the time at most.
struct WritePace {
    private var isWriting = false
    private var next: Duration

    /// Starts to count.
    init(at now: Duration) {
        next = now + .seconds(1)
    }

    /// Says whether it may be written now, and that it is from now on.
    mutating func begin(at now: Duration) -> Bool {
        guard !isWriting, now >= next else { return false }
        isWriting = true
        return true
    }

    /// Takes note of how long it was written.
    mutating func end(from begun: Duration, to now: Duration) {
        isWriting = false
        next = now + max(.seconds(1), (now - begun) * 20)
    }
}
