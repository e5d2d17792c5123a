internal import Foundation
internal import Glibc
internal import Synchronization

/// A server on a loopback port that answers each request with the very bytes that a script says, or breaks off.
///
/// One thread serves every connection, so what it records is in the order in which it happened.
package final class ScriptedServer: Sendable {
    /// A request that arrived in full.
    package struct Request: Sendable {
        /// The request line and the header, without the empty line; `TLS` for the beginning of a TLS handshake.
        package let head: String
        /// The body, as long as `Content-Length` says.
        package let body: [UInt8]
        /// The number of the connection that it came on, from 1.
        package let connection: Int
        /// Its own number, from 1.
        package let number: Int
    }

    /// What the server does once a request has arrived.
    package enum Reply: Sendable {
        /// Sends the bytes and keeps the connection.
        case send(String)
        /// Sends the bytes and closes the connection.
        case sendAndClose(String)
        /// Sends the bytes and resets the connection.
        case sendAndReset(String)
        /// Never answers.
        case hold
    }

    /// The port that it listens on.
    package let port: Int
    let listener: Int32
    let wake: (read: Int32, write: Int32)
    let answer: @Sendable (Request) -> Reply
    let record = Mutex(Record())

    /// Starts listening.
    ///
    /// - Parameter answer: Called for each request, one at a time.
    /// - Throws: What the system says when it has no socket.
    package init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
        (listener, port) = try Socket.listen()
        wake = try Socket.pair()
        self.answer = answer
        Thread.detachNewThread { [self] in serve() }
    }

    /// The address of a path on this server.
    package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// The requests that arrived, in order.
    package var requests: [Request] { record.withLock { $0.requests } }

    /// How many connections were accepted.
    package var connectionCount: Int { record.withLock { $0.connectionCount } }

    /// Returns once so many requests have arrived in full.
    package func arrival(of count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = record.withLock { record in
                if record.requests.count >= count { return true }
                record.waiters.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    /// Closes every connection and ends the thread; later calls change nothing.
    package func stop() {
        // Once the thread has closed them, others may have sockets of these numbers.
        let isFirst = record.withLock { record in
            defer { record.isStopping = true }
            return !record.isStopping
        }
        if isFirst { Socket.send("x", to: wake.write) }
    }
}

extension ScriptedServer {
    struct Record {
        var requests: [Request] = []
        var connectionCount = 0
        var isStopping = false
        var waiters: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    func note(_ head: String, _ body: [UInt8], connection: Int) -> Request {
        let (request, ready) = record.withLock { record in
            let number = record.requests.count + 1
            let request = Request(head: head, body: body, connection: connection, number: number)
            record.requests.append(request)
            let ready = record.waiters.filter { $0.count <= number }
            record.waiters.removeAll { $0.count <= number }
            return (request, ready)
        }
        for waiter in ready { waiter.continuation.resume() }
        return request
    }
}

extension ScriptedServer.Reply {
    /// A whole HTTP/1.1 answer with its length, which keeps the connection.
    package static func http(_ status: Int = 200, headers: [String] = [], _ body: String = "") -> Self {
        let lines = ["HTTP/1.1 \(status) Scripted", "Content-Length: \(body.utf8.count)"] + headers + ["", body]
        return .send(lines.joined(separator: "\r\n"))
    }
}
