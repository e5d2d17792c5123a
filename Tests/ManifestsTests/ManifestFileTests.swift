import Diagnostics
import Manifests
import TestSupport
import Testing

@Suite struct ManifestFileTests {
    @Test func `a manifest without a version is told to have one`() {
        expectDiagnostics(
            "1️⃣dialogs: [{type: public, name: x}]",
            ["1️⃣ error: the manifest has no version: begin it with 'version: 1'"]
        )
    }

    @Test func `of a manifest for another version, nothing but that is reported`() {
        expectDiagnostics(
            "version: 1️⃣2\nrooms: []\ndialogs: 5",
            ["1️⃣ error: version 2 is not known to this dialogctl, which reads 'version: 1'"]
        )
    }

    @Test(arguments: ["\"1\"", "one", "1.0", "[1]", "~", "01"])
    func `the version is the number 1`(version: String) {
        expectDiagnostics(
            "version: 1️⃣\(version)\ndialogs: [{type: public, name: x}]",
            ["1️⃣ error: the version must be the number 1: write 'version: 1'"]
        )
    }

    @Test func `an unknown field comes with a near one, or with all of them`() {
        expectDiagnostics(
            """
            version: 1
            1️⃣dialgos: []
            2️⃣teams: []
            3️⃣rooms: []
            dialogs: [{type: public, name: x}]
            """,
            [
                "1️⃣ error: unknown field 'dialgos'", "1️⃣ note: did you mean 'dialogs'?",
                "2️⃣ error: unknown field 'teams'",
                "2️⃣ note: a manifest has the fields version, key_field, protect, departed, users, groups, values, defaults, dialogs",
                "3️⃣ error: unknown field 'rooms': write 'dialogs'",
            ]
        )
    }

    @Test func `each part of a manifest has its kind`() {
        expectDiagnostics(
            """
            version: 1
            users: 1️⃣[a]
            groups: 2️⃣x
            defaults: 3️⃣
            dialogs: 4️⃣{type: public}
            """.replacing("defaults: 3️⃣", with: "defaults:3️⃣"),
            [
                "1️⃣ error: 'users' must be a map, not a list",
                "2️⃣ error: 'groups' must be a map, not text",
                "3️⃣ error: 'defaults' is empty: it must be a map, or left out",
                "4️⃣ error: 'dialogs' must be a list, not a map",
            ]
        )
    }

    @Test func `a dialog is a map`() {
        expectDiagnostics(
            "version: 1\ndialogs:\n  - 1️⃣lobby\n  - 2️⃣[a]\n  -3️⃣\n  - {type: public, name: x}",
            [
                "1️⃣ error: a dialog must be a map of fields, not text",
                "2️⃣ error: a dialog must be a map of fields, not a list",
                "3️⃣ error: a dialog is missing here: remove the dash, or write its fields behind it",
            ]
        )
    }

    @Test func `a mistake of YAML does not hide the others`() {
        expectDiagnostics(
            """
            version: 1
            dialogs:
              - {type: public, 1️⃣name: x, 2️⃣name: y}
              - {3️⃣<<: {type: public}, key: z}
              - {type: public, name: 4️⃣*n, photo: 5️⃣[]}
              - {type: public, name: 6️⃣!!str z, admins: [7️⃣nobody]}
            """,
            [
                "2️⃣ error: 'name' stands twice in this map", "1️⃣ note: first here",
                "3️⃣ error: merge key '<<' is not supported: write the fields out, or repeat one value with an alias",
                "4️⃣ error: alias '*n' has no anchor: write '&n' before the value that it repeats",
                "5️⃣ error: 'photo' must be text, not a list",
                "6️⃣ error: tag '!!str' is not supported: remove it, and quote the value where it is text",
                "7️⃣ error: unknown user or group 'nobody': define it under 'users' or 'groups', or give an ID",
            ]
        )
    }

    @Test func `a file that cannot be read hides neither other files nor what they say`() {
        expectDiagnostics(
            MarkedFiles([
                "a.yaml": "version: 1\nusers: {alice: 1}\n1️⃣\tgroups: {}",
                "b.yaml": "version: 1\ndialogs: [{type: public, name: x, owner: alice, 2️⃣ownr: b}]",
            ]),
            [
                "a.yaml:3:1 error: not valid YAML: found character that cannot start any token",
                "a.yaml:3:1 note: while scanning for the next token that begins here",
                "a.yaml:3:1 note: indent with spaces instead of tabs, and quote text that begins with '@', '`' or '%'",
                "2️⃣ error: unknown field 'ownr'", "2️⃣ note: did you mean 'owner'?",
            ].map { $0.replacing("a.yaml:3:1", with: "1️⃣") }
        )
    }

    @Test func `a second document is one mistake, and what it defines is not called unknown`() {
        expectDiagnostics(
            "version: 1\ndialogs: [{type: public, name: x, owner: alice}]\n1️⃣---\nusers: {alice: 1}",
            ["1️⃣ error: a second document begins here: a file holds one, so put this into its own file"]
        )
    }

    @Test(arguments: ["version: 1", "version: 1\ndialogs: []", "version: 1\nusers: {a: 1}"])
    func `a set without dialogs is a mistake of the set`(manifest: String) {
        expectDiagnostics(manifest, ["error: the manifest declares no dialogs"])
        expectDiagnostics(
            MarkedFiles(["a.yaml": manifest, "b.yaml": "version: 1"]),
            ["error: the 2 manifests declare no dialogs"]
        )
    }

    @Test func `no manifest at all is a mistake`() {
        let reading = ManifestSet([]).resolve(.undetermined)
        #expect(
            reading.diagnostics.map(\.description)
                == ["error: no manifest is given: name a file, a folder, or '-' for standard input"]
        )
    }

    @Test func `diagnostics are ordered by path, line and column`() {
        expectDiagnostics(
            MarkedFiles([
                "b.yaml": "version: 1\ndialogs: [2️⃣x, 3️⃣y]\n4️⃣z: 1",
                "a.yaml": "version: 1\n1️⃣q: 1",
            ]),
            [
                "1️⃣ error: unknown field 'q'",
                "1️⃣ note: a manifest has the fields version, key_field, protect, departed, users, groups, values, defaults, dialogs",
                "2️⃣ error: a dialog must be a map of fields, not text",
                "3️⃣ error: a dialog must be a map of fields, not text",
                "4️⃣ error: unknown field 'z'",
                "4️⃣ note: a manifest has the fields version, key_field, protect, departed, users, groups, values, defaults, dialogs",
            ]
        )
    }
}
