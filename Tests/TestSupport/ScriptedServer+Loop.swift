internal import Glibc
internal import Synchronization

extension ScriptedServer {
    /// One accepted connection and the bytes that no request has used yet.
    fileprivate struct Connection {
        let number: Int
        let socket: Int32
        var unread: [UInt8] = []
    }

    /// Serves until `stop` is called.
    func serve() {
        var open: [Connection] = []
        while true {
            let ready = Socket.readable([wake.read, listener] + open.map(\.socket))
            if ready.contains(wake.read) { break }
            if ready.contains(listener), let socket = Socket.accept(listener) {
                let number = record.withLock { record in
                    record.connectionCount += 1
                    return record.connectionCount
                }
                open.append(Connection(number: number, socket: socket))
            }
            open = open.compactMap { ready.contains($0.socket) ? proceed($0) : $0 }
        }
        for socket in open.map(\.socket) + [listener, wake.read, wake.write] { close(socket) }
    }

    /// Reads what has come and answers what is complete; `nil` once the connection is closed.
    private func proceed(_ connection: Connection) -> Connection? {
        var connection = connection
        guard let bytes = Socket.receive(from: connection.socket) else {
            close(connection.socket)
            return nil
        }
        connection.unread += bytes
        while let (head, body) = connection.takeRequest() {
            let request = note(head, body, connection: connection.number)
            guard carryOut(answer(request), on: connection.socket) else { return nil }
        }
        return connection
    }

    /// Sends the reply; `false` once the connection is closed.
    private func carryOut(_ reply: Reply, on socket: Int32) -> Bool {
        switch reply {
        case .hold: return true
        case .send(let text):
            Socket.send(text, to: socket)
            return true
        case .sendAndClose(let text):
            Socket.send(text, to: socket)
        case .sendAndReset(let text):
            Socket.send(text, to: socket)
            Socket.resetOnClose(socket)
        }
        close(socket)
        return false
    }
}

extension ScriptedServer.Connection {
    /// Takes one complete request off the unread bytes.
    fileprivate mutating func takeRequest() -> (head: String, body: [UInt8])? {
        // The first byte of a TLS handshake.
        if unread.first == 0x16 {
            defer { unread = [] }
            return ("TLS", unread)
        }
        let end = Array("\r\n\r\n".utf8)
        guard let headEnd = unread.indices.first(where: { unread[$0...].starts(with: end) }) else { return nil }
        let head = String(decoding: unread[..<headEnd], as: UTF8.self)
        let bodyStart = headEnd + end.count
        let lengthLine = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let length = lengthLine.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
        guard unread.count >= bodyStart + length else { return nil }
        let body = Array(unread[bodyStart..<bodyStart + length])
        unread.removeFirst(bodyStart + length)
        return (head, body)
    }
}
