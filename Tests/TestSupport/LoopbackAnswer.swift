/// What a server on this machine answered.
package struct LoopbackAnswer: Equatable, Sendable {
    private let head: Head
    /// The body, as long as `Content-Length` says.
    package let body: [UInt8]

    init(head: Head, body: [UInt8]) {
        self.head = head
        self.body = body
    }

    /// The status.
    package var status: Int { head.status }

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header, whose name is given in lower case.
    package subscript(header: String) -> String? { head[header] }

    /// The status line and the headers of an answer.
    struct Head: Equatable, Sendable {
        let status: Int
        private let headers: [String: String]

        init?(_ bytes: some Collection<UInt8>) {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
            guard let words = lines.first?.split(separator: " "), words.count > 1, let status = Int(words[1]) else {
                return nil
            }
            self.status = status
            let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
                guard let colon = line.firstIndex(of: ":") else { return nil }
                return (line[..<colon].lowercased(), String(line[colon...].dropFirst().drop { $0 == " " }))
            }
            headers = Dictionary(pairs) { first, _ in first }
        }

        subscript(header: String) -> String? { headers[header] }
    }
}
