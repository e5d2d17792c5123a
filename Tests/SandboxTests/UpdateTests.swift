import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct UpdateTests {
    private static let group = #"{"type":2,"name":"a","occupants_ids":[8,9],"photo":"1"}"#

    @Test func `changes name and photo, and answers with the whole dialog`() throws {
        let clock = TestClock()
        var api = InProcess(now: clock.now)
        let id = try api.newDialog(Self.group)
        clock.advance(by: 60)
        let response = api.update(id, #"{"name":"b","photo":68123}"#)
        #expect(response.status == 200)
        var expected = try #require(
            ExpectedDialog(id: id, name: "b", occupants: [7, 8, 9], photo: "68123", type: 2, owner: 7, unread: 0).json
                .object
        )
        expected["is_join_required"] = 0
        #expect(try response.json == .object(expected))
        #expect(try api.show(id).json == .object(expected))
    }

    @Test func `is found by its new name alone`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        _ = api.update(id, #"{"name":"b"}"#)
        #expect(try api.names("name=a") == [])
        #expect(try api.names("name=b", as: 9) == ["b"])
    }

    @Test(arguments: [
        "{}", #"{"name":null,"photo":null,"push_all":null,"pull_all":null,"data":null}"#, #"{"name":"a"}"#,
        #"{"push_all":{"occupants_ids":[8]}}"#, #"{"pull_all":{"occupants_ids":[10]}}"#, #"{"data":{"x":1}}"#,
        #"{"occupants_ids":[11]}"#, #"{"user_id":8,"type":1,"_id":"x","created_at":1,"is_join_required":1}"#,
    ])
    func `changes nothing, not even the time, where nothing differs or nothing can change`(body: String) throws {
        let clock = TestClock()
        var api = try InProcess(assuming: ["updated-at=moved"], now: clock.now)
        let id = try api.newDialog(Self.group)
        let before = try api.show(id).json
        clock.advance(by: 60)
        #expect(api.update(id, body).status == 200)
        #expect(try api.show(id).json == before)
    }

    @Test func `takes a name that differs in bytes alone for another`() throws {
        var api = InProcess()
        let id = try api.newDialog("{\"type\":1,\"name\":\"caf\u{E9}\"}")
        _ = api.update(id, "{\"name\":\"cafe\u{301}\"}")
        #expect(try api.show(id).member("name") == "cafe\u{301}")
        #expect(try api.names("name=caf%C3%A9") == [])
    }

    @Test(arguments: [#"{"photo":""}"#, #"{"photo":" \t"}"#, #"{"photo":null}"#])
    func `cannot take a photo away`(body: String) throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(try api.update(id, body).member("photo") == "1")
    }

    @Test(arguments: [("application/json", #"{"photo":"null"}"#), ("application/x-www-form-urlencoded", "photo=null")])
    func `stores a photo of the text null`(type: String, body: String) throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(try api.send("PUT", "/chat/Dialog/\(id).json", type: type, body: body).member("photo") == "null")
        #expect(try api.show(id).member("photo") == "null")
    }

    @Test func `refuses a name that is too long`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        let response = api.update(id, #"{"name":"\#(String(repeating: "é", count: 201))","photo":"2"}"#)
        #expect(response.status == 422)
        #expect(response.text == #"{"name":["is too long (maximum is 200 characters)"]}"#)
        #expect(try api.show(id).member("photo") == "1")
        #expect(api.update(id, #"{"name":"\#(String(repeating: "é", count: 200))"}"#).status == 200)
    }

    @Test func `adds nobody where one is no user`() throws {
        var api = InProcess(users: UserRanges("1-1000"))
        for (type, added) in [(1, 200), (2, 200)] {
            let id = try api.newDialog(#"{"type":\#(type),"name":"a","occupants_ids":[8]}"#)
            let response = api.update(id, #"{"push_all":{"occupants_ids":[9,1001]}}"#)
            #expect(response.status == 404)
            #expect(response.text == #"{"errors":["Occupants with these IDs do not exist."]}"#)
            #expect(try api.show(id).member("occupants_ids") == (type == 1 ? [] : [7, 8]))
            #expect(api.update(id, #"{"push_all":{"occupants_ids":[9]}}"#).status == added)
        }
    }

    @Test func `says which dialogs there are not, and which are not the user's`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        #expect(api.update("5d75393ba28f9a17e1cb0f9e", "{}").text == #"{"errors":["The resource wasn't found"]}"#)
        #expect(api.update("5d75393ba28f9a17e1cb0f9e", "{}").status == 404)
        let foreign = api.update(id, "{}", as: 10)
        #expect(foreign.status == 403)
        #expect(foreign.text == #"{"errors":["You don't have appropriate permissions to perform this operation"]}"#)
    }

    @Test(arguments: [
        (#"{"name":" "}"#, 422), (#"{"name":[1]}"#, 422), (#"{"photo":[1]}"#, 400), (#"{"push_all":"8"}"#, 400),
        (#"{"push_all":{"occupants_ids":"x"}}"#, 400), (#"{"pull_all":{"admin_ids":{"a":1}}}"#, 400),
        (#"{"push_all":{"occupants_ids":[10]},"pull_all":{"occupants_ids":[9]}}"#, 400),
        (#"{"push_all":{"occupants_ids":[10]},"pull_all":{"admin_ids":[9]}}"#, 400),
        (#"{"push_all":{"occupants_ids":[1001]}}"#, 404), (#"{"push_all":{"admin_ids":[1001]}}"#, 404),
        ("nonsense", 400),
    ])
    func `refuses what makes no sense, and changes nothing`(body: String, status: Int) throws {
        var api = InProcess(users: UserRanges("1-1000"))
        let id = try api.newDialog(Self.group)
        let before = try api.show(id).json
        #expect(api.update(id, body).status == status)
        #expect(try api.show(id).json == before)
    }

    @Test(arguments: [
        ("application/json", #"{"push_all":{"occupants_ids":[11,10]}}"#),
        ("application/json", #"{"push_all":{"occupants_ids":["11","10"]}}"#),
        ("application/json", #"{"push_all":{"occupants_ids":"11, 10"}}"#),
        ("application/x-www-form-urlencoded", "push_all[occupants_ids][]=11&push_all[occupants_ids][]=10"),
        ("application/x-www-form-urlencoded", "push_all%5Boccupants_ids%5D%5B%5D=11%2C%2010"),
        ("application/x-www-form-urlencoded", "push_all[occupants_ids]=11,10"),
    ])
    func `adds occupants in every spelling of a list`(type: String, body: String) throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        let response = api.send("PUT", "/chat/Dialog/\(id).json", type: type, body: body)
        #expect(try response.member("occupants_ids") == [7, 8, 9, 10, 11])
        #expect(try api.names(as: 10) == ["a"])
        #expect(try api.names("occupants_ids[all]=10,11") == ["a"])
    }

    @Test func `removes occupants, who then see the dialog no more`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        let response = api.update(id, #"{"pull_all":{"occupants_ids":[8,9]}}"#)
        #expect(try response.member("occupants_ids") == [7])
        #expect(try api.names(as: 9) == [])
        #expect(try api.names("occupants_ids[all]=9") == [])
        #expect(api.show(id, as: 9).status == 403)
    }

    @Test func `adds and removes admins`() throws {
        var api = InProcess()
        let id = try api.newDialog(Self.group)
        let added = try api.update(id, #"{"push_all":{"admin_ids":[9,8]}}"#).json
        #expect(added["admin_ids"] == [8, 9])
        #expect(added["occupants_ids"] == [7, 8, 9])
        let removed = try api.update(id, #"{"pull_all":{"admin_ids":[8]}}"#).json
        #expect(removed["admin_ids"] == [9])
        #expect(removed["occupants_ids"] == [7, 8, 9])
    }

    @Test func `destroys a group whose last occupant is removed`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":2,"name":"a"}"#)
        let response = api.update(id, #"{"pull_all":{"occupants_ids":[7]}}"#)
        #expect(response.status == 200)
        #expect(try response.member("occupants_ids") == [])
        #expect(api.show(id).status == 404)
        #expect(try api.send("GET", "/chat/Dialog.json").member("total_entries") == 0)
    }

    @Test func `keeps no occupants of a public dialog, but its admins`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":1,"name":"a"}"#)
        let response = try api.update(id, #"{"push_all":{"occupants_ids":[8],"admin_ids":[9]}}"#).json
        #expect(response["occupants_ids"] == [])
        #expect(response["admin_ids"] == [9])
    }

    @Test func `leaves name, photo and admins of a private dialog alone`() throws {
        var api = InProcess()
        let id = try api.newDialog(#"{"type":3,"occupants_ids":[8]}"#)
        let before = try api.show(id).json
        #expect(api.update(id, #"{"name":"","photo":"1","push_all":{"admin_ids":[8]}}"#).status == 200)
        #expect(try api.show(id).json == before)
    }
}
