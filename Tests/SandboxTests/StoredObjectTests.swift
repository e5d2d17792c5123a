import JSON
import Testing

@testable import Sandbox

/// What a store keeps beside dialogs.
@Suite(.serialized) struct StoredObjectTests {
    private func api(_ store: StoreFile) throws -> InProcess {
        var api = InProcess()
        var configuration = SandboxConfiguration(apiKey: "key", store: store, now: { RunningSandbox.time })
        configuration.accounts = try AccountsFile(json: Array(#"{"users": [{"id": 7, "login": "ann"}]}"#.utf8))
        api.router = configuration.router
        return api
    }

    private func send(_ api: inout InProcess, _ method: String, _ path: String, _ body: String, as user: Int = 7)
        -> SandboxResponse
    {
        api.send(method, path, as: user, type: "application/json", body: body)
    }

    @Test func `is there after a restart: users, classes, messages and what is read`() throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        var api = try api(store)
        let user = """
            {"user":{"login":"bob","password":"open-sesame","email":"b@c.d","phone":"1","external_user_id":5,
             "full_name":"Bob","website":"w","facebook_id":"6","custom_data":"c","tag_list":"a,b","blob_id":4}}
            """
        let bob = try #require(try send(&api, "POST", "/users.json", user).member("user")?["id"]?.integer)
        _ = send(&api, "POST", "/users.json", #"{"user":{"login":"gone","password":"open-sesame"}}"#)
        _ = api.send("DELETE", "/users/by_login.json?login=gone")
        _ = api.send("DELETE", "/users/\(bob + 1).json")
        _ = send(&api, "POST", "/class.json", #"{"name":"Room","fields":{"seats":"Integer_a"}}"#)
        let dialog = #"{"type":2,"name":"a","occupants_ids":[\#(bob)],"data":{"class_name":"Room","seats":[1]}}"#
        let id = try api.newDialog(dialog)
        let pin = #"{"chat_dialog_id":"\#(id)","message":"1","pin":true,"markable":1,"attachments":[{"id":"1"}]}"#
        _ = send(&api, "POST", "/chat/Message.json", pin)
        _ = send(&api, "POST", "/chat/Message.json", #"{"chat_dialog_id":"\#(id)","message":"2"}"#)
        _ = api.send("GET", "/chat/Message.json?chat_dialog_id=\(id)&limit=1", as: bob)
        let paths = [
            "/users/\(bob).json", "/users.json", "/users/\(bob + 1).json", "/class.json", "/chat/Dialog.json",
            "/chat/Message.json?mark_as_read=0&chat_dialog_id=\(id)", "/chat/Message/unread.json",
        ]
        let before = paths.map { api.send("GET", $0, as: bob).text }
        store.close()
        #expect(!(try folder.text.contains("open-sesame")))
        // The second time, the store has been written anew.
        for _ in 1...2 {
            let again = try folder.open()
            var later = try self.api(again)
            #expect(paths.map { later.send("GET", $0, as: bob).text } == before)
            let credentials = JSONObject([
                .init(key: "login", value: "bob"), .init(key: "password", value: "open-sesame"),
            ])
            #expect(try later.router.application.accounts.users.user(signingInWith: credentials).id == bob)
            again.close()
            let bare = try folder.open()
            let seed = bare.seed
            bare.close()
            let copy = try StoreFolder()
            let filled = try copy.open(filledWith: seed)
            filled.close()
            #expect(try copy.open().seed.lineCount == seed.lineCount)
        }
        let again = try folder.open()
        var last = try self.api(again)
        let carol = send(&last, "POST", "/users.json", #"{"user":{"login":"carol","password":"open-sesame"}}"#)
        #expect(try carol.member("user")?["id"] == .integer(bob + 2))
        let other = try last.newDialog(#"{"type":2,"name":"b"}"#)
        #expect(other > id)
    }

    private let zeros = String(repeating: "0", count: 21)

    @Test(arguments: [
        (#"{"user":{"login":"a"}}"#, "'id' is missing"), (#"{"user":1}"#, "'user' is not an object"),
        (#"{"user":{"id":1,"password":"x"}}"#, "'password' is not the code of a password"),
        (#"{"user":{"id":1,"user_tags":"x"}}"#, "'user_tags' is not an array of strings"),
        (#"{"class":{"name":"A","fields":{"x":"Text"}}}"#, "'fields' is not an object of types"),
        (#"{"deleted_user":"1"}"#, "'deleted_user' is not an integer"),
        (#"{"message":{"_id":"x"}}"#, "'_id' is not 24 hexadecimal digits"),
        (
            #"{"message":{"_id":"ID1","chat_dialog_id":"ID2","sender_id":1,"date_sent":1}}"#,
            "no line before this one has a dialog with the '_id' ID2"
        ),
        (#"{"read":{"ids":[]}}"#, "'chat_dialog_id' is not 24 hexadecimal digits"),
    ])
    func `is refused where it is invalid`(line: String, reason: String) {
        let line = line.replacing("ID1", with: "5d0000000000000000000001").replacing("ID2", with: "5d" + zeros + "2")
        let reason = reason.replacing("ID2", with: "5d" + zeros + "2")
        #expect(throws: SeedError(line: 1, reason: reason)) {
            try Seed(jsonLines: Array(line.utf8), applicationID: 1)
        }
    }

    @Test func `is bounded in messages, with the dialogs' lines`() throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        var api = try api(store)
        let id = try api.newDialog(#"{"type":2,"name":"a"}"#)
        for number in 1...30 {
            _ = send(&api, "POST", "/chat/Message.json", #"{"chat_dialog_id":"\#(id)","message":"\#(number)"}"#)
        }
        _ = send(&api, "DELETE", "/chat/Dialog/\(id).json?force=1", "")
        _ = try api.newDialog(#"{"type":2,"name":"b"}"#)
        store.close()
        #expect(try folder.text.split(separator: "\n").count > 60)
        let again = try folder.open()
        again.close()
        #expect(try folder.text.split(separator: "\n").count == 1)
    }
}
