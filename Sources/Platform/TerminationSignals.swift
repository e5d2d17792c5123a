internal import Dispatch
internal import Glibc
internal import Synchronization

/// Hears SIGINT and SIGTERM, and loses none.
///
/// A signal handler writes a byte to a pipe, which the program reads at its leisure. A dispatch source for signals
/// would not do: until it is registered, which happens on another thread, a signal that must not end the process is
/// lost.
package enum TerminationSignals {
    /// Calls the handler for the signals that come from now on; they no longer end the process by themselves.
    ///
    /// Call it once in a process. Where the system has no pipe left, the signals keep their default.
    ///
    /// - Parameter handler: Called on some thread, once or more for several signals.
    package static func handle(_ handler: @escaping @Sendable () -> Void) {
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
        source.setEventHandler { withExtendedLifetime(source) { if drain(reading) { handler() } } }
        source.resume()
        for number in [SIGINT, SIGTERM] { _ = signal(number, wake) }
    }

    private static func drain(_ descriptor: CInt) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64)
        return unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) } > 0
    }
}

/// Where the signal handler writes; set before the handler is installed.
private let wakeDescriptor = Atomic<CInt>(-1)

/// Runs inside the signal: nothing but a write is allowed here (signal-safety(7)).
private func wake(_ number: CInt) {
    let saved = errno
    var byte: UInt8 = 1
    _ = unsafe write(wakeDescriptor.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = saved
}
