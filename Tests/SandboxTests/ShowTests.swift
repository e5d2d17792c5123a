import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct ShowTests {
    @Test func `shows a dialog as a listing does`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8],"data":{"class_name":"C","x":1}}"#)
        let listed = try api.send("GET", "/chat/Dialog.json?_id=\(id)").json["items"]?.array?.first
        let response = api.show(id)
        #expect(response.status == 200)
        #expect(try response.json == listed)
        #expect(try response.member("unread_messages_count") == 0)
    }

    @Test(arguments: ["5d75393ba28f9a17e1cb0f9e", "x", "%FF", "a,b"])
    func `finds nothing under an ID that no dialog has`(id: String) {
        var api = InProcess()
        #expect(api.show(id).status == 404)
        #expect(api.update(id, "{}").status == 404)
    }

    @Test(arguments: ["/chat/Dialog/.json", "/chat/Dialog/,.json", "/chat/Dialog/ID", "/chat/Dialog/x/y.json"])
    func `knows no path without an ID or without its ending`(path: String) throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":1,"name":"a"}"#)
        #expect(api.send("GET", path.replacing("ID", with: id)).status == 404)
        #expect(api.send("DELETE", path.replacing("ID", with: id)).status == 404)
        #expect(try api.names() == ["a"])
    }

    @Test func `has no other methods`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":1,"name":"a"}"#)
        #expect(api.send("POST", "/chat/Dialog/\(id).json").status == 405)
        #expect(api.send("PATCH", "/chat/Dialog/\(id).json").status == 405)
    }

    @Test func `forbids a dialog to who is no occupant, and shows a public one to everybody`() throws {
        var api = InProcess()
        let group = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        let open = try api.newDialog(#"{"type":1,"name":"b"}"#)
        #expect(api.show(group, as: 8).status == 200)
        #expect(api.show(group, as: 9).status == 403)
        #expect(api.show(open, as: 9).status == 200)
    }

    @Test func `wants to know who asks`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":1,"name":"a"}"#)
        for method in ["GET", "PUT", "DELETE"] {
            let answer = api.router.answer(SandboxRequest(method: method, target: "/chat/Dialog/\(id).json"))
            #expect(answer.response.status == 401)
            let session = SandboxRequest.Headers(token: "application")
            let request = SandboxRequest(method: method, target: "/chat/Dialog/\(id).json", headers: session)
            #expect(api.router.answer(request).response.status == 422)
        }
        #expect(try api.names() == ["a"])
    }
}
