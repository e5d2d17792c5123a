import Foundation
import TestSupport
import Testing

extension SandboxProgram {
    /// A sandbox with an admin, 1, and eight students, 101 to 108, by the logins `s1` to `s8`; the folder gets the file
    /// of their accounts.
    static func school(in scratch: TemporaryFolder) throws -> SandboxProgram {
        let students = (1...8).map { #"{"id": \#(100 + $0), "login": "s\#($0)", "email": "s\#($0)@example.com"}"# }
        let all = #"{"users": [{"id": 1, "login": "admin"}, \#(students.joined(separator: ", "))]}"#
        return try SandboxProgram(["--accounts", try scratch.write(all, to: "accounts.json")])
    }
}

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

extension SandboxProgram {
    /// The dialogs that a user sees, as the API sends them.
    func dialogs(as user: Int) throws -> [LiveRoom] {
        let port = try #require(url.split(separator: ":").last.flatMap { Int($0) })
        let client = try LoopbackClient(port: port)
        let head = [
            "GET /chat/Dialog.json?limit=100 HTTP/1.1", "Host: localhost", "Authorization: ApiKey sandbox-key",
            "On-Behalf-Of: \(user)",
        ]
        client.send(head.map { "\($0)\r\n" }.joined() + "\r\n")
        return try JSONDecoder().decode(LiveRooms.self, from: Data(try client.receive().body)).items
    }

    private struct LiveRooms: Decodable {
        let items: [LiveRoom]
    }
}

/// A dialog as the API sends it.
struct LiveRoom: Decodable {
    let id: String
    let name: String
    let photo: String?
    let occupants: [Int]
    let admins: [Int]

    private enum CodingKeys: String, CodingKey {
        case id = "_id"
        case name
        case photo
        case occupants = "occupants_ids"
        case admins = "admin_ids"
    }
}
