import Dispatch
import Glibc

/// The wish of a person or a supervisor that the program end: SIGINT or SIGTERM.
struct Interruption {
    private let signals: AsyncStream<Void>
    private let sources: [any DispatchSourceSignal]

    /// Starts listening; from now on the signals no longer end the program by themselves.
    init() {
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.signals = signals
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.resume()
            return source
        }
    }

    /// Waits for the first signal.
    func wait() async {
        for await _ in signals { break }
        for source in sources { source.cancel() }
    }
}
