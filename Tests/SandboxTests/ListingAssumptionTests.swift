import JSON
import Testing

@testable import Sandbox

/// What is assumed of listings, and of what every answer tells of a dialog.
@Suite(.serialized) struct ListingAssumptionTests {
    private func api(assuming texts: [String]) throws -> InProcess {
        var api = try InProcess(assuming: texts)
        for name in ["a", "b", "c"] { _ = try api.newDialog(#"{"type":2,"name":"\#(name)","occupants_ids":[8]}"#) }
        return api
    }

    private func list(_ api: inout InProcess, _ query: String = "") throws -> JSONObject? {
        try api.send("GET", "/chat/Dialog.json?\(query)").json.object
    }

    @Test(arguments: [("", 2), ("limit=1", 1), ("limit=3", 2), ("limit=100", 2)])
    func `has no more rows on a page than it is said`(query: String, rows: Int) throws {
        var api = try api(assuming: ["largest-page=2"])
        let page = try list(&api, query)
        #expect(page?["items"]?.array?.count == rows)
        #expect(page?["limit"]?.integer == rows)
        #expect(page?["total_entries"] == 3)
    }

    @Test func `a larger page is one only where it is asked for`() throws {
        var api = try api(assuming: ["largest-page=500"])
        #expect(try list(&api)?["limit"] == 100)
        #expect(try list(&api, "limit=400")?["limit"] == 400)
        #expect(try list(&api, "limit=501")?["limit"] == 500)
    }

    @Test func `tells no total`() throws {
        var api = try api(assuming: ["totals=hidden"])
        let page = try list(&api, "limit=1")
        #expect(page?["total_entries"] == nil)
        #expect(page?.members.map(\.key) == ["skip", "limit", "items"])
        #expect(try list(&api, "count=1") == ["items": ["count": 3]])
    }

    @Test(arguments: [
        ("last-message", ["b", "c", "a"]), ("newest-first", ["c", "b", "a"]), ("oldest-first", ["a", "b", "c"]),
    ])
    func `lists in the order that is assumed where none is asked for`(order: String, names: [String]) throws {
        var api = try api(assuming: ["order=\(order)"])
        let id = try #require(try list(&api, "name=b")?["items"]?.array?.first?.object?["_id"]?.text)
        let body = #"{"chat_dialog_id":"\#(id)","message":"hello"}"#
        #expect(api.send("POST", "/chat/Message.json", type: "application/json", body: body).status == 201)
        #expect(try api.names() == names)
        #expect(try api.names("sort_asc=nonsense") == names)
        #expect(try api.names("sort_asc=name") == ["a", "b", "c"])
        #expect(try api.names("name[in]=a,b,c") == names)
    }

    @Test(arguments: [("admin-ids", "admin_ids"), ("room-addresses", "xmpp_room_jid")])
    func `tells in no answer what is hidden`(name: String, member: String) throws {
        var api = try api(assuming: ["\(name)=hidden"])
        let created = try api.create(#"{"type":2,"name":"d","occupants_ids":[8]}"#).json.object
        let id = try #require(created?["_id"]?.text)
        let updated = try api.update(id, #"{"name":"e"}"#).json.object
        let shown = try api.show(id).json.object
        let listed = try list(&api)?["items"]?.array?.first?.object
        for answer in [created, updated, shown, listed] {
            #expect(answer?["occupants_ids"] == [7, 8])
            #expect(try #require(answer)[member] == nil)
        }
    }

    @Test(arguments: [
        ("name", "name=a", 3), ("name", "name[in]=a", 3), ("name", "_id[in]=1", 0), ("name[ctn]", "name[ctn]=a", 3),
        ("name[ctn]", "name[in]=a", 1), ("name[ctn]", "name=a", 1), ("_id[in],type", "type=1&_id[in]=1", 3),
        ("occupants_ids[all]", "occupants_ids[all]=9", 3), ("", "name=a", 1),
    ])
    func `follows no filter that is ignored`(ignored: String, query: String, rows: Int) throws {
        var api = try api(assuming: ["ignored-filters=\(ignored)"])
        #expect(try api.names(query).count == rows)
        #expect(try list(&api, query)?["total_entries"]?.integer == rows)
    }

    @Test func `follows no filter by class`() throws {
        var api = try InProcess(assuming: ["ignored-filters=data[class_name]"])
        _ = try api.newDialog(#"{"type":1,"name":"a","data":{"class_name":"Room"}}"#)
        _ = try api.newDialog(#"{"type":1,"name":"b"}"#)
        #expect(try api.names("data[class_name]=Room&sort_asc=name") == ["a", "b"])
    }

    @Test(arguments: [
        ("largest-page=0", "write largest-page=a number from 1 to 1000"),
        ("largest-page=many", "write largest-page=a number from 1 to 1000"),
        ("order=random", "write order=last-message or newest-first or oldest-first"),
        ("ignored-filters=[in]", "write ignored-filters=filters such as 'name' and '_id[in]'"),
        ("totl=told", "'totl' is no assumption; did you mean 'totals'?"),
    ])
    func `says what to write`(text: String, expected: String) {
        do throws(AssumptionError) {
            _ = try Assumptions([text])
            Issue.record("\(text) is taken")
        } catch {
            #expect(error.description.contains(expected))
        }
    }
}
