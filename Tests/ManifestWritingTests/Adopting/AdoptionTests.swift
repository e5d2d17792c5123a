import Diagnostics
import Dialogs
import ManifestWriting
import Manifests
import Testing

@Suite struct AdoptionTests {
    private static let id = "5d75393ba28f9a17e1cb0f9e"

    /// The manifest with the first dialog pinned: the first edit after which it declares just what it did, and the pin.
    private func adopted(_ text: String) throws -> String {
        let before = Self.reading(Array(text.utf8))
        #expect(before.diagnostics.isEmpty, Comment(rawValue: "\(before.diagnostics)"))
        let dialog = try #require(before.dialogs.first)
        let adoption = Adoption(key: dialog.key, id: try #require(DialogID(hexDigits: Self.id)))
        let edits = try adoption.edits(of: Array(text.utf8), at: dialog.location)
        let good = edits.first { edit in
            let after = Self.reading(edit)
            return after.diagnostics.isEmpty && adoption.isAll(between: before.dialogs, and: after.dialogs)
        }
        return String(decoding: try #require(good), as: UTF8.self)
    }

    private func mistake(_ text: String, line: Int? = nil) throws -> String {
        let reading = Self.reading(Array(text.utf8))
        let dialog = try #require(reading.dialogs.first)
        let adoption = Adoption(key: dialog.key, id: try #require(DialogID(hexDigits: Self.id)))
        let place = line.map { SourceLocation(path: "rooms.yaml", line: $0, column: 1) } ?? dialog.location
        do throws(AdoptionError) {
            _ = try adoption.edits(of: Array(text.utf8), at: place)
            return "none"
        } catch {
            return "\(error.diagnostic)"
        }
    }

    private static func reading(_ text: [UInt8]) -> ManifestReading {
        ManifestSet([ManifestSource(path: "rooms.yaml", bytes: text)]).resolve(
            .apiKey(defaultOwner: UserID(rawValue: 1))
        )
    }

    private static let head = "version: 1\ndefaults: {match: name}\ndialogs:\n"

    @Test(arguments: [
        // A line of its own below the key, the name or the type, with its comments left where they are.
        (
            "  - key: ops  # the team\n    # about it\n    type: group\n    name: Ops\n    occupants: [2]\n",
            "  - key: ops  # the team\n    id: ID\n    # about it\n    type: group\n    name: Ops\n    occupants: [2]\n"
        ),
        (
            "- type: group\n  name: Ops\n  occupants:\n  - 2\n",
            "- type: group\n  name: Ops\n  id: ID\n  occupants:\n  - 2\n"
        ),
        (
            "  - type: group\n    occupants: [2]\n    name: Ops",
            "  - type: group\n    occupants: [2]\n    name: Ops\n    id: ID"
        ),
        (
            "  -\n    type: group\n    name: Ops\n    occupants: [2]\n",
            "  -\n    type: group\n    name: Ops\n    id: ID\n    occupants: [2]\n"
        ),
        // A name over several lines is not cut in two.
        (
            "  - type: group\n    name: New\n      Year\n    occupants: [2]\n",
            "  - type: group\n    id: ID\n    name: New\n      Year\n    occupants: [2]\n"
        ),
        (
            "  - name: 'New\n      Year'\n    type: group\n    occupants: [2]\n",
            "  - name: 'New\n      Year'\n    type: group\n    id: ID\n    occupants: [2]\n"
        ),
        (
            "  - name: >-\n      New Year\n    occupants: [2]\n    type:\n      group\n",
            "  - id: ID\n    name: >-\n      New Year\n    occupants: [2]\n    type:\n      group\n"
        ),
        // Inside a flow map.
        (
            "  - {type: group, name: Ops, occupants: [2]}  # one line\n",
            "  - {type: group, name: Ops, id: ID, occupants: [2]}  # one line\n"
        ),
        (
            "  - { occupants: [2], type: group, name: \"a, {b}\" }\n",
            "  - { occupants: [2], type: group, id: ID, name: \"a, {b}\" }\n"
        ),
        (
            "  - {occupants: [2],\n     name: Ops, # x\n     type: group}\n",
            "  - {occupants: [2],\n     name: Ops, # x\n     id: ID, type: group}\n"
        ),
        (
            "  [{\"type\": \"group\", \"name\": \"Ops\", \"occupants\": [2]}]\n",
            "  [{\"type\": \"group\", \"name\": \"Ops\", \"id\": \"ID\", \"occupants\": [2]}]\n"
        ),
        // An id that is there already is replaced.
        (
            "  - {type: group, name: Ops, occupants: [2], id: \"5D75393BA28F9A17E1CB0FFF\"}\n",
            "  - {type: group, name: Ops, occupants: [2], id: \"ID\"}\n"
        ),
        (
            "  - type: group\n    id: 5d75393ba28f9a17e1cb0fff # old\n    name: Ops\n    occupants: [2]\n",
            "  - type: group\n    id: ID # old\n    name: Ops\n    occupants: [2]\n"
        ),
        // What stands before the place may be longer in bytes than in columns.
        (
            "  - {name: \"e\u{301}😀\", type: group, occupants: [2]}\n",
            "  - {name: \"e\u{301}😀\", id: ID, type: group, occupants: [2]}\n"
        ),
    ])
    func `the id stands where a person would write it`(dialog: String, expected: String) throws {
        let next = dialog.hasSuffix("\n") && !dialog.hasPrefix("  [") ? "\n" : ""
        let adopted = try adopted(Self.head + dialog + next)
        #expect(adopted == Self.head + expected.replacing("ID", with: Self.id) + next)
    }

    @Test func `line ends and a byte order mark stay`() throws {
        let text = "\u{FEFF}version: 1\r\ndialogs:\r\n  - type: public\r\n    name: News\r\n"
        let expected = text.replacing("News\r\n", with: "News\r\n    id: \(Self.id)\r\n")
        #expect(Array(try adopted(text).utf8) == Array(expected.utf8))
    }

    @Test func `what has no plain place is refused, with what to write by hand`() throws {
        let anchored = Self.head + "  - &ops\n    type: group\n    name: Ops\n    occupants: [2]\n"
        #expect(
            try mistake(anchored).contains("rooms.yaml:4:5: error: there is no plain place for the id of 'group/Ops'")
        )
        #expect(try mistake(anchored).contains("write 'id: \(Self.id)' by hand"))
    }

    @Test func `match has to go first`() throws {
        let text = Self.head + "  - type: group\n    name: Ops\n    occupants: [2]\n    match: name\n"
        let mistake = try mistake(text)
        #expect(mistake.hasPrefix("rooms.yaml:7:5: error: 'match' means nothing beside 'id': remove it"))
    }

    @Test func `a dialog that does not stand at its place is one of many`() throws {
        let text = Self.head + "  - {type: public, name: News}\n"
        #expect(try mistake(text, line: 9).contains("is one of the dialogs that are made here"))
    }

    @Test func `an id that looks like a number is quoted`() throws {
        let text = Array((Self.head + "  - {type: public, name: News}\n").utf8)
        let place = try #require(Self.reading(text).dialogs.first?.location)
        let id = try #require(DialogID(hexDigits: "123456789012345678901234"))
        let edit = try #require(try Adoption(key: "public/News", id: id).edits(of: text, at: place).first)
        #expect(String(decoding: edit, as: UTF8.self).contains("id: \"123456789012345678901234\", "))
    }

    @Test(arguments: ["group/Ops", "a=b", "x y"])
    func `a pair is read from its end`(key: String) throws {
        let adoption = try #require(Adoption("\(key)=\(Self.id)"))
        #expect(adoption.key.string == key)
        #expect(adoption.id.text == Self.id)
    }

    @Test(arguments: ["rooms.yaml", "group/Ops=12", "=5d75393ba28f9a17e1cb0f9e", "a=b/rooms.yaml", ""])
    func `anything else is no pair`(text: String) {
        #expect(Adoption(text) == nil)
    }
}
