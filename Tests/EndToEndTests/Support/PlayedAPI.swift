import Foundation
import TestSupport

/// A server that plays the API by a script, and what `dialogctl` makes of it.
struct PlayedAPI {
    let server: ScriptedServer
    let scratch: TemporaryFolder

    /// - Parameter answer: What each request is answered with.
    /// - Throws: Where there is no socket or no folder.
    init(_ answer: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply) throws {
        server = try ScriptedServer(answer)
        scratch = try TemporaryFolder()
    }

    /// The requests that arrived, by method.
    func count(of method: String) -> Int { server.requests.count { $0.head.hasPrefix("\(method) ") } }

    /// The program with this server as its API.
    func dialogctl(_ more: [String: String] = [:]) -> Program {
        let environment = [
            "QUICKBLOX_ENDPOINT": "http://127.0.0.1:\(server.port)", "QUICKBLOX_API_KEY": Self.key,
            "QUICKBLOX_USER_ID": "1", "XDG_STATE_HOME": scratch.path(of: "state"),
        ]
        return Program("dialogctl", environment: environment.merging(more) { $1 })
    }

    /// A key that must not be seen anywhere.
    static let key = "a-very-secret-key"

    /// A manifest that declares one group.
    func manifest() throws -> String {
        try scratch.write(
            "version: 1\ndialogs:\n  - {type: group, name: Ops, occupants: [2]}\n",
            to: "rooms.yaml"
        )
    }

    /// A whole answer.
    static func answer(
        _ status: String,
        _ body: String,
        type: String = "application/json",
        more: String = ""
    ) -> ScriptedServer.Reply {
        .send("HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }

    /// A page of a listing.
    static func page(total: Int, _ items: [String] = []) -> ScriptedServer.Reply {
        let list = items.joined(separator: ",")
        return answer("200 OK", #"{"total_entries":\#(total),"skip":0,"limit":100,"items":[\#(list)]}"#)
    }

    /// The group of the manifest as the API answers with it.
    static let group = """
        {"_id":"5d75393ba28f9a17e1cb0f9e","created_at":"2026-01-01T00:00:00Z","last_message":null,
        "last_message_date_sent":null,"last_message_id":null,"last_message_user_id":null,"name":"Ops",
        "occupants_ids":[1,2],"admin_ids":[],"photo":null,"type":2,"updated_at":"2026-01-01T00:00:00Z","user_id":1,
        "xmpp_room_jid":"1_5d75393ba28f9a17e1cb0f9e@muc.example","unread_messages_count":null,"is_join_required":0}
        """
}
