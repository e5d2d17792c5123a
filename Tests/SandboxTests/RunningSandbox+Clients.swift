import JSON
import TestSupport
import Testing

@testable import Sandbox

extension RunningSandbox {
    static let token = "eddf864695d72d33b959eec2ae6c640d817dfada"

    /// Sends a request as the bytes of its lines, and waits for the response; the host, the credentials and, if there
    /// is a body, its length are added.
    func send(_ lines: [String], _ body: String? = nil, as user: Int? = nil) throws -> LoopbackAnswer {
        let client = try LoopbackClient(port: port)
        client.send(Self.bytes(lines, body, as: user))
        return try client.receive()
    }

    /// The bytes of a request, by the caller's token or by the key for another user.
    static func bytes(_ lines: [String], _ body: String? = nil, as user: Int? = nil) -> String {
        var lines = lines
        lines.insert("Host: localhost", at: 1)
        if let user {
            lines += ["Authorization: ApiKey \(apiKey)", "On-Behalf-Of: \(user)"]
        } else {
            lines.append("QB-Token: \(token)")
        }
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    }

    /// Creates a dialog from a JSON body and returns the response.
    func create(_ body: String, as user: Int? = nil) throws -> JSONValue {
        let answer = try send(["POST /chat/Dialog.json HTTP/1.1", "Content-Type: application/json"], body, as: user)
        #expect(answer.status == 201)
        return try answer.json
    }

    /// Creates a dialog and returns its `_id`.
    func newDialog(_ body: String, as user: Int? = nil) throws -> String {
        try #require(try create(body, as: user)["_id"]?.text)
    }

    /// The names in a listing, in order of creation; the IDs of dialogs without a name.
    func names(_ query: String = "", as user: Int? = nil) throws -> [String] {
        let answer = try send(["GET /chat/Dialog.json?sort_asc=created_at&\(query) HTTP/1.1"], as: user)
        #expect(answer.status == 200)
        return try answer.names
    }
}

extension LoopbackAnswer {
    /// The names in a listing, in order; the IDs of dialogs without a name.
    var names: [String] {
        get throws { try json["items"]?.array?.compactMap { $0["name"]?.text ?? $0["_id"]?.text } ?? [] }
    }
}
