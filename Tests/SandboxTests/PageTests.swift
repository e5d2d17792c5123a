import JSON
import TestSupport
import Testing

@testable import Sandbox

@Suite(.serialized) struct PageTests {
    private static func dialog(_ number: Int, type: Int = 2, owner: Int = 7, name: String) -> Dialog {
        Dialog(
            id: DialogIdentifier(seconds: number, counter: UInt64(number)),
            kind: DialogKind(rawValue: type) ?? .public,
            owner: owner,
            name: name,
            photo: nil,
            occupants: type == 1 ? [] : [7],
            admins: [],
            joinRequired: 0,
            data: nil,
            roomJID: nil,
            createdAt: Timestamp(seconds: number),
            updatedAt: Timestamp(seconds: number),
            lastMessage: Dialog.LastMessage()
        )
    }

    private static let table = Seed([
        dialog(1, type: 1, owner: 8, name: "Lobby"), dialog(2, name: "PARTY of two"), dialog(3, name: "Überparty"),
        dialog(4, name: "<script>alert(1)</script>"), dialog(5, type: 2, owner: 9, name: "party"),
    ]).table

    private func get(_ target: String, _ page: Page = Page(), faults: [String] = []) -> SandboxResponse? {
        page.answer(SandboxRequest(method: "GET", target: target), Self.source(faults: faults))
    }

    private static func source(faults: [String] = [], classes: CustomClasses? = nil) -> PageSource {
        let people = [
            User(
                id: 11,
                login: "alice",
                password: PasswordProof("hush"),
                email: "a@b.example",
                fullName: "Alice <Doe>"
            ),
            User(id: 12, login: "Bob", externalID: 9_001, tags: ["staff"]), User(id: 112),
        ]
        return PageSource(
            table: table,
            people: UserDirectory(declared: people, ranges: nil),
            classes: classes,
            faults: faults,
            assumptions: ["data=replaced"]
        )
    }

    private func state(_ query: String, _ page: Page = Page(), faults: [String] = []) throws -> JSONObject {
        let response = try #require(get("/_sandbox/state.json?\(query)", page, faults: faults))
        return try #require(try response.json.object)
    }

    private func names(_ query: String) throws -> [String] {
        let items = try state(query)["dialogs"]?.object?["items"]?.array
        return try #require(items).compactMap { $0.object?["name"]?.text }
    }

    private func entry(_ number: Int) -> LogEntry {
        LogEntry(
            method: "POST",
            path: "/\(number)",
            parameters: JSONObject([.init(key: "password", value: "secret")]),
            user: 7,
            status: 201,
            dialogID: Self.table[1].id.description
        )
    }

    @Test(arguments: [
        ("/", "text/html; charset=utf-8"), ("/?x=1", "text/html; charset=utf-8"),
        ("/_sandbox/page.css", "text/css; charset=utf-8"), ("/_sandbox/page.js", "text/javascript; charset=utf-8"),
        ("/_sandbox/state.json", "application/json; charset=utf-8"),
    ])
    func `serves its parts, which may load nothing from elsewhere`(target: String, type: String) throws {
        let response = try #require(get(target))
        #expect(response.status == 200)
        #expect(response.contentType == type)
        let headers = Dictionary(uniqueKeysWithValues: response.headers.map { ($0.name, $0.value) })
        #expect(headers["Content-Security-Policy"]?.hasPrefix("default-src 'none'; script-src 'self'; ") == true)
        #expect(headers["X-Content-Type-Options"] == "nosniff")
        #expect(headers["Access-Control-Allow-Origin"] == nil)
    }

    @Test func `has no inline code, no foreign address and nothing that reads text as markup`() throws {
        let page = try #require(get("/")).text
        let script = try #require(get("/_sandbox/page.js")).text
        let style = try #require(get("/_sandbox/page.css")).text
        for text in [page, script, style] {
            #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("@import"))
        }
        #expect(!page.contains(#/ on[a-z]+=/#) && !page.contains("<style") && !page.contains("<script>"))
        for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function("] {
            #expect(!script.contains(way))
        }
    }

    @Test(arguments: ["/chat/Dialog.json", "/_sandbox", "/_sandbox/", "/_sandbox/faults.json", "/page.js"])
    func `leaves every other path to the API`(target: String) {
        #expect(get(target) == nil)
    }

    @Test func `answers GET alone`() {
        #expect(Page().answer(SandboxRequest(method: "POST", target: "/"), Self.source()) == nil)
    }

    @Test(arguments: [
        ("", ["party", "<script>alert(1)</script>", "Überparty", "PARTY of two", "Lobby"]),
        ("name=party", ["party", "Überparty", "PARTY of two"]), ("name=%C3%BCBER", ["Überparty"]),
        ("name=%3Cscript%3E", ["<script>alert(1)</script>"]), ("type=1", ["Lobby"]), ("owner=9", ["party"]),
        ("name=party&owner=7&type=2", ["Überparty", "PARTY of two"]), ("name=nothing", []),
        (
            "type=x&owner=y&limit=z&skip=-1",
            ["party", "<script>alert(1)</script>", "Überparty", "PARTY of two", "Lobby"]
        ),
    ])
    func `finds dialogs by name, type and owner, the newest first`(query: String, expected: [String]) throws {
        #expect(try names(query) == expected)
    }

