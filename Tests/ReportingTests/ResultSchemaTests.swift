import Dialogs
import JSON
import Planning
import TestSupport
import Testing

@testable import Reporting

/// The schema of results says what their lines have.
@Suite struct ResultSchemaTests {
    private static func types(of column: JSONValue?) -> [String] {
        switch column?.object?["type"] {
        case .string(let type): [type]
        case .array(let types): types.compactMap { if case .string(let type) = $0 { type } else { nil } }
        default: []
        }
    }

    @Test func `every line has every member of the schema, in its type, and no other`() async throws {
        let schema = try JSONValue(parsing: Array(ResultSchema.text.utf8)).object
        let properties = try #require(schema?["properties"]?.object)
        let plan = try await ReportSamples.everyActionPlan()
        let place = plan.entries[0].desired.location
        let nobody = UserReference(.login, "nobody")
        let rows =
            plan.entries.map { ResultRow($0) }
            + [ResultRow(leftOut: IncompleteDialog(key: nil, location: place, missing: [nobody]))]
        for row in rows {
            let line = try #require(try JSONValue(parsing: Array(ResultFormat.jsonLines.line(row).utf8)).object)
            #expect(line.members.map(\.key) == properties.members.map(\.key))
            for member in line.members {
                let type =
                    switch member.value {
                    case .null: "null"
                    case .integer: "integer"
                    default: "string"
                    }
                #expect(Self.types(of: properties[member.key]).contains(type), "\(member.key)")
            }
        }
    }
}

extension JSONValue {
    fileprivate var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}
