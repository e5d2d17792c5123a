import Glibc
import Synchronization

@testable import Platform

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
    unsafe action.__sigaction_handler.sa_handler = { _ in interruptions.add(1, ordering: .sequentiallyConsistent) }
    // Without SA_RESTART, with which the system would make the call again by itself.
    unsafe sigaction(SIGUSR1, &action, nil)
}

/// How many signals came.
private let interruptions = Atomic<Int>(0)

/// A thread of the system's, which a test can interrupt in the middle of a call.
final class Thread: Sendable {
    private let number = Mutex<pthread_t>(0)
    private let work: @Sendable () -> [UInt8]
    private let received = Mutex<[UInt8]>([])
    private let folder = Mutex<String?>(nil)

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
                    // The threads that tests run on let few signals through, and a new thread is as its maker.
                    var signals = sigset_t()
                    unsafe sigemptyset(&signals)
                    unsafe sigaddset(&signals, SIGUSR1)
                    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
                    thread.folder.withLock { $0 = try? FileSystem.target(ofLink: "/proc/thread-self") }
                    let bytes = thread.work()
                    thread.received.withLock { $0 = bytes }
                    return nil
                },
                start
            )
        }
    }

    /// Interrupts the call in which the thread waits, as soon as it does, and returns once it was.
    func interrupt() throws {
        try waitUntilAsleep()
        let before = interruptions.load(ordering: .sequentiallyConsistent)
        pthread_kill(number.withLock(\.self), SIGUSR1)
        while interruptions.load(ordering: .sequentiallyConsistent) == before { sched_yield() }
    }

    /// Returns once the thread waits in a call.
    func waitUntilAsleep() throws {
        while try !isAsleep { sched_yield() }
    }

    /// Whether the thread waits in a call, by its state in proc_pid_stat(5).
    private var isAsleep: Bool {
        get throws {
            guard let folder = folder.withLock(\.self) else { return false }
            return try BoundedFile.text(atPath: "/proc/\(folder)/stat").contains(") S ")
        }
    }

    /// Waits for the thread's end, and for what it made.
    func result() -> [UInt8] {
        pthread_join(number.withLock(\.self), nil)
        return received.withLock(\.self)
    }
}
