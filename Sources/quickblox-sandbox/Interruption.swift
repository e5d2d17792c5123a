import Platform

/// The wish of a person or a supervisor that the program end: SIGINT or SIGTERM.
struct Interruption {
    private let signals: AsyncStream<Void>

    /// Starts listening; from now on the signals no longer end the program by themselves.
    init() {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.signals = signals
        TerminationSignals.handle { continuation.yield() }
    }

    /// Waits for the first signal.
    func wait() async {
        for await _ in signals { break }
    }
}
