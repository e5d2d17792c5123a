import Glibc
import Synchronization

/// A pipe's two ends, closed by the test.
struct Pipe {
    let reading: CInt
    let writing: CInt

    init() throws {
        var ends: [CInt] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw CancellationError() }
        (reading, writing) = (ends[0], ends[1])
    }
}

/// Has SIGUSR1 interrupt calls and do nothing else.
func interruptForNothing() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in }
    // Without SA_RESTART, with which the system would make the call again by itself.
    unsafe sigaction(SIGUSR1, &action, nil)
}

/// A thread of the system's, which a test can interrupt in the middle of a call.
final class Thread: Sendable {
    private let number = Mutex<pthread_t>(0)
    private let work: @Sendable () -> [UInt8]
    private let received = Mutex<[UInt8]>([])

    init(_ work: @escaping @Sendable () -> [UInt8]) {
        self.work = work
        let start = unsafe Unmanaged.passRetained(self).toOpaque()
        number.withLock { number in
            _ = unsafe pthread_create(
                &number,
                nil,
                { start in
                    guard let start = unsafe start else { return nil }
                    let thread = unsafe Unmanaged<Thread>.fromOpaque(start).takeRetainedValue()
                    let bytes = thread.work()
                    thread.received.withLock { $0 = bytes }
                    return nil
                },
                start
            )
        }
    }

    /// Interrupts what the thread does.
    func interrupt() { _ = pthread_kill(number.withLock(\.self), SIGUSR1) }

    /// Waits for the thread's end, and for what it made.
    func result() -> [UInt8] {
        pthread_join(number.withLock(\.self), nil)
        return received.withLock(\.self)
    }
}
