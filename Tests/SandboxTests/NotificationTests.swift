import JSON
import Testing

@testable import Sandbox

/// Whether a user is notified of a dialog.
@Suite(.serialized) struct NotificationTests {
    private func put(_ api: inout InProcess, _ id: String, _ body: String, as user: Int = 7) -> SandboxResponse {
        let path = "/chat/Dialog/\(id)/notifications.json"
        return api.send("PUT", path, as: user, type: "application/json", body: body)
    }

    @Test func `is on until it is set, for each user alone`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        let show = { (user: Int) in try api.send("GET", "/chat/Dialog/\(id)/notifications.json", as: user).json }
        #expect(try show(7) == ["notifications": ["enabled": 1]])
        let answer = put(&api, id, #"{"enabled":0}"#)
        #expect(answer.status == 200)
        #expect(try answer.json == ["notifications": ["enabled": 0]])
        #expect(try show(7) == ["notifications": ["enabled": 0]])
        #expect(try show(8) == ["notifications": ["enabled": 1]])
        #expect(try put(&api, id, #"{"enabled":"1"}"#).json == ["notifications": ["enabled": 1]])
        #expect(try api.show(id).member("name") == "a")
    }

    @Test func `is asked by occupants, of groups and private dialogs`() throws {
        var api = InProcess()
        let group = try api.newDialog(#"{"type":2,"name":"a"}"#)
        let pair = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        let open = try api.newDialog(#"{"type":1,"name":"b"}"#)
        #expect(put(&api, pair, #"{"enabled":0}"#, as: 8).status == 200)
        #expect(put(&api, group, #"{"enabled":0}"#, as: 8).status == 403)
        #expect(put(&api, open, #"{"enabled":0}"#).status == 403)
        #expect(put(&api, "5d75393ba28f9a17e1cb0f9e", #"{"enabled":0}"#).status == 404)
        #expect(put(&api, group, "{}").status == 400)
        #expect(put(&api, group, #"{"enabled":2}"#).status == 400)
    }

    @Test func `is no update of a dialog to a fault`() {
        #expect(Route(method: "PUT", path: "/chat/Dialog/5d75393ba28f9a17e1cb0f9e/notifications.json") == .other)
        #expect(Route(method: "PUT", path: "/chat/Dialog/5d75393ba28f9a17e1cb0f9e.json") == .update)
        #expect(Route(method: "POST", path: "/users") == .users)
    }
}
