import JSON
import Testing

@testable import Sandbox

/// What is not documented about updates, with both values of each assumption.
@Suite(.serialized) struct AssumptionTests {
    private static let group = #"{"type":2,"name":"a","occupants_ids":[8,9],"admin_ids":[8]}"#

    @Test(arguments: [("ignored", [7, 8, 9], [8]), ("duplicated", [7, 8, 9, 9], [8, 8])])
    func `adds a user again`(value: String, occupants: [Int], admins: [Int]) throws {
        var api = try InProcess(assuming: ["push-again=\(value)"])
        let id = try api.newDialog(Self.group)
        _ = api.update(id, #"{"push_all":{"occupants_ids":[9,9]}}"#)
        let dialog = try api.update(id, #"{"push_all":{"admin_ids":[8]}}"#).json
        #expect(dialog["occupants_ids"] == .ids(occupants))
        #expect(dialog["admin_ids"] == .ids(admins))
        #expect(try api.names(as: 9) == ["a"])
        let pulled = try api.update(id, #"{"pull_all":{"occupants_ids":[9]}}"#).json
        #expect(pulled["occupants_ids"] == [7, 8])
        #expect(try api.names(as: 9) == [])
    }

    @Test(arguments: [("refused", 400, [7, 8]), ("done", 200, [7, 9])])
    func `adds and removes by names without _all`(value: String, status: Int, occupants: [Int]) throws {
        var api = try InProcess(assuming: ["push-one=\(value)"])
        let id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8]}"#)
        let form = "application/x-www-form-urlencoded"
        let path = "/chat/Dialog/\(id).json"
        let push = api.send("PUT", path, type: form, body: "push[occupants_ids][]=9")
        let pull = api.send("PUT", path, type: form, body: "pull%5Boccupants_ids%5D%5B%5D=8")
        #expect([push.status, pull.status] == [status, status])
        #expect(try api.show(id).member("occupants_ids") == .ids(occupants))
        let both = #"{"push":{"occupants_ids":[10]},"push_all":{"occupants_ids":[11]}}"#
        #expect(api.update(id, both).status == 400)
        #expect(api.update(id, #"{"push":null,"pull":""}"#).status == 200)
        #expect(try api.show(id).member("occupants_ids") == .ids(occupants))
    }

    @Test func `keeps in the store who is there twice`() throws {
        let folder = try StoreFolder()
        let store = try folder.open()
        var configuration = SandboxConfiguration(apiKey: "key", store: store, now: { RunningSandbox.time })
        configuration.assumptions.pushAgain = .duplicated
        var api = InProcess()
        api.router = configuration.router
        let id = try api.newDialog(Self.group)
        _ = api.update(id, #"{"push_all":{"occupants_ids":[9]}}"#)
        store.close()
        var later = InProcess(store: try folder.open())
        #expect(try later.show(id).member("occupants_ids") == [7, 8, 9, 9])
        #expect(try later.names(as: 9) == ["a"])
        _ = later.update(id, #"{"pull_all":{"occupants_ids":[9]}}"#)
        #expect(try later.names(as: 9) == [])
    }

    @Test(arguments: [
        ("stays-admin", #"{"pull_all":{"occupants_ids":[8]}}"#, [8]),
        ("loses-role", #"{"pull_all":{"occupants_ids":[8]}}"#, []),
        ("stays-admin", nil, [8]), ("loses-role", nil, []),
    ])
    func `removes an admin, or lets him leave`(value: String, pull: String?, admins: [Int]) throws {
        var api = try InProcess(assuming: ["pulled-admin=\(value)"])
        let id = try api.newDialog(Self.group)
        if let pull { _ = api.update(id, pull) } else { _ = api.delete(id, as: 8) }
        #expect(try api.show(id).member("occupants_ids") == [7, 9])
        #expect(try api.show(id).member("admin_ids") == .ids(admins))
        #expect(api.update(id, #"{"name":"b"}"#, as: 8).status == 403)
    }

    @Test(arguments: [("kept", "2019-09-08T17:24:11Z"), ("moved", "2019-09-08T17:25:11Z")])
    func `has a time of its last update`(value: String, time: String) throws {
        for body in [#"{"name":"b"}"#, #"{"push_all":{"occupants_ids":[10]}}"#] {
            let clock = TestClock()
            var api = try InProcess(assuming: ["updated-at=\(value)"], now: clock.now)
            let id = try api.newDialog(Self.group)
            clock.advance(by: 60)
            #expect(try api.update(id, body).member("updated_at") == .string(time))
        }
    }

    @Test(arguments: [
        ("merged", #"{"class_name":"C","a":1,"b":3}"#), ("replaced", #"{"class_name":"C","b":3}"#),
    ])
    func `changes some fields of custom data`(value: String, expected: String) throws {
        let data = try JSONValue(parsing: Array(expected.utf8))
        var api = try InProcess(assuming: ["data=\(value)"])
        let id = try api.newDialog(#"{"type":2,"name":"a","data":{"class_name":"C","a":1,"b":2}}"#)
        #expect(try api.update(id, #"{"data":{"class_name":"C","b":3}}"#).member("data") == data)
        #expect(try api.update(id, #"{"data":{"b":4}}"#).member("data") == data)
        let other: JSONValue = ["class_name": "D", "b": 5]
        #expect(try api.update(id, #"{"data":{"class_name":"D","b":5}}"#).member("data") == other)
    }

    @Test(arguments: [("refused", 400, [7, 8, 9]), ("done", 200, [7, 8, 10])])
    func `pushes and pulls in one request`(value: String, status: Int, occupants: [Int]) throws {
        var api = try InProcess(assuming: ["push-and-pull=\(value)"])
        let id = try api.newDialog(Self.group)
        let response = api.update(id, #"{"push_all":{"occupants_ids":[10]},"pull_all":{"occupants_ids":[9]}}"#)
        #expect(response.status == status)
        #expect(try api.show(id).member("occupants_ids") == .ids(occupants))
    }

    @Test(arguments: [
        ("refused", 422, [7, 8, 9], [8]), ("added", 200, [7, 8, 9, 10], [8, 10]),
    ])
    func `makes somebody an admin who is not in the group`(
        value: String,
        status: Int,
        occupants: [Int],
        admins: [Int]
    ) throws {
        var api = try InProcess(assuming: ["admin-outside=\(value)"])
        let id = try api.newDialog(Self.group)
        let response = api.update(id, #"{"push_all":{"admin_ids":[10]}}"#)
        #expect(response.status == status)
        #expect(try api.show(id).member("occupants_ids") == .ids(occupants))
        #expect(try api.show(id).member("admin_ids") == .ids(admins))
    }

    @Test(arguments: [("refused", 403), ("allowed", 200)])
    func `acts with a key for somebody who may not`(value: String, status: Int) throws {
        var api = try InProcess(assuming: ["key-for-outsider=\(value)"])
        let id = try api.newDialog(Self.group)
        #expect(api.update(id, #"{"name":"b"}"#, as: 10).status == status)
        #expect(api.update(id, #"{"pull_all":{"occupants_ids":[8]}}"#, as: 9).status == status)
        #expect(api.delete(id, as: 10).status == 403)
        let target = "/chat/Dialog/\(id).json"
        for (method, query) in [("PUT", "?pull_all[occupants_ids]=7"), ("DELETE", "?force=1")] {
            let headers = SandboxRequest.Headers(token: "other")
            let response = api.router.answer(SandboxRequest(method: method, target: target + query, headers: headers))
            #expect(response.response.status == 403)
        }
        #expect(api.delete(id, "force=1", as: 10).status == status)
        #expect(api.show(id).status == (status == 200 ? 404 : 200))
    }

    @Test(arguments: [("ignored", 200, 0, 200), ("set-by-owner", 403, 1, 400)])
    func `requires users to join`(value: String, status: Int, flag: Int, nonsense: Int) throws {
        var api = try InProcess(assuming: ["join-required=\(value)"])
        let id = try api.newDialog(Self.group)
        #expect(api.update(id, #"{"is_join_required":1}"#, as: 8).status == status)
        for body in [#"{"is_join_required":1}"#, #"{"is_join_required":null}"#] {
            #expect(try api.update(id, body).member("is_join_required") == .integer(flag))
        }
        #expect(api.update(id, #"{"is_join_required":"x"}"#).status == nonsense)
        for other in [#"{"type":1,"name":"a"}"#, #"{"type":3,"occupants_ids":[8]}"#] {
            let id = try api.newDialog(other)
            #expect(api.update(id, #"{"is_join_required":1}"#).status == status)
            #expect(try api.show(id).member("is_join_required") == .null)
        }
    }

    @Test(arguments: [("owner", 403), ("occupants", 200)])
    func `has custom data changed`(value: String, status: Int) throws {
        var api = try InProcess(assuming: ["data-by=\(value)"])
        let id = try api.newDialog(Self.group)
        for user in [8, 9] {
            #expect(api.update(id, #"{"data":{"class_name":"C"}}"#, as: user).status == status)
        }
        #expect(api.update(id, #"{"data":{"class_name":"C"}}"#, as: 10).status == 403)
        #expect(api.update(id, #"{"data":{"class_name":"C"}}"#).status == 200)
        let lobby = try api.newDialog(#"{"type":1,"name":"a","admin_ids":[8]}"#)
        #expect(api.update(lobby, #"{"data":{"class_name":"C"}}"#, as: 8).status == 403)
    }

    @Test func `has two values for each, the first the default`() throws {
        for (name, values) in Assumptions.choices {
            #expect(values.count >= 2)
            #expect(try Assumptions(["\(name)=\(values[0])"]) == Assumptions())
            #expect(try Assumptions(["\(name)=\(values[1])"]) != Assumptions())
            #expect(try Assumptions(["\(name)=\(values[1])"]).description == ["\(name)=\(values[1])"])
        }
        #expect(try Assumptions(Assumptions.choices.map { "\($0.name)=\($0.values[1])" }).description.count == 18)
    }

    @Test(arguments: [
        (
            ["magic=1"],
            """
            'magic' is no assumption; write largest-page, totals, order, admin-ids, room-addresses, ignored-filters, \
            push-again, pulled-admin, updated-at, data, push-and-pull, admin-outside, \
            key-for-outsider, join-required, data-by, push-one, sha256, tags, full-name, read-private
            """
        ),
        (["data"], "in the assumption 'data': write data=merged or replaced"),
        (["data=magic"], "in the assumption 'data=magic': write data=merged or replaced"),
        (["data=merged", "data=replaced"], "'data' is assumed twice"),
    ])
    func `says what is wrong with an assumption`(texts: [String], reason: String) {
        #expect(throws: AssumptionError(reason)) { try Assumptions(texts) }
    }
}
