import TestSupport
import Testing

extension SandboxProgram {
    /// Changes a dialog on behalf of a user, as an app does.
    func change(_ id: some StringProtocol, as user: Int, _ body: String) throws {
        let port = try #require(url.split(separator: ":").last.flatMap { Int($0) })
        let client = try LoopbackClient(port: port)
        let head = [
            "PUT /chat/Dialog/\(id).json HTTP/1.1", "Host: localhost", "Authorization: ApiKey sandbox-key",
            "On-Behalf-Of: \(user)", "Content-Type: application/json", "Content-Length: \(body.utf8.count)",
        ]
        client.send(head.map { "\($0)\r\n" }.joined() + "\r\n\(body)")
        #expect(try client.receive().status == 200)
    }
}
