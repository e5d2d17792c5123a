import Platform

/// A request to end the program: SIGINT, SIGTERM or SIGHUP.
struct Interruption {
    private let signals: AsyncStream<Void>

    /// Starts to listen; from now on the signals do not end the program by themselves.
    init() {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.signals = signals
        TerminationSignals.handle { _ in continuation.yield() }
    }

    /// Waits for the first signal.
    func wait() async {
        for await _ in signals { break }
    }
}
