internal import Glibc

/// One connection to a server on this machine, on which a test sends the very bytes that it wants.
///
/// Nothing waits longer than ten seconds; what has not come by then counts as a closed connection.
package final class LoopbackClient {
    /// Why there is no answer.
    package enum Failure: Error {
        /// Nobody listens on the port.
        case refused
        /// The server closed the connection before the answer was complete.
        case closed
        /// What came is not HTTP.
        case malformed
    }

    private let socket: Int32
    private var received: [UInt8] = []

    /// Connects to a port of 127.0.0.1.
    ///
    /// - Throws: `Failure.refused`, where nobody listens on it.
    package init(port: Int) throws(Failure) {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw .refused }
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        close(socket)
    }

    /// Sends bytes as they are.
    package func send(_ text: String) {
        Socket.send(text, to: socket)
    }

    /// Sends as many bytes as the system takes at once, and says how many that are; none once the server has stopped
    /// reading and its queues are full.
    package func sendWhatFits(_ bytes: ArraySlice<UInt8>) -> Int {
        let count = unsafe bytes.withUnsafeBytes { bytes in
            unsafe Glibc.send(socket, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        return max(0, count)
    }

    /// Waits for the next complete answer.
    ///
    /// - Throws: `Failure`, where none comes.
    package func receive() throws(Failure) -> LoopbackAnswer {
        let emptyLine = Array("\r\n\r\n".utf8)
        var end = firstIndex(of: emptyLine)
        while end == nil {
            try readMore()
            end = firstIndex(of: emptyLine)
        }
        guard let end, let head = LoopbackAnswer.Head(received[..<end]) else { throw .malformed }
        let bodyStart = end + emptyLine.count
        let bodyEnd = bodyStart + (head["content-length"].flatMap { Int($0) } ?? 0)
        while received.count < bodyEnd { try readMore() }
        let answer = LoopbackAnswer(head: head, body: Array(received[bodyStart..<bodyEnd]))
        received.removeSubrange(..<bodyEnd)
        return answer
    }

    /// Waits for the end of the connection: what came before it, and whether it was a reset.
    ///
    /// - Throws: `Failure.malformed`, where the connection is still open after ten seconds.
    package func readToEnd() throws(Failure) -> (text: String, isReset: Bool) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = unsafe recv(socket, &buffer, buffer.count, 0)
            if count <= 0 {
                guard count == 0 || errno == ECONNRESET else { throw .malformed }
                return (String(decoding: received, as: UTF8.self), count < 0)
            }
            received += buffer[..<count]
        }
    }

    /// Whether the connection is open and nothing has come by now.
    package func isSilent() -> Bool {
        var byte: UInt8 = 0
        let count = unsafe recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT))
        return received.isEmpty && count < 0 && errno == EAGAIN
    }

    /// Whether the server closes the connection without another byte.
    package func isClosed() -> Bool {
        received.isEmpty && Socket.receive(from: socket) == nil
    }

    private func readMore() throws(Failure) {
        guard let bytes = Socket.receive(from: socket) else { throw .closed }
        received += bytes
    }

    private func firstIndex(of part: [UInt8]) -> Int? {
        guard received.count >= part.count else { return nil }
        return (0...received.count - part.count).first { received[$0...].starts(with: part) }
    }
}
