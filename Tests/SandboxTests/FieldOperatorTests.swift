import JSON
import TestSupport
import Testing

@testable import Sandbox

/// Every operator on every field of the reference's 2018 edition, against a plain model, over random dialogs.
@Suite(.serialized) struct FieldOperatorTests {
    private static let fields = ["_id", "type", "name", "last_message_date_sent", "created_at", "updated_at"]
    /// The operators, and no operator, which is equality.
    private static let operators = ["", "lt", "lte", "gt", "gte", "ne", "in", "nin", "ctn"]

    @Test(arguments: fields, operators)
    func `finds what a look at every dialog finds`(field: String, name: String) throws {
        var generator = SeededGenerator(seed: UInt64(field.utf8.count * 100 + name.utf8.count))
        let rows = PlainDialog.some(&generator)
        var api = InProcess(seed: try Seed(jsonLines: Array(rows.map(\.line).joined().utf8), applicationID: 1))
        var partial = 0
        for _ in 0..<16 {
            let filter = PlainFilter.random(field, name, rows, &generator)
            let expected = rows.filter(filter.holds).map(\.id)
            #expect(try ids(filter.query, &api) == expected, "\(filter.query)")
            if !expected.isEmpty && expected.count < rows.count { partial += 1 }
        }
        #expect(partial > 2)
    }

    @Test(arguments: 1...100 as ClosedRange<UInt64>)
    func `finds what satisfies several filters at once`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let rows = PlainDialog.some(&generator)
        var api = InProcess(seed: try Seed(jsonLines: Array(rows.map(\.line).joined().utf8), applicationID: 1))
        let filters = Self.fields.shuffled(using: &generator).prefix(3).map { field in
            let name = Self.operators.randomElement(using: &generator) ?? ""
            return PlainFilter.random(field, name, rows, &generator)
        }
        let expected = rows.filter { row in filters.allSatisfy { $0.holds(row) } }.map(\.id)
        let query = filters.map(\.query).joined(separator: "&")
        #expect(try ids(query, &api) == expected, "\(query)")
    }

    private func ids(_ query: String, _ api: inout InProcess) throws -> [String] {
        let response = api.send("GET", "/chat/Dialog.json?sort_asc=_id&\(query)")
        let ids = try response.member("items")?.array?.compactMap { $0["_id"]?.text } ?? []
        #expect(try response.member("total_entries")?.integer == ids.count)
        return ids
    }
}

/// A dialog as a few plain values, apart from what the sandbox makes of it.
private struct PlainDialog {
    let id: String
    let type: Int
    let name: String?
    let sent: Int?
    let created: Int
    let updated: Int

    /// Dialogs of one user, by their IDs, with few different values.
    static func some(_ generator: inout SeededGenerator) -> [PlainDialog] {
        (0..<40).map { number in
            let type = Int.random(in: 1...3, using: &generator)
            let created = 1_567_962_000 + Int.random(in: 0..<20, using: &generator)
            let digits = String(1_000 + number)
            return PlainDialog(
                id: "5d00000000000000000abc\(digits.suffix(2))",
                type: type,
                name: type == 3
                    ? nil : ["a", "b", "B", "ab party", "é", "e\u{301}", "🎉 a"].randomElement(using: &generator),
                sent: Bool.random(using: &generator) ? Int.random(in: 90..<110, using: &generator) : nil,
                created: created,
                updated: created + Int.random(in: 0..<20, using: &generator)
            )
        }
    }

    /// The dialog as a line of a seed.
    var line: String {
        let dates = """
            "created_at":"\(Timestamp(seconds: created).iso8601)","updated_at":"\(Timestamp(seconds: updated).iso8601)"
            """
        var line = #"{"_id":"\#(id)","type":\#(type),"user_id":7,\#(dates)"#
        // A pair of users has one private dialog.
        if type != 1 { line += #","occupants_ids":[7,\#(1_000 + (Int(id.suffix(2)) ?? 0))]"# }
        if let name { line += #","name":"\#(name)""# }
        if let sent { line += #","last_message_date_sent":\#(sent)"# }
        return line + "}\n"
    }

    /// A field's value as responses show it.
    func shown(_ field: String) -> String? {
        switch field {
        case "_id": id
        case "type": String(type)
        case "name": name
        case "last_message_date_sent": sent.map { String($0) }
        case "created_at": Timestamp(seconds: created).iso8601
        default: Timestamp(seconds: updated).iso8601
        }
    }

    /// A field's value as a client asks for it.
    func asked(_ field: String) -> String? {
        switch field {
        case "created_at": String(created)
        case "updated_at": String(updated)
        default: shown(field)
        }
    }
}

/// A filter by its words.
private struct PlainFilter {
    let field: String
    let name: String
    let values: [String]

    static func random(
        _ field: String,
        _ name: String,
        _ rows: [PlainDialog],
        _ generator: inout SeededGenerator
    ) -> PlainFilter {
        let known = rows.compactMap { name == "ctn" ? $0.shown(field) : $0.asked(field) }
        let strangers = field == "_id" ? ["5d00000000000000000abb99", "x"] : field == "name" ? ["none"] : ["0", "999"]
        let count = ["in", "nin"].contains(name) ? Int.random(in: 1...4, using: &generator) : 1
        let values = (0..<count).map { _ in
            let isStranger = Int.random(in: 0..<8, using: &generator) == 0
            let value = (isStranger ? strangers : known).randomElement(using: &generator) ?? "0"
            return name == "ctn" ? String(value.suffix(Int.random(in: 1...3, using: &generator))) : value
        }
        return PlainFilter(field: field, name: name, values: values)
    }

    var query: String {
        let bytes = values.joined(separator: ",").utf8
        let value = bytes.map { "%" + String(256 + Int($0), radix: 16).dropFirst() }.joined()
        return (name.isEmpty ? field : "\(field)[\(name)]") + "=" + value
    }

    func holds(_ row: PlainDialog) -> Bool {
        let bounds = values.compactMap(rank)
        let own = row.asked(field).flatMap(rank)
        switch name {
        case "lt": return both(own, bounds.first) { $0 < $1 }
        case "lte": return both(own, bounds.first) { $0 <= $1 }
        case "gt": return both(own, bounds.first) { $0 > $1 }
        case "gte": return both(own, bounds.first) { $0 >= $1 }
        case "ne", "nin": return own.map { !bounds.contains($0) } ?? true
        case "ctn":
            let part = Array((values.first ?? "").utf8)
            let text = Array((row.shown(field) ?? "").utf8)
            return text.indices.contains { text[$0...].starts(with: part) }
        default: return own.map(bounds.contains) ?? false
        }
    }

    private func both(_ first: String?, _ second: String?, _ compare: (String, String) -> Bool) -> Bool {
        first.flatMap { first in second.map { compare(first, $0) } } ?? false
    }

    /// A text whose order is that of the field's values: digits as many as the longest number has, hexadecimal digits
    /// for the bytes of a name; `nil` for an ID that no dialog can have.
    private func rank(_ value: String) -> String? {
        switch field {
        case "_id": value.utf8.count == 24 ? value : nil
        case "name": value.utf8.map { String(256 + Int($0), radix: 16) }.joined()
        default: String(repeating: "0", count: 12 - value.utf8.count) + value
        }
    }
}
