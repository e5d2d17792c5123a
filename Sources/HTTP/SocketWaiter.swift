internal import CGlibc
internal import Glibc

/// Waits for sockets, as epoll(7) does: what a wait costs depends on those that are ready, not on all that are watched.
@safe final class SocketWaiter {
    /// What a socket is ready for; both, where it has failed.
    struct Event {
        let socket: Int32
        let isReadable: Bool
        let isWritable: Bool
    }

    /// Ends a wait from any thread, also one that begins later.
    let wakeup: Wakeup
    private let epoll: Int32
    /// What each socket is watched for, by its number; 0 where it is not.
    private var interests: [UInt32] = []
    private let ready = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 128)

    /// `nil` where the system has no descriptors to give.
    init?() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeup = Wakeup(descriptor: eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)))
        unsafe ready.initialize(repeating: epoll_event())
        // Each write to it is an event of its own, so it need not be read.
        let isComplete = epoll >= 0 && wakeup.descriptor >= 0
        guard isComplete, control(EPOLL_CTL_ADD, wakeup.descriptor, EPOLLIN.rawValue | EPOLLET.rawValue) else {
            return nil
        }
    }

    deinit {
        for descriptor in [epoll, wakeup.descriptor] where descriptor >= 0 { close(descriptor) }
        unsafe ready.deallocate()
    }

    /// Watches a socket from now on, for other things than before if it was watched; `false` where memory is short.
    func watch(_ socket: Int32, reads: Bool, writes: Bool) -> Bool {
        let interest = (reads ? EPOLLIN.rawValue : 0) | (writes ? EPOLLOUT.rawValue : 0)
        setInterest(interest, in: socket)
        // A socket that was closed since left epoll, and its number may be another's now.
        return control(EPOLL_CTL_MOD, socket, interest) || control(EPOLL_CTL_ADD, socket, interest)
    }

    /// Watches a socket no longer.
    ///
    /// It stays in epoll until something happens to it, since a connection mostly has another request soon.
    func forget(_ socket: Int32) {
        setInterest(0, in: socket)
    }

    /// Waits for an event.
    ///
    /// - Parameter milliseconds: How long at most; without end where it is negative.
    /// - Returns: What has happened, which may be nothing; `nil` where the system cannot tell.
    func wait(_ milliseconds: Int32) -> [Event]? {
        let count = unsafe epoll_wait(epoll, ready.baseAddress, Int32(ready.count), milliseconds)
        guard count >= 0 else { return errno == EINTR ? [] : nil }
        return unsafe ready.prefix(Int(count)).compactMap { unsafe event(of: $0.data.fd, $0.events) }
    }

    private func event(of socket: Int32, _ bits: UInt32) -> Event? {
        guard socket != wakeup.descriptor else { return nil }
        guard interest(in: socket) != 0 else {
            _ = control(EPOLL_CTL_DEL, socket, 0)
            return nil
        }
        let hasFailed = bits & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
        return Event(
            socket: socket,
            isReadable: hasFailed || bits & EPOLLIN.rawValue != 0,
            isWritable: hasFailed || bits & EPOLLOUT.rawValue != 0
        )
    }

    private func interest(in socket: Int32) -> UInt32 {
        interests.indices.contains(Int(socket)) ? interests[Int(socket)] : 0
    }

    private func setInterest(_ interest: UInt32, in socket: Int32) {
        let missing = Int(socket) + 1 - interests.count
        if missing > 0 { interests.append(contentsOf: repeatElement(0, count: missing)) }
        interests[Int(socket)] = interest
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ interest: UInt32) -> Bool {
        var event = unsafe epoll_event(events: interest, data: epoll_data_t(fd: descriptor))
        return unsafe epoll_ctl(epoll, operation, descriptor, &event) == 0
    }
}

/// What ends a wait.
struct Wakeup: Sendable {
    fileprivate let descriptor: Int32

    /// Ends the wait; only while its waiter lives.
    func signal() {
        // It fails where as many are pending as can be counted, which is enough.
        eventfd_write(descriptor, 1)
    }
}
