import Manifests
import TestSupport
import Testing

/// What is unknown only for a character that nobody sees.
@Suite struct UnseenMistakeTests {
    private static func unknown(_ name: String) -> String {
        "error: unknown user or group '\(name)': define it under 'users' or 'groups', or give an ID"
    }

    @Test(arguments: [
        ("\u{200B}name", "there is a zero width space (U+200B) before 'name': write 'name'"),
        ("name\u{A0}", "there is a no-break space (U+00A0) behind 'name': write 'name'"),
        ("na\u{AD}me", "there is a soft hyphen (U+00AD) between 'na' and 'me': write 'name'"),
        ("' name'", "there is a space (U+0020) before 'name': write 'name'"),
    ])
    func `a field that looks like a known one is that field`(key: String, note: String) {
        let name = key.filter { $0 != "'" }
        expectDiagnostics(
            manifest("- {type: public, 1️⃣\(key): x}"),
            ["1️⃣ error: unknown field '\(name)'", "1️⃣ note: \(note)"]
        )
    }

    @Test func `a field that is unknown otherwise, too, is told as before`() {
        expectDiagnostics(
            manifest("- {type: public, 1️⃣nam\u{A0}: x}"),
            [
                "1️⃣ error: unknown field 'nam\u{A0}'", "1️⃣ note: there is a no-break space (U+00A0) behind 'nam'",
                "1️⃣ note: did you mean 'name'?",
            ]
        )
        expectDiagnostics(
            manifest("- {type: public, 1️⃣title\u{A0}: x}"),
            [
                "1️⃣ error: unknown field 'title\u{A0}': write 'name'",
                "1️⃣ note: there is a no-break space (U+00A0) behind 'title'",
            ]
        )
    }

    @Test func `fields behind spaces that do not indent are read as those of the last dialog`() {
        let note = { (field: String) in
            "note: there is a no-break space (U+00A0) before '\(field)', which does not indent: write plain spaces"
        }
        expectDiagnostics(
            "version: 1\r\nusers:\r\n  ann: 5\r\n  1️⃣bob\u{A0}: 6\r\ndialogs:\r\n- type: group\r\n2️⃣\u{A0} name: Lobby\r\n"
                + "3️⃣\u{A0} owner: ann\r\n4️⃣\u{A0} occupants: [5️⃣bob]\r\n",
            [
                "2️⃣ error: unknown field '\u{A0} name'", "2️⃣ \(note("name"))",
                "3️⃣ error: unknown field '\u{A0} owner'", "3️⃣ \(note("owner"))",
                "4️⃣ error: unknown field '\u{A0} occupants'", "4️⃣ \(note("occupants"))",
                "5️⃣ \(Self.unknown("bob"))",
                "1️⃣ note: the definition has a no-break space (U+00A0) behind 'bob': write 'bob'",
            ]
        )
    }

    @Test func `other keys of a manifest have their notes as well`() {
        expectDiagnostics(
            "version: 1\n1️⃣\u{A0}dialogs: []\ndialogs: [{type: public, name: x}]\n2️⃣\u{A0}ann: 5",
            [
                "1️⃣ error: unknown field '\u{A0}dialogs'",
                "1️⃣ note: there is a no-break space (U+00A0) before 'dialogs': write 'dialogs'",
                "2️⃣ error: unknown field '\u{A0}ann'", "2️⃣ note: there is a no-break space (U+00A0) before 'ann'",
                "2️⃣ note: a manifest has the fields version, key_field, protect, departed, users, groups, values, defaults, dialogs",
            ]
        )
    }

    @Test(arguments: [
        ("bob", "bob\u{200B}", ["1️⃣ note: there is a zero width space (U+200B) behind 'bob': write 'bob'"]),
        ("bob\u{A0}", "bob", ["2️⃣ note: the definition has a no-break space (U+00A0) behind 'bob': write 'bob'"]),
        (
            "bob\u{A0}", "'bob '",
            [
                "1️⃣ note: there is a space (U+0020) behind 'bob': write 'bob'",
                "2️⃣ note: the definition has a no-break space (U+00A0) behind 'bob': write 'bob'",
            ]
        ),
        (
            "Jose\u{301}", "Jos\u{E9}",
            [
                "1️⃣ note: 'é' is U+00E9 here, and U+0065 U+0301 in the definition: write both alike",
                "2️⃣ note: the definition is here",
            ]
        ),
        ("bob", "bo\u{200B}", ["1️⃣ note: did you mean 'bob'?"]),
    ])
    func `an unknown name is told with what nobody sees in it or in a definition`(
        known: String,
        used: String,
        notes: [String]
    ) {
        let name = used.filter { $0 != "'" }
        expectDiagnostics(
            "version: 1\nusers: {ann: 5, 2️⃣\(known): 6}\ndialogs: [{type: group, name: x, occupants: [ann, 1️⃣\(used)]}]",
            ["1️⃣ \(Self.unknown(name))"] + notes
        )
    }

