import JSON
import Testing

@testable import Sandbox

/// Who is thrown out of a room, as the log tells it.
@Suite(.serialized) struct KickTests {
    private func kicked(_ api: inout InProcess, _ id: String, _ body: String, method: String = "PUT") throws
        -> JSONValue?
    {
        let headers = SandboxRequest.Headers(
            contentType: "application/json",
            authorization: "ApiKey key",
            onBehalfOf: "7"
        )
        let target = "/chat/Dialog/\(id).json"
        let request = SandboxRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
        return try JSONValue(parsing: api.router.answer(request).entry.line)["kicked"]
    }

    @Test func `tells who was pulled out of which room`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8,9]}"#)
        let room = JSONValue.string("76730_\(id)@muc.chat.quickblox.com")
        let pulled = try kicked(&api, id, #"{"pull_all":{"occupants_ids":[12,9,8]}}"#)
        #expect(pulled == ["room": room, "users": [8, 9]])
        let last = try kicked(&api, id, #"{"pull_all":{"occupants_ids":[7]}}"#)
        #expect(last == ["room": room, "users": [7]])
        #expect(api.show(id).status == 404)
    }

    @Test(arguments: [
        #"{"pull_all":{"occupants_ids":[12]}}"#, #"{"pull_all":{"admin_ids":[8]}}"#, #"{"name":"b"}"#,
        #"{"push_all":{"occupants_ids":[12]}}"#,
    ])
    func `tells of nobody where nobody was`(body: String) throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8,9],"admin_ids":[8]}"#)
        #expect(try kicked(&api, id, body) == nil)
    }

    @Test func `throws nobody out who is not pulled`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8,9]}"#)
        #expect(try kicked(&api, id, "", method: "DELETE") == nil)
        let lobby = try api.newDialog(#"{"type":1,"name":"a","admin_ids":[8]}"#)
        #expect(try kicked(&api, lobby, #"{"pull_all":{"occupants_ids":[8]}}"#) == nil)
        #expect(try kicked(&api, id, #"{"pull_all":{"occupants_ids":[8]}}"#) == nil)
        #expect(try api.show(id, as: 8).member("occupants_ids") == [8, 9])
    }
}
