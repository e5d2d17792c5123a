import Foundation
import JSON
import PlanFile
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
    }

    @Test func `the schema of runs allows every run, and knows no member that no run has`() throws {
        var schema = try schema("run")
        for seed in 0..<300 as Range<UInt64> {
            var random = RandomPlan(seed: seed)
            let accepted = schema.accepts(try JSONValue(parsing: random.run().json))
            #expect(accepted, "seed \(seed)")
        }
        #expect(schema.members.subtracting(schema.seen).sorted() == [])
    }

    @Test func `the schema of plans refuses what no plan has`() throws {
        var schema = try schema("plan")
        let text = String(decoding: PlanDocumentTests.sample.json, as: UTF8.self)
        for (old, new) in [("\"digest\"", "\"digests\""), ("\"owner\":1", "\"owner\":0"), ("create", "make")] {
            let accepted = schema.accepts(try JSONValue(parsing: text.replacing(old, with: new).utf8))
            #expect(!accepted, "\(new)")
        }
    }
}
