internal import CGlibc
internal import Glibc

/// Waits for sockets with epoll(7): the cost of a wait depends on the sockets that are ready, not on all that are
/// watched.
@safe final class SocketWaiter {
    /// What a socket is ready for; both if it has failed.
    struct Event {
        let socket: Int32
        let isReadable: Bool
        let isWritable: Bool
    }

    /// What a socket is watched for, as epoll's bits.
    private struct Watch {
        var wanted: UInt32 = 0
        /// The bits that are registered with epoll.
        var registered: UInt32 = 0
        /// Whether it is closed only here, so that its number cannot be reused unnoticed.
        var isOwn = false
    }

    /// Ends a wait from any thread, or the next wait if none is in progress.
    let wakeup: Wakeup
    private let epoll: Int32
    /// By the socket's number.
    private var watches: [Watch] = []
    private let ready = UnsafeMutableBufferPointer<epoll_event>.allocate(capacity: 128)

    /// `nil` where the system has no descriptors left.
    init?() {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        wakeup = Wakeup(descriptor: eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK)))
        unsafe ready.initialize(repeating: epoll_event())
        // Each write to it is a separate event, so it need not be read.
        let isComplete = epoll >= 0 && wakeup.descriptor >= 0
        guard isComplete, control(EPOLL_CTL_ADD, wakeup.descriptor, EPOLLIN.rawValue | EPOLLET.rawValue) else {
            return nil
        }
    }

    deinit {
        for descriptor in [epoll, wakeup.descriptor] where descriptor >= 0 { Glibc.close(descriptor) }
        unsafe ready.deallocate()
    }

    /// Opens a socket that is closed by `close`; negative where the system has none left.
    func open(_ family: Int32, _ type: Int32, _ protocol: Int32) -> Int32 {
        let socket = socket(family, type | Int32(SOCK_CLOEXEC.rawValue), `protocol`)
        if socket >= 0 { setWatch(of: socket, Watch(isOwn: true)) }
        return socket
    }

    /// Closes a socket that `open` made; epoll removes it by itself.
    func close(_ socket: Int32) -> Int32 {
        setWatch(of: socket, Watch())
        return Glibc.close(socket)
    }

    /// Watches a socket from now on, or changes what it is watched for; `false` where memory is short.
    func watch(_ socket: Int32, reads: Bool, writes: Bool) -> Bool {
        let wanted = (reads ? EPOLLIN.rawValue : 0) | (writes ? EPOLLOUT.rawValue : 0)
        var watch = watch(of: socket)
        let isNew = watch.registered == 0
        let isKnown = watch.registered == wanted
        (watch.wanted, watch.registered) = (wanted, wanted)
        setWatch(of: socket, watch)
        return isKnown || control(isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, wanted)
    }

    /// Stops watching a socket.
    ///
    /// One that `open` made stays registered with epoll until its next event, since a connection usually gets another
    /// request soon.
    func forget(_ socket: Int32) {
        var watch = watch(of: socket)
        watch.wanted = 0
        setWatch(of: socket, watch)
        if !watch.isOwn { leaveEpoll(socket) }
    }

    /// Waits for an event.
    ///
    /// - Parameter milliseconds: How long to wait at most; without limit if negative.
    /// - Returns: The events, which may be none; `nil` if the wait failed.
    func wait(_ milliseconds: Int32) -> [Event]? {
        let count = unsafe epoll_wait(epoll, ready.baseAddress, Int32(ready.count), milliseconds)
        guard count >= 0 else { return errno == EINTR ? [] : nil }
        return unsafe ready.prefix(Int(count)).compactMap { unsafe event(of: $0.data.fd, $0.events) }
    }

    private func event(of socket: Int32, _ bits: UInt32) -> Event? {
        guard socket != wakeup.descriptor else { return nil }
        guard watch(of: socket).wanted != 0 else {
            leaveEpoll(socket)
            return nil
        }
        let hasFailed = bits & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
        return Event(
            socket: socket,
            isReadable: hasFailed || bits & EPOLLIN.rawValue != 0,
            isWritable: hasFailed || bits & EPOLLOUT.rawValue != 0
        )
    }

    private func leaveEpoll(_ socket: Int32) {
        var watch = watch(of: socket)
        watch.registered = 0
        setWatch(of: socket, watch)
        _ = control(EPOLL_CTL_DEL, socket, 0)
    }

    private func watch(of socket: Int32) -> Watch {
        watches.indices.contains(Int(socket)) ? watches[Int(socket)] : Watch()
    }

    private func setWatch(of socket: Int32, _ watch: Watch) {
        let missing = Int(socket) + 1 - watches.count
        if missing > 0 { watches.append(contentsOf: repeatElement(Watch(), count: missing)) }
        watches[Int(socket)] = watch
    }

    private func control(_ operation: Int32, _ descriptor: Int32, _ interest: UInt32) -> Bool {
        var event = unsafe epoll_event(events: interest, data: epoll_data_t(fd: descriptor))
        return unsafe epoll_ctl(epoll, operation, descriptor, &event) == 0
    }
}

/// What ends a wait.
struct Wakeup: Sendable {
    fileprivate let descriptor: Int32

    /// Ends the wait; call it only while the waiter exists.
    func signal() {
        // It fails only if the counter is full, and then the wait ends anyway.
        eventfd_write(descriptor, 1)
    }
}
