import Foundation
import JSON
import Testing

@testable import Sandbox

@Suite struct ProfileTests {
    private func profile(_ text: String) throws -> Assumptions { try Profile(json: Array(text.utf8)).assumptions }

    private func mistake(_ text: String) -> String? {
        do throws(ProfileError) {
            _ = try Profile(json: Array(text.utf8))
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `says every assumption by its name`() throws {
        let assumptions = try profile(
            """
            {"$schema": "sandbox-profile.schema.json", "version": 1, "largest-page": 50, "totals": "hidden",
             "order": "oldest-first", "ignored-filters": ["name", "_id[in]"], "data": "replaced"}
            """
        )
        let expected = [
            "largest-page=50", "totals=hidden", "order=oldest-first", "ignored-filters=_id[in],name", "data=replaced",
        ]
        #expect(assumptions.description == expected)
        #expect(try Assumptions(expected) == assumptions)
        #expect(try profile(#"{"version": 1}"#) == Assumptions())
    }

    @Test func `has room for all that can be assumed, and what is written is read`() throws {
        var assumptions = Assumptions()
        for (name, values) in Assumptions.choices {
            assumptions = try Assumptions(["\(name)=\(values[1])"], over: assumptions)
        }
        assumptions = try Assumptions(["largest-page=7", "ignored-filters=type"], over: assumptions)
        let members = Assumptions.all.map { JSONObject.Member(key: $0.name, value: $0.value(assumptions)) }
        let object = JSONObject([.init(key: "version", value: 1)] + members)
        #expect(try profile(String(decoding: JSONValue.object(object).serialized(), as: UTF8.self)) == assumptions)
        #expect(assumptions.description.count == Assumptions.all.count)
    }

    @Test func `the command line counts for more`() throws {
        let base = try profile(#"{"version": 1, "data": "replaced", "totals": "hidden"}"#)
        #expect(try Assumptions(["data=merged"], over: base).description == ["totals=hidden"])
        #expect(try Assumptions([], over: base) == base)
    }

    @Test(arguments: [
        ("", "1:1: expected an object, but the text ends"), ("[]", "1:1: expected an object"),
        ("{}", #"1:1: 'version' is missing; add "version": 1"#),
        (#"{"version": 2}"#, "1:13: 'version' is to be 1"), (#"{"version": 1, "$schema": 1}"#, "a string"),
        ("{\"version\": 1,\n \"totl\": \"told\"}", "2:10: unknown member 'totl'; did you mean 'totals'?"),
        (#"{"version": 1, "nonsense": 1}"#, "unknown member 'nonsense'; known are $schema, version, largest-page, "),
        (#"{"version": 1, "totals": "told", "totals": "told"}"#, "'totals' stands here twice"),
        (#"{"version": 1, "totals": "tld"}"#, "1:26: 'totals' is to be told or hidden"),
        (#"{"version": 1, "totals": true}"#, "'totals' is to be told or hidden"),
        (#"{"version": 1, "largest-page": "50"}"#, "'largest-page' is to be a number from 1 to 1000"),
        (#"{"version": 1, "largest-page": 1001}"#, "'largest-page' is to be a number from 1 to 1000"),
        (#"{"version": 1, "ignored-filters": "name"}"#, "'ignored-filters' is to be filters such as"),
        (#"{"version": 1, "ignored-filters": ["a]"]}"#, "'ignored-filters' is to be filters such as"),
    ])
    func `says what is wrong, and where`(text: String, expected: String) throws {
        #expect(try #require(mistake(text)).contains(expected))
    }

    @Test func `a file that is too long is none`() {
        #expect(mistake(String(repeating: " ", count: Profile.longest + 1))?.contains("longer than") == true)
    }

    @Test func `the schema in the examples is that of profiles`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "examples/schemas/sandbox-profile.schema.json")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try Profile.schema.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == Profile.schema)
    }
}
