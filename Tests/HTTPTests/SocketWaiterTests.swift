import Glibc
import Testing

@testable import HTTP

struct SocketWaiterTests {
    @Test func `tells which sockets are ready, and for what`() throws {
        let waiter = try #require(SocketWaiter())
        let (pair, quiet) = (SocketPair(), SocketPair())
        #expect(waiter.watch(pair.near, reads: true, writes: false))
        #expect(waiter.watch(quiet.near, reads: true, writes: false))
        #expect(ready(in: waiter) == [])
        pair.writeFromFar()
        #expect(ready(in: waiter) == [Ready(pair.near, reads: true)])
        #expect(waiter.watch(pair.near, reads: false, writes: true))
        #expect(ready(in: waiter) == [Ready(pair.near, writes: true)])
        #expect(waiter.watch(pair.near, reads: true, writes: true))
        #expect(ready(in: waiter) == [Ready(pair.near, reads: true, writes: true)])
        pair.closeFar()
        #expect(waiter.watch(pair.near, reads: false, writes: true))
        #expect(ready(in: waiter) == [Ready(pair.near, reads: true, writes: true)])
    }

    @Test(arguments: [false, true])
    func `a socket that is forgotten is told no more, and then again`(isOwn: Bool) throws {
        let waiter = try #require(SocketWaiter())
        let pair = isOwn ? SocketPair(from: waiter) : SocketPair()
        for _ in 1...2 {
            #expect(waiter.watch(pair.near, reads: true, writes: false))
            waiter.forget(pair.near)
            pair.writeFromFar()
            #expect(ready(in: waiter) == [])
            #expect(waiter.watch(pair.near, reads: true, writes: false))
            #expect(ready(in: waiter) == [Ready(pair.near, reads: true)])
            waiter.forget(pair.near)
            #expect(waiter.watch(pair.near, reads: true, writes: false))
            #expect(ready(in: waiter) == [Ready(pair.near, reads: true)])
        }
    }

    @Test func `a new socket with the number of one that was closed elsewhere is watched`() throws {
        let waiter = try #require(SocketWaiter())
        let (former, next) = (SocketPair(), SocketPair())
        #expect(waiter.watch(former.near, reads: true, writes: false))
        waiter.forget(former.near)
        // Closes the former one, and no other thread can take its number in between.
        dup2(next.near, former.near)
        #expect(waiter.watch(former.near, reads: true, writes: false))
        next.writeFromFar()
        #expect(ready(in: waiter) == [Ready(former.near, reads: true)])
    }

    @Test func `sockets that are opened one after the other are watched, whatever their numbers`() throws {
        let waiter = try #require(SocketWaiter())
        for _ in 1...3 {
            let pair = SocketPair(from: waiter)
            #expect(waiter.watch(pair.near, reads: true, writes: false))
            waiter.forget(pair.near)
            #expect(waiter.watch(pair.near, reads: true, writes: false))
            pair.writeFromFar()
            #expect(ready(in: waiter) == [Ready(pair.near, reads: true)])
        }
    }

    @Test func `a wakeup ends one wait, also if that begins later`() throws {
        let waiter = try #require(SocketWaiter())
        for _ in 1...2 {
            waiter.wakeup.signal()
            // Without the signal it would not end.
            #expect(waiter.wait(-1)?.isEmpty == true)
        }
        #expect(waiter.wait(0)?.isEmpty == true)
    }

    private func ready(in waiter: SocketWaiter) -> [Ready]? {
        waiter.wait(0)?.map { Ready($0.socket, reads: $0.isReadable, writes: $0.isWritable) }
    }
}

private struct Ready: Equatable {
    let socket: Int32
    let reads: Bool
    let writes: Bool

    init(_ socket: Int32, reads: Bool = false, writes: Bool = false) {
        self.socket = socket
        self.reads = reads
        self.writes = writes
    }
}

/// Two sockets that are connected, closed at its end.
private final class SocketPair {
    let near: Int32
    private var far: Int32
    private let waiter: SocketWaiter?

    init() {
        var sockets: [Int32] = [-1, -1]
        unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &sockets)
        (near, far) = (sockets[0], sockets[1])
        waiter = nil
    }

    /// With a near socket that the waiter opens and closes.
    init(from waiter: SocketWaiter) {
        self.waiter = waiter
        // First, so that it mostly has the number of the last one that was closed.
        near = waiter.open(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        far = -1
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(listener, address, size)
                listen(listener, 1)
                unsafe getsockname(listener, address, &size)
                unsafe connect(near, address, size)
            }
        }
        far = accept(listener, nil, nil)
    }

    deinit {
        if let waiter { _ = waiter.close(near) } else { close(near) }
        closeFar()
    }

    func writeFromFar() {
        let byte: UInt8 = 1
        unsafe withUnsafeBytes(of: byte) { bytes in _ = unsafe write(far, bytes.baseAddress, 1) }
    }

    func closeFar() {
        if far >= 0 { close(far) }
        far = -1
    }
}
