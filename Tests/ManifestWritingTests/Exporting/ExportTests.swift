import Dialogs
import ManifestWriting
import Planning
import TestSupport
import Testing

@Suite struct ExportTests {
    @Test func `a manifest has what a manifest can have, in its order of fields`() throws {
        let export = Export(
            [
                OwnerListing(
                    owner: 1,
                    dialogs: [
                        .private(9, [1, 3]),
                        .group(
                            2,
                            "Ops: \u{200B}#1",
                            [1, 2, 3],
                            admins: [2],
                            photo: "68123",
                            joinRequired: true,
                            className: "Room",
                            data: [
                                "seats": .scalar(.integer(40)), "open": .scalar(.boolean(true)),
                                "tags": .composite("[1]"),
                                "note": .scalar(.text("no")), "gone": .null,
                            ]
                        ),
                        .public(3, "News"), .public(4, "News"), .group(5, "Team", [1, 2]), .group(6, "Team", [1, 3]),
                        .group(7, "Alone", [1]), .public(8, "line\nbreak"), .group(10, "Theirs", [1, 2], creator: 2),
                    ]
                )
            ]
        )
        #expect(export.countOfOthers == 1)
        try expectSnapshot(of: manifest(of: export, names: [3: "carol", 2: "no"], commonOwner: 1), named: "manifest")
    }

    @Test func `with several owners each dialog names its own, who is its creator where that can be`() {
        let shared: [LiveDialog] = [.group(1, "A", [1, 2], creator: 2), .group(2, "B", [1, 2], creator: 9)]
        let listings = [OwnerListing(owner: 1, dialogs: shared), OwnerListing(owner: 2, dialogs: shared)]
        let export = Export(listings, filter: ExportFilter(includesOthers: true))
        #expect(export.dialogs.map(\.owner) == [2, 1])
        #expect(manifest(of: export).contains("    owner: 2\n    occupants: [1]\n"))
    }

    @Test func `a dialog that another one hides behind is pinned although the other is not asked for`() {
        let dialogs: [LiveDialog] = [.group(1, "A", [1, 2], className: "Room"), .group(2, "A", [1, 2])]
        let export = Export([OwnerListing(owner: 1, dialogs: dialogs)], filter: ExportFilter(className: "Room"))
        #expect(manifest(of: export).contains("    id: \"000000000000000000000001\"\n"))
    }

    @Test func `admins who are no occupants are left out, since declaring them would add them`() {
        let export = Export([OwnerListing(owner: 1, dialogs: [.group(1, "A", [1, 2], admins: [7])])])
        #expect(!manifest(of: export).contains("    admins:"))
        #expect(manifest(of: export).contains("    # admins are left out: some of them are no occupants\n"))
    }

    @Test func `a dialog that only its ID could tell from another is left out where no manifest takes that ID`() throws
    {
        let id = try #require(DialogID(serverText: "zzzzzzzzzzzzzzzzzzzzzzzz"))
        let odd = LiveDialog(id: id, type: .public, name: "News", creator: 1)
        let export = Export([OwnerListing(owner: 1, dialogs: [odd, .public(1, "News")])])
        #expect(export.dialogs.count == 1)
        #expect(export.skipped.map(\.dialog) == [odd])
        #expect(Export([OwnerListing(owner: 1, dialogs: [odd])]).skipped == [])
    }

    @Test func `a comment cannot be broken by a name`() {
        let evil = LiveDialog.group(1, "x\ndialogs:\r\u{2028}", [1, 2])
        let text = manifest(of: Export([OwnerListing(owner: 1, dialogs: [evil])]))
        #expect(
            text.hasSuffix(
                "dialogs: []\n\n# Left out, since no manifest can declare them:\n# - "
                    + "000000000000000000000001 (group 'x\\u{a}dialogs:\\u{d}\\u{2028}'): its name must not have a "
                    + "line break\n"
            )
        )
    }

    @Test func `what nobody sees in a text is written as an escape, and emoji as they are`() {
        let dialogs: [LiveDialog] = [
            .public(1, "Lobby\u{A0}"), .public(2, "a\u{FE0F}"), .public(3, "❤\u{FE0F} 👩\u{200D}👧"),
            .public(4, "x\u{3164}"),
            .public(5, "👩\u{200D}"), .public(6, "می\u{200C}خواهم"),
        ]
        let lines = manifest(of: Export([OwnerListing(owner: 1, dialogs: dialogs)])).split(separator: "\n")
        #expect(
            lines.filter { $0.hasPrefix("    name: ") }.map { $0.dropFirst(10) }.sorted()
                == [
                    #""Lobby\U000000A0""#, #""a\U0000FE0F""#, #""x\U00003164""#, "\"می\u{200C}خواهم\"",
                    "\"❤\u{FE0F} 👩\u{200D}👧\"",
                    #""👩\U0000200D""#,
                ].map { Substring($0) }
        )
    }

    @Test func `long lists are written on lines of a readable length`() async throws {
        let users = UserIDs((1...500).compactMap { UserID(rawValue: 96_000_000 + $0) })
        let store = InMemoryDialogStore([.group(1, "A", users.union([1]))])
        let text = manifest(of: Export(try await listings(of: [1], in: store)))
        #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 120 })
        #expect(try await plan(for: [text], in: store).entries.map(\.action.kind) == [.exists])
    }

    @Test(arguments: [
        ("Ops", "Ops", true), ("Ops", "ops", false), ("*", "", true), ("A*", "A", true), ("A*", "BA", false),
        ("*A", "BA", true), ("*A", "AB", false), ("A*B*C", "AxBxC", true), ("A*B*C", "ACB", false), ("A*A", "A", false),
        ("*ab*ab*", "abxab", true), ("*ab*ab*", "abab", true), ("*aba*", "abab", true), ("e\u{301}", "\u{E9}", false),
        ("**", "x", true), ("a**b", "ab", true),
    ])
    func `a star in a name stands for any text`(pattern: String, name: String, isMatch: Bool) {
        let dialogs: [LiveDialog] = [.public(1, ExactText(name))]
        let export = Export(
            [OwnerListing(owner: 1, dialogs: dialogs)],
            filter: ExportFilter(name: NamePattern(pattern))
        )
        #expect(export.dialogs.count + export.skipped.count == (isMatch ? 1 : 0))
    }

    @Test func `private dialogs have no names to ask for`() {
        let listing = OwnerListing(owner: 1, dialogs: [.private(1, [1, 2])])
        #expect(Export([listing], filter: ExportFilter(name: NamePattern("*"))).dialogs == [])
    }
}
