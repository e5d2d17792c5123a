internal import Dispatch
internal import Glibc
internal import Synchronization

/// Hears SIGINT, SIGTERM and SIGHUP, and loses none.
///
/// A signal handler writes its number to a pipe, which the program reads at its leisure. A dispatch source for signals
/// would not do: until it is registered, which happens on another thread, a signal that must not end the process is
/// lost.
package enum TerminationSignals {
    /// Calls the handler for the signals that come from now on; they no longer end the process by themselves.
    ///
    /// Call it once in a process. Where the system has no pipe left, the signals keep their default. SIGHUP stays
    /// ignored where it is, as nohup(1) has it.
    ///
    /// - Parameter handler: Called on some thread, one call after the other, with the numbers of the signals that came.
    package static func handle(_ handler: @escaping @Sendable (_ signals: [CInt]) -> Void) {
        var ends: [CInt] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { return }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        let (reading, writing) = (ends[0], ends[1])
        wakeDescriptor.store(writing, ordering: .sequentiallyConsistent)
        let source = DispatchSource.makeReadSource(fileDescriptor: reading, queue: .global())
        // The handler keeps its own source: signals are heard until the process ends.
        source.setEventHandler {
            withExtendedLifetime(source) {
                let signals = drain(reading)
                if !signals.isEmpty { handler(signals) }
            }
        }
        source.resume()
        for number in [SIGINT, SIGTERM] { _ = signal(number, wake) }
        if !isIgnored(SIGHUP) { _ = signal(SIGHUP, wake) }
    }

    /// Calls a handler on some thread once this much time has passed.
    package static func after(_ duration: Duration, _ handler: @escaping @Sendable () -> Void) {
        let milliseconds = Int(duration / .milliseconds(1))
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(milliseconds), execute: handler)
    }

    /// Has a write fail where it would end the process: to a pipe that nobody reads (SIGPIPE), or beyond the size that
    /// a file may have (SIGXFSZ).
    package static func outliveFailedWrites() {
        for number in [SIGPIPE, SIGXFSZ] { _ = signal(number, SIG_IGN) }
    }

    private static func isIgnored(_ number: CInt) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == ignored
    }

    /// `SIG_IGN`, of which the importer makes a function.
    private static let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)

    private static func drain(_ descriptor: CInt) -> [CInt] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        return bytes.prefix(max(count, 0)).map(CInt.init)
    }
}

/// Where the signal handler writes; set before the handler is installed.
private let wakeDescriptor = Atomic<CInt>(-1)

/// Runs inside the signal: nothing but a write is allowed here (signal-safety(7)).
private func wake(_ number: CInt) {
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = unsafe write(wakeDescriptor.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = saved
}