    @Test(arguments: [
        ("limit=2", ["party", "<script>alert(1)</script>"], 0), ("limit=2&skip=4", ["Lobby"], 4),
        ("limit=2&skip=99", ["Lobby"], 4), ("limit=2&skip=99&name=party", ["PARTY of two"], 2),
        ("skip=9223372036854775807&name=nothing", [], 0),
    ])
    func `pages, and shows the last page where there is none so late`(query: String, expected: [String], skip: Int)
        throws
    {
        #expect(try names(query) == expected)
        #expect(try state(query)["dialogs"]?.object?["skip"] == .integer(skip))
    }

    @Test func `counts what there is and what fits`() throws {
        let dialogs = try state("name=party&limit=1")["dialogs"]?.object
        #expect(dialogs?["total"] == 5)
        #expect(dialogs?["matching"] == 3)
    }

    @Test(arguments: [
        ("", [112, 12, 11]), ("person=BOB", [12]), ("person=doe", [11]), ("person=11", [112, 11]),
        ("person=9001", [12]), ("person=staff", [12]), ("person=hush", []), ("person=nobody", []),
    ])
    func `finds people by their names and IDs, the newest first, and never tells a password`(
        query: String,
        expected: [Int]
    ) throws {
        let people = try #require(try state(query)["people"]?.object)
        #expect(people["items"]?.array?.map { $0.object?["id"]?.integer } == expected)
        #expect(people["total"] == 3)
        #expect(people["matching"]?.integer == expected.count)
        #expect(!String(decoding: JSONValue.object(people).serialized(), as: UTF8.self).contains("hush"))
    }

    @Test func `shows the classes with their fields, and says where any is taken`() throws {
        let classes = CustomClasses(["Room": ["seats": CustomFieldType(.integer, isArray: true)], "Empty": [:]])
        let target = SandboxRequest(method: "GET", target: "/_sandbox/state.json")
        let response = try #require(Page().answer(target, Self.source(classes: classes)))
        #expect(try response.json.object?["classes"] == ["Empty": [:], "Room": ["seats": "Integer_a"]])
        #expect(try state("")["classes"] == .null)
    }

    @Test func `shows a request with its parameters, the faults that struck it, and who else did it`() throws {
        var page = Page()
        let parameters: JSONObject = ["name": ["in": "a,b"], "token": "hush"]
        var entry = LogEntry(
            method: "GET",
            path: "/a",
            parameters: parameters,
            user: nil,
            status: 503,
            dialogID: nil
        )
        entry.faults = ["503 at 2%"]
        entry.isAct = true
        entry.notServed = "path"
        page.note(entry, at: Timestamp(seconds: 1))
        #expect(
            try state("", page)["requests"] == [
                [
                    "time": "1970-01-01T00:00:01Z", "method": "GET", "path": "/a", "status": 503,
                    "parameters": ["name": ["in": "a,b"], "token": "<redacted>"], "faults": ["503 at 2%"],
                    "act": true, "not_served": "path",
                ]
            ]
        )
    }

    @Test(arguments: [
        JSONValue.string(String(repeating: "é", count: 3_000)), .array(Array(repeating: 1, count: 3_000)),
        .object(JSONObject((0..<3_000).map { .init(key: "\($0)", value: nil) })),
    ])
    func `keeps no more than the beginning of long parameters`(value: JSONValue) throws {
        var page = Page()
        let parameters = JSONObject([.init(key: "name", value: value)])
        page.note(
            LogEntry(method: "POST", path: "/a", parameters: parameters, user: nil, status: 201, dialogID: nil),
            at: Timestamp(seconds: 1)
        )
        let shown = try state("", page)["requests"]?.array?.first?.object?["parameters"]?.text
        #expect(try #require(shown).hasPrefix(#"{"name":"#))
        #expect(try #require(shown).utf8.count <= 2_002)
    }

    @Test func `keeps the last 200 requests, the newest first, with what they wrote and no secret`() throws {
        var page = Page()
        for number in 1...450 { page.note(entry(number), at: Timestamp(seconds: number)) }
        let state = try state("", page)
        let requests = try #require(state["requests"]?.array)
        #expect(requests.map { $0.object?["path"]?.text } == (251...450).reversed().map { "/\($0)" })
        #expect(
            requests.first == [
                "time": "1970-01-01T00:07:30Z", "method": "POST", "path": "/450", "status": 201,
                "parameters": ["password": "<redacted>"], "user": 7,
                "_id": "00000002a28f9a0000000002", "name": "PARTY of two",
            ]
        )
        #expect(!String(decoding: JSONValue.object(state).serialized(), as: UTF8.self).contains("secret"))
    }

    @Test func `says no more than the faults where the page has seen everything`() throws {
        var page = Page()
        page.note(entry(1), at: Timestamp(seconds: 1))
        let first = try state("", page)
        let version = try #require(first["version"]?.text)
        let second = JSONValue.object(try state("seen=\(version)", page, faults: ["503"]))
        #expect(second == ["version": .string(version), "faults": ["503"]])
        page.note(entry(2), at: Timestamp(seconds: 2))
        #expect(try state("seen=\(version)", page)["dialogs"] != nil)
        #expect(try state("seen=\(version)", page)["assumptions"] == ["data=replaced"])
    }

    @Test func `is served beside the API, whose log does not have it`() async throws {
        try await RunningSandbox.run { sandbox in
            let client = try LoopbackClient(port: sandbox.port)
            client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let page = try client.receive()
            #expect(page.status == 200)
            #expect(page["content-type"] == "text/html; charset=utf-8")
            client.send(RunningSandbox.request("GET", []))
            #expect(try client.receive().status == 401)
            client.send("GET /_sandbox/state.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let state = try client.receive().json.object
            #expect(state?["requests"]?.array?.count == 1)
            #expect(sandbox.entries.all.map(\.status) == [401])
        }
    }
}
