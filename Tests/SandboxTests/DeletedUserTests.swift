import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct DeletedUserTests {
    @Test func `is out of all groups, also of those that stay theirs`() throws {
        var api = InProcess()
        let own = try api.newDialog(#"{"type":2,"name":"own","occupants_ids":[8]}"#)
        let alone = try api.newDialog(#"{"type":2,"name":"alone"}"#)
        let other = try api.newDialog(#"{"type":2,"name":"other","occupants_ids":[7]}"#, as: 8)
        let lobby = try api.newDialog(#"{"type":1,"name":"lobby"}"#)
        let pair = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        #expect(api.send("DELETE", "/users/7.json", as: 8).status == 200)
        #expect(try api.show(own, as: 8).member("occupants_ids") == [8])
        #expect(try api.show(own, as: 8).member("user_id") == 7)
        #expect(try api.show(other, as: 8).member("occupants_ids") == [8])
        #expect(api.show(alone, as: 8).status == 404)
        #expect(try api.show(lobby, as: 8).member("user_id") == 7)
        #expect(try api.show(pair, as: 8).member("occupants_ids") == [7, 8])
    }

    @Test func `is no admin of a group any more`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[7],"admin_ids":[7]}"#, as: 8)
        #expect(try api.show(id, as: 8).member("admin_ids") == [7])
        #expect(api.send("DELETE", "/users/7.json", as: 8).status == 200)
        #expect(try api.show(id, as: 8).member("admin_ids") == [])
    }

    @Test func `is no user any more`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        _ = api.send("DELETE", "/users/7.json", as: 8)
        #expect(api.send("GET", "/users/7.json", as: 8).status == 404)
        #expect(api.send("DELETE", "/users/7.json", as: 8).status == 404)
        #expect(api.update(id, #"{"name":"b"}"#).status == 422)
        let pushed = api.update(id, #"{"push_all":{"occupants_ids":[7]}}"#, as: 8)
        #expect(pushed.status == 404)
        #expect(pushed.text == #"{"errors":["Occupants with these IDs do not exist."]}"#)
    }

    @Test func `is found by nothing, where it was declared`() throws {
        let accounts = #"{"users":[{"id":7,"login":"ann","email":"a@b.c","external_user_id":70},{"id":8}]}"#
        var configuration = SandboxConfiguration(accounts: try AccountsFile(json: Array(accounts.utf8)))
        configuration.apiKey = "key"
        var api = InProcess()
        api.router = configuration.router
        let paths = ["by_login.json?login=ann", "by_email.json?email=a@b.c", "external/70.json", "7.json"]
        for path in paths { #expect(api.send("GET", "/users/\(path)", as: 8).status == 200) }
        #expect(api.send("DELETE", "/users/external/71.json", as: 8).status == 404)
        #expect(api.send("DELETE", "/users/external/70.json", as: 8).status == 200)
        for path in paths { #expect(api.send("GET", "/users/\(path)", as: 8).status == 404) }
        #expect(try api.send("GET", "/users.json", as: 8).member("total_entries") == 1)
    }

    @Test func `is deleted by a key, or with a session by themselves alone`() throws {
        var api = try InProcess(assuming: [])
        let delete = { (id: Int, token: String) in
            let headers = SandboxRequest.Headers(token: token)
            return api.router.answer(SandboxRequest(method: "DELETE", target: "/users/\(id).json", headers: headers))
                .response.status
        }
        #expect(delete(8, "token") == 403)
        #expect(delete(7, "token") == 200)
        // The session has ended with its user.
        #expect(delete(8, "token") == 401)
        #expect(delete(8, "nothing") == 401)
    }
}
