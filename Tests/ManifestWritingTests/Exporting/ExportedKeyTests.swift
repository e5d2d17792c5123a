import Dialogs
import FoundationEssentials
import ManifestWriting
import Planning
import TestSupport
import Testing

/// Exports of dialogs that carry their keys.
@Suite struct ExportedKeyTests {
    private func room(_ number: Int, _ name: ExactText, key: LiveValue? = nil, className: ExactText? = "Room")
        -> LiveDialog
    {
        var data: [CustomFields<LiveValue>.Field] = [.init("topic", .scalar(.text("x")))]
        if let key { data.append(.init("git_key", key)) }
        return .group(number, name, [1, 2], className: className, data: CustomFields(data))
    }

    private func room(_ number: Int, _ name: ExactText, key: ExactText) -> LiveDialog {
        room(number, name, key: .scalar(.text(key)))
    }

    private func export(_ dialogs: [LiveDialog], filter: ExportFilter = ExportFilter(), pinsAll: Bool = false) -> Export
    {
        Export([OwnerListing(owner: 1, dialogs: dialogs)], filter: filter, pinsAll: pinsAll, keyField: "git_key")
    }

    private func text(of export: Export) -> String { manifest(of: export, commonOwner: 1, keyField: "git_key") }

    /// Plans the export of a store, and expects nothing to do.
    private func expectNothingToDo(_ dialogs: [LiveDialog], filter: ExportFilter = ExportFilter()) async throws {
        let text = text(of: export(dialogs, filter: filter))
        let plan = try await plan(for: [text], in: InMemoryDialogStore(dialogs))
        #expect(!plan.entries.isEmpty)
        #expect(plan.entries.allSatisfy { $0.action.kind == .exists }, "\(text)")
    }

    @Test func `the key is the one that it carries, and no data field`() async throws {
        let dialogs = [room(1, "Ops", key: "ops"), room(2, "Team", key: "group/Team"), room(3, "Party")]
        #expect(
            text(of: export(dialogs)) == """
                # Exported.
                version: 1
                key_field: git_key

                defaults:
                  owner: 1

                dialogs:
                  - key: ops
                    type: group
                    name: Ops
                    occupants: [2]
                    data:
                      class_name: Room
                      topic: x

                  - type: group
                    name: Party
                    occupants: [2]
                    data:
                      class_name: Room
                      topic: x

                  - key: group/Team
                    type: group
                    name: Team
                    occupants: [2]
                    data:
                      class_name: Room
                      topic: x

                """
        )
        try await expectNothingToDo(dialogs)
    }

    @Test func `without a field for keys, it is a data field like others`() {
        let text = manifest(of: Export([OwnerListing(owner: 1, dialogs: [room(1, "Ops", key: "ops")])]))
        #expect(text.contains("      git_key: ops\n"))
        #expect(!text.contains("key_field"))
        #expect(!text.contains("key: ops\n    type"))
    }

    @Test func `two that carry one key have the keys of others, and a comment`() async throws {
        let dialogs = [room(1, "Ops", key: "ops"), room(2, "Team", key: "ops")]
        let text = text(of: export(dialogs))
        let comment = "    # data field 'git_key' is left out: another dialog carries the key 'ops', too\n"
        #expect(text.components(separatedBy: comment).count == 3)
        #expect(!text.contains("key: ops"))
        try await expectNothingToDo(dialogs)
    }

    @Test func `so has one whose key is carried by a dialog that is not exported`() async throws {
        let dialogs = [room(1, "Ops", key: "ops"), room(2, "Team", key: "ops")]
        let filter = ExportFilter(name: NamePattern("Team"))
        #expect(text(of: export(dialogs, filter: filter)).contains("another dialog carries the key 'ops'"))
        try await expectNothingToDo(dialogs, filter: filter)
    }

    @Test func `the key that another carries is nobody's default key`() async throws {
        let dialogs = [room(1, "A", key: "group/B"), room(2, "B"), room(3, "C", key: "ops"), room(4, "D", key: "ops")]
        let keys = text(of: export(dialogs)).components(separatedBy: "\n").filter { $0.contains("key: ") }
        #expect(keys == ["  - key: group/B", "  - key: group/B \(dialogs[1].id)"])
        try await expectNothingToDo(dialogs)
        let hidden = ExportFilter(name: NamePattern("B"))
        #expect(text(of: export(dialogs, filter: hidden)).contains("key: group/B \(dialogs[1].id)\n"))
        try await expectNothingToDo(dialogs, filter: hidden)
    }

    @Test func `what is no key is left out with a comment, and nothing is no key`() async throws {
        let long = LiveValue.scalar(.text("a\nb"))
        let dialogs = [
            room(1, "A", key: .scalar(.integer(7))), room(2, "B", key: .composite("[1]")), room(3, "C", key: long),
            room(4, "D", key: .scalar(.text(""))), room(5, "E", key: .null),
        ]
        let text = text(of: export(dialogs))
        let comments = text.components(separatedBy: "\n").filter { $0.contains("    #") }
        #expect(
            comments.map { $0.replacing("    # data field 'git_key' is left out: ", with: "") } == [
                "its value is no key", "its value is no key", "the key must not have a line break",
                "the key must not be empty",
            ]
        )
        #expect(!text.contains("key: \""))
        try await expectNothingToDo(dialogs)
    }

    @Test func `a dialog without a class cannot be of the set`() {
        let export = export([room(1, "A", className: nil), .public(2, "B"), .private(3, [1, 2])])
        #expect(export.dialogs.map(\.type) == [.private])
        #expect(export.skipped.map(\.dialog.id) == [.number(2), .number(1)])
        #expect(export.skipped.first?.reason == "it has no class, in which a set with 'key_field' keeps keys")
    }

    @Test func `a private dialog carries none`() async throws {
        let data = CustomFields<LiveValue>([.init("git_key", .scalar(.text("x"))), .init("n", .scalar(.integer(1)))])
        let pair = LiveDialog(
            id: .number(1),
            type: .private,
            name: nil,
            occupants: [1, 2],
            className: "Room",
            data: data
        )
        let text = text(of: export([pair]))
        #expect(text.contains("    # data field 'git_key' is left out: a private dialog carries no key\n"))
        #expect(!text.contains("key: x"))
        try await expectNothingToDo([pair])
    }

    @Test func `a pinned dialog has its key as well`() {
        let text = text(of: export([room(1, "Ops", key: "ops")], pinsAll: true))
        #expect(text.contains("key: ops\n"))
        #expect(text.contains("    id: \"000000000000000000000001\"\n"))
    }

    @Test func `keys may be anywhere, so that everything is read for them`() {
        let filter = ExportFilter(types: [.group], name: NamePattern("Ops"))
        #expect(filter.query(findingKeys: false) == DialogQuery(type: .group, name: "Ops"))
        #expect(filter.query(findingKeys: true) == DialogQuery())
    }
}