    @Test func `an owner and a member of a group are told so, too`() {
        expectDiagnostics(
            "version: 1\nusers: {ann: 5}\ngroups: {2️⃣all\u{A0}: [ann, 1️⃣ann\u{AD}]}\n"
                + "dialogs: [{type: group, name: x, owner: 3️⃣\"ann\u{A0}\", occupants: [4️⃣all]}]",
            [
                "1️⃣ \(Self.unknown("ann\u{AD}"))", "1️⃣ note: there is a soft hyphen (U+00AD) behind 'ann': write 'ann'",
                "3️⃣ error: unknown user 'ann\u{A0}': define it under 'users', or give an ID",
                "3️⃣ note: there is a no-break space (U+00A0) behind 'ann': write 'ann'",
                "4️⃣ \(Self.unknown("all"))",
                "2️⃣ note: the definition has a no-break space (U+00A0) behind 'all': write 'all'",
            ]
        )
    }

    @Test(arguments: ["5", "login:ann"])
    func `what would be a user by itself is told so`(text: String) {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [1️⃣\u{FEFF}\(text)]}"),
            [
                "1️⃣ \(Self.unknown("\u{FEFF}\(text)"))",
                "1️⃣ note: there is a byte order mark (U+FEFF) before '\(text)': write '\(text)'",
            ]
        )
    }

    @Test func `words are told so, too`() {
        expectDiagnostics(
            """
            version: 1️⃣1\u{A0}
            users: {ann: 2️⃣5\u{200B}}
            dialogs:
              - {type: 3️⃣group\u{A0}, name: x}
              - {type: group, name: y, occupants: [5], join_required: 4️⃣true\u{200B}, match: 5️⃣\u{200B}name}
              - {type: public, name: z, id: 6️⃣5d75393ba28f9a17e1cb0f9e\u{200B}}
              - {type: public, name: w, data: {7️⃣class_name\u{A0}: Room}}
            """,
            [
                "1️⃣ error: the version must be the number 1: write 'version: 1'",
                "1️⃣ note: there is a no-break space (U+00A0) behind '1': write '1'",
                "2️⃣ error: '5\u{200B}' is no user ID, which is a whole number",
                "2️⃣ note: there is a zero width space (U+200B) behind '5': write '5'",
                "3️⃣ error: unknown type 'group\u{A0}': a dialog is public, group or private (1, 2 or 3)",
                "3️⃣ note: there is a no-break space (U+00A0) behind 'group': write 'group'",
                "4️⃣ error: 'join_required' must be true or false, not 'true\u{200B}'",
                "4️⃣ note: there is a zero width space (U+200B) behind 'true': write 'true'",
                "5️⃣ error: unknown match '\u{200B}name': write strict, name or name+occupants",
                "5️⃣ note: there is a zero width space (U+200B) before 'name': write 'name'",
                "6️⃣ error: '5d75393ba28f9a17e1cb0f9e\u{200B}' is no dialog ID, which has 24 hexadecimal digits",
                "6️⃣ note: there is a zero width space (U+200B) behind '5d75393ba28f9a17e1cb0f9e': "
                    + "write '5d75393ba28f9a17e1cb0f9e'",
                "7️⃣ error: data field 'class_name\u{A0}' looks like 'class_name' and is another",
                "7️⃣ note: there is a no-break space (U+00A0) behind 'class_name': write 'class_name'",
            ]
        )
    }

    @Test(arguments: [
        (
            "student id", "1️⃣{student\u{A0}id}", "student\u{A0}id",
            ["1️⃣ note: there is a no-break space (U+00A0) between 'student' and 'id': write 'student id'"]
        ),
        (
            "i\u{200B}d", "1️⃣{id}", "id",
            ["2️⃣ note: the roster has a zero width space (U+200B) between 'i' and 'd': write 'id'"]
        ),
        (
            "e\u{301}", "1️⃣{\u{E9}}", "\u{E9}",
            [
                "1️⃣ note: 'é' is U+00E9 here, and U+0065 U+0301 in the roster: write both alike",
                "2️⃣ note: the roster is here",
            ]
        ),
    ])
    func `a column is told so, too`(column: String, name: String, unknown: String, notes: [String]) {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, type: public, name: \(name.replacing("{", with: "'{").replacing("}", with: "}'"))}",
            "n,2️⃣\(column)\n1,x\n",
            ["1️⃣ error: the roster has no column '\(unknown)'"] + notes
        )
    }
}
