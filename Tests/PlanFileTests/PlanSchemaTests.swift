import Foundation
import JSON
import PlanFile
import TestSupport
import Testing

/// The published schemas say what is written: no more and no less.
@Suite struct PlanSchemaTests {
    private func schema(_ name: String) throws -> Schema {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
        let bytes = try Data(contentsOf: root.appendingPathComponent("examples/schemas/\(name).schema.json"))
        return Schema(try JSONValue(parsing: bytes))
    }

    @Test func `the schema of plans allows every plan, and knows no member that no plan has`() throws {
        var schema = try schema("plan")
        for seed in 0..<300 as Range<UInt64> {
            var random = RandomPlan(seed: seed)
            let accepted = schema.accepts(try JSONValue(parsing: random.document().json))
            #expect(accepted, "seed \(seed)")
        }
        #expect(schema.members.subtracting(schema.seen).sorted() == [])
        #expect(schema.unknown.sorted() == [])
    }

    @Test func `the schema of runs allows every run, and knows no member that no run has`() throws {
        var schema = try schema("run")
        for seed in 0..<300 as Range<UInt64> {
            var random = RandomPlan(seed: seed)
            let accepted = schema.accepts(try JSONValue(parsing: random.run().json))
            #expect(accepted, "seed \(seed)")
        }
        #expect(schema.members.subtracting(schema.seen).sorted() == [])
        #expect(schema.unknown.sorted() == [])
    }

    @Test func `the schema of plans refuses what no plan has`() throws {
        var schema = try schema("plan")
        let text = String(decoding: PlanDocumentTests.sample.json, as: UTF8.self)
        for (old, new) in [("\"digest\"", "\"digests\""), ("\"owner\":1", "\"owner\":0"), ("create", "make")] {
            let accepted = schema.accepts(try JSONValue(parsing: text.replacing(old, with: new).utf8))
            #expect(!accepted, "\(new)")
        }
    }

    @Test(arguments: [
        ("plan", DocumentSchema.plan), ("run", DocumentSchema.run), ("problems", DocumentSchema.problems),
        ("checkup", DocumentSchema.checkup), ("rooms", DocumentSchema.rooms),
    ])
    func `the schema that the program prints is the published one, and has a name`(name: String, text: String) throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
        let path = root.appendingPathComponent("examples/schemas/\(name).schema.json")
        #expect(text == String(decoding: try Data(contentsOf: path), as: UTF8.self))
        #expect(text.contains("\"$id\": \"urn:dialogctl:schema:\(name):1\""))
    }

    @Test func `what the schemas of plans and of dialogs define is the same in both`() throws {
        let definitions = { (text: String) in try JSONValue(parsing: Array(text.utf8)).object?["$defs"]?.object }
        let plan = try #require(try definitions(DocumentSchema.plan))
        let rooms = try #require(try definitions(DocumentSchema.rooms))
        #expect(rooms["live"] != nil)
        for (name, definition) in rooms where plan[name] != nil { #expect(plan[name] == definition, "\(name)") }
    }

    @Test func `members may be added wherever there are some`() throws {
        var random = RandomPlan(seed: 3)
        let run = random.run()
        let texts = [("plan", run.plan.json), ("run", run.json)]
        for (name, bytes) in texts {
            var schema = try schema(name)
            let extended = Self.extended(try JSONValue(parsing: bytes))
            let accepted = schema.accepts(extended)
            #expect(accepted)
            #expect(schema.unknown.contains("#/properties/new"))
        }
    }

    /// The value with a member more in every object but those whose keys are numbers, or fields of custom data.
    private static func extended(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let values): .array(values.map(extended))
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { member in
                        let isMap = ["people", "data", "requests_by_way"].contains(member.key)
                        let value = isMap ? member.value : extended(member.value)
                        return JSONObject.Member(key: member.key, value: value)
                    } + [JSONObject.Member(key: "new", value: .boolean(true))]
                )
            )
        case .null, .boolean, .integer, .decimal, .string: value
        }
    }
}
