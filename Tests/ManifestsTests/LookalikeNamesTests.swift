import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct LookalikeNamesTests {
    private func expectWarnings(
        _ marked: String,
        _ expected: [String],
        for ownership: Ownership = .apiKey(defaultOwner: 1),
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let files = MarkedFiles(marked)
        let reading = reading(of: files, for: ownership)
        #expect(reading.diagnostics.map(\.description) == [], sourceLocation: sourceLocation)
        files.expect(reading.warnings, are: expected, sourceLocation: sourceLocation)
    }

    private func warning(_ name: String) -> String {
        "warning: the name '\(name)' looks the same as another, so that nobody can tell the two dialogs apart"
    }

    @Test(arguments: [Ownership.undetermined, .apiKey(defaultOwner: 1)])
    func `each name is told that looks like one before it`(ownership: Ownership) {
        expectWarnings(
            """
            version: 1
            defaults: {type: public, owner: 1}
            dialogs:
              - {name: 1️⃣"Lobby"}
              - {name: 2️⃣"Lobby\u{A0}"}
              - {name: 3️⃣"Lob\u{200B}by"}
              - {name: 4️⃣"Cafe\u{301}"}
              - {name: 5️⃣"Caf\u{E9}"}
            """,
            [
                "2️⃣ \(warning("Lobby\u{A0}"))", "2️⃣ note: there is a no-break space (U+00A0) behind 'Lobby'",
                "1️⃣ note: the other is here",
                "3️⃣ \(warning("Lob\u{200B}by"))", "3️⃣ note: there is a zero width space (U+200B) between 'Lob' and 'by'",
                "1️⃣ note: the other is here",
                "5️⃣ \(warning("Caf\u{E9}"))", "5️⃣ note: 'é' is U+00E9 here, and U+0065 U+0301 there",
                "4️⃣ note: the other is here",
            ],
            for: ownership
        )
    }

    @Test(arguments: [
        ("' Lobby'", "there is a space (U+0020) before 'Lobby'"),
        ("Main  hall", "there are 2 spaces (U+0020) between 'Main' and 'hall'"),
        ("⚡\u{FE0F}", "there is a variation selector (U+FE0F) behind '⚡'"),
    ])
    func `spaces and selectors may be what nobody sees`(name: String, note: String) {
        let names = ["Lobby", "Main hall", "⚡", name].map { "- {type: public, name: \($0)}" }
        let reading = reading(of: MarkedFiles(manifest(names.joined(separator: "\n"))))
        #expect(reading.warnings.map { $0.notes.first?.message.text } == [note])
    }

    @Test func `the other may be the one that holds it`() {
        expectWarnings(
            manifest("- {type: public, name: 1️⃣\"Lobby\u{A0}\"}\n- {type: public, name: 2️⃣Lobby}"),
            [
                "2️⃣ \(warning("Lobby"))",
                "1️⃣ note: the other is here, with a no-break space (U+00A0) behind 'Lobby'",
            ]
        )
    }

    @Test(arguments: [
        // Case, what is seen, another type, another owner.
        "- {type: public, name: Lobby}\n- {type: public, name: LOBBY}",
        "- {type: public, name: ❤}\n- {type: public, name: ❤\u{FE0F}}",
        "- {type: public, name: Lobby}\n- {type: group, name: 'Lobby ', occupants: [2]}",
        "- {type: group, owner: 5, name: Lobby, occupants: [2]}\n- {type: group, owner: 6, name: 'Lobby ', occupants: [2]}",
        "- {type: group, owner: 'login:a', name: L, occupants: [2]}\n- {type: group, owner: 'login:b', name: 'L ', occupants: [2]}",
        // Names that are the same.
        "- {type: group, name: 'L ', occupants: [2]}\n- {type: group, name: 'L ', occupants: [3]}",
    ])
    func `names that look different, or that nobody sees side by side, are not told`(dialogs: String) {
        for ownership in [Ownership.undetermined, .apiKey(defaultOwner: 1)] {
            #expect(reading(of: MarkedFiles(manifest(dialogs)), for: ownership).warnings == [])
        }
    }

    @Test(arguments: ["", "owner: 5, ", "owner: 'login:a', "], [Ownership.undetermined, .apiKey(defaultOwner: 1)])
    func `groups of one owner are compared, whatever is known of him`(owner: String, ownership: Ownership) {
        let dialogs = ["L", "'L '"].map { "- {type: group, \(owner)name: \($0), occupants: [2]}" }
        #expect(reading(of: MarkedFiles(manifest(dialogs.joined(separator: "\n"))), for: ownership).warnings.count == 1)
    }

    @Test func `one text is told once, however many groups have it`() {
        let names = ["L", "'L '", "L", "'L '", "L\u{200B}"].enumerated()
        let dialogs = names.map { "- {type: group, name: \($0.element), occupants: [\($0.offset + 2)]}" }
        let reading = reading(of: MarkedFiles(manifest(dialogs.joined(separator: "\n"))))
        #expect(reading.warnings.map { $0.location?.line } == [4, 7])
    }

    @Test func `rows of a roster are told with their column`() {
        let (reading, files) = reading(
            "version: 1\ndialogs: [{from_csv: r.csv, type: public, name: '{room}'}]",
            rosters: ["r.csv": "n,room\n1,1️⃣Lobby hall\n2,2️⃣Lobby\u{A0}hall\n"]
        )
        files.expect(
            reading.warnings,
            are: [
                "2️⃣ warning: column 'room': the name 'Lobby\u{A0}hall' looks the same as another, "
                    + "so that nobody can tell the two dialogs apart",
                "2️⃣ note: there is a no-break space (U+00A0) between 'Lobby' and 'hall'", "1️⃣ note: the other is here",
            ]
        )
    }

    @Test func `of very many the first hundred are told`() {
        let dialogs = (0..<150).flatMap { ["- {type: public, name: n\($0)}", "- {type: public, name: n\($0)\u{A0}}"] }
        let warnings = reading(of: MarkedFiles(manifest(dialogs.joined(separator: "\n")))).warnings
        #expect(warnings.count == 101)
        #expect(
            warnings.last?.message.text == "100 names before this one look the same as others, and no more are told"
        )
    }
}
