import JSON
import TestSupport
import Testing

/// Faults that make a listing differ from what is true.
@Suite(.serialized) struct ListingFaultTests {
    private func run(_ rules: [String], _ test: (FaultySandbox) async throws -> Void) async throws {
        try await FaultySandbox.run(rules) { sandbox throws in
            for name in ["a", "b", "c", "d", "e"] { try sandbox.create(name) }
            try await test(sandbox)
        }
    }

    private func total(_ answer: LoopbackAnswer) throws -> Int? {
        try answer.json.object?["total_entries"]?.integer
    }

    @Test func `shows a write in listings only after a while`() async throws {
        try await FaultySandbox.run(["hide 500ms on create at #2"]) { sandbox throws in
            try sandbox.create("a")
            let id = try #require(try sandbox.create("b").json.object?["_id"]?.text)
            #expect(try sandbox.names() == ["a"])
            #expect(try total(sandbox.list()) == 1)
            #expect(try sandbox.names("name=b") == [])
            #expect(try sandbox.names("_id=\(id)") == [])
            try sandbox.advance(by: "499ms")
            #expect(try sandbox.names() == ["a"])
            try sandbox.advance(by: "1ms")
            #expect(try sandbox.names() == ["a", "b"])
            #expect(try sandbox.names("_id=\(id)") == ["b"])
        }
    }

    @Test func `shows a write by its ID at once where that is excepted`() async throws {
        try await FaultySandbox.run(["hide 500ms except by _id"]) { sandbox throws in
            let id = try #require(try sandbox.create("a").json.object?["_id"]?.text)
            #expect(try sandbox.names("type=1") == [])
            #expect(try sandbox.names("_id=\(id)") == ["a"])
            #expect(try sandbox.names("_id[in]=\(id),x") == ["a"])
            #expect(try sandbox.names("_id[ne]=x") == [])
        }
    }

    @Test func `says nothing of hiding where nothing was written`() async throws {
        try await FaultySandbox.run(["hide 500ms"]) { sandbox throws in
            #expect(try sandbox.create("").status == 422)
            #expect(try sandbox.log(1).first?["faults"] == nil)
        }
    }

    @Test func `lets a row vanish between two pages, so that one is passed over`() async throws {
        try await run(["vanish at #1"]) { sandbox throws in
            #expect(try sandbox.names("limit=2") == ["a", "b"])
            let page = try sandbox.list("limit=2&skip=2")
            #expect(try total(page) == 4)
            #expect(try page.json.object?["skip"] == 2)
            #expect(page.text.contains(#""name":"d""#))
            #expect(!page.text.contains(#""name":"c""#))
            #expect(try sandbox.names("limit=2&skip=2") == ["c", "d"])
        }
    }

    @Test func `lets a row appear between two pages, so that one comes again`() async throws {
        try await run(["appear on list"]) { sandbox throws in
            #expect(try total(sandbox.list("limit=2")) == 5)
            #expect(try sandbox.names("limit=2&skip=2") == ["b", "c"])
            #expect(try total(sandbox.list("limit=2&skip=2")) == 6)
        }
    }

    @Test func `ignores one filter and follows the others`() async throws {
        try await run(["ignore name at #1"]) { sandbox throws in
            #expect(try sandbox.names("skip=1") == ["b", "c", "d", "e"])
            #expect(try sandbox.names("name=c&skip=1&limit=2") == ["b", "c"])
            #expect(try sandbox.log(7).last?["parameters"]?.object?["name"] == "c")
            #expect(try sandbox.names("name=c") == ["c"])
        }
    }

    @Test func `ignores one operator of a filter and follows the others`() async throws {
        try await run(["ignore _id[in] at #1"]) { sandbox throws in
            let id = "5d75393ba28f9a0000000002"
            #expect(try sandbox.names("_id=\(id)") == ["b"])
            #expect(try sandbox.names("_id[ne]=\(id)") == ["a", "c", "d", "e"])
            #expect(try sandbox.log(7).last?["faults"] == nil)
            #expect(try sandbox.names("_id[in]=\(id),x&_id[ne]=\(id)&limit=3") == ["a", "c", "d"])
            #expect(try sandbox.log(8).last?["faults"] == ["ignore _id[in] at #1"])
            #expect(try sandbox.names("_id[in]=\(id),x") == ["b"])
        }
    }

    @Test func `ignores all operators of a field with it`() async throws {
        try await run(["ignore _id"]) { sandbox throws in
            let id = "5d75393ba28f9a0000000002"
            #expect(try sandbox.names("_id[in]=\(id)&name[ne]=a") == ["b", "c", "d", "e"])
        }
    }

    private func runMarked(_ rule: String, _ test: (_ names: (String) throws -> [String]) throws -> Void) async throws {
        try await FaultySandbox.run([rule]) { sandbox throws in
            let data = ["a": #"{"class_name":"Room","git_key":"a"}"#, "b": #"{"class_name":"Room"}"#, "c": "null"]
            for (name, data) in data.sorted(by: { $0.key < $1.key }) {
                let body = #"{"type":1,"name":"\#(name)","data":\#(data)}"#
                let headers = FaultySandbox.key + ["Content-Type: application/json"]
                let request = RunningSandbox.request("POST", headers, body)
                #expect(try sandbox.connection(sending: request).receive().status == 201)
            }
            try test { try sandbox.names($0) }
        }
    }

    @Test func `ignores a filter of custom data, class and field`() async throws {
        try await runMarked("ignore data at #2") { names throws in
            let query = "data[class_name]=Room&data[git_key]=a"
            #expect(try names(query) == ["a"])
            #expect(try names("\(query)&name=b") == ["b"])
            #expect(try names("data[class_name]=Room") == ["a", "b"])
        }
    }

    @Test func `ignores a field of custom data and follows its class`() async throws {
        try await runMarked("ignore data[git_key]") { names throws in
            #expect(try names("data[class_name]=Room&data[git_key]=a") == ["a", "b"])
        }
    }

    @Test func `ignores every filter, but neither order nor page`() async throws {
        try await run(["ignore filters"]) { sandbox throws in
            #expect(try sandbox.names("name[in]=a,b&type=2&limit=1&skip=4") == ["e"])
            let plain = try sandbox.log(6).last?["faults"]
            #expect(plain == ["ignore filters"])
            _ = try sandbox.list("limit=1")
            #expect(try sandbox.log(7).last?["faults"] == nil)
        }
    }
}
