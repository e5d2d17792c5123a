import Dialogs
import Manifests
import TestSupport
import Testing

/// Names that nobody has: each is told once, with what may have been meant.
@Suite struct UnknownNameTests {
    private static func unknown(_ name: String) -> String {
        "1️⃣ error: unknown user or group '\(name)': define it under 'users' or 'groups', or give an ID"
    }

    @Test func `a name is told once with the number of its uses, in groups, dialogs and files`() {
        let dialogs = (1...126).map { "- {type: group, name: r\($0), occupants: [bob, 5]}" }.joined(separator: "\n")
        expectDiagnostics(
            MarkedFiles([
                "a.yaml": "version: 1\ndialogs: [{type: group, name: x, occupants: [1️⃣bob]}]",
                "b.yaml": "version: 1\ngroups: {g: [2️⃣bob], h: [bob]}\ndialogs:\n\(dialogs)",
            ]),
            [Self.unknown("bob"), "2️⃣ note: and 128 more uses, the next of them here"]
        )
    }

    @Test func `an owner and a member of one unknown name are one mistake`() {
        expectDiagnostics(
            manifest("- {type: group, name: x, owner: 1️⃣bob, occupants: [2️⃣bob]}"),
            [
                "1️⃣ error: unknown user 'bob': define it under 'users', or give an ID",
                "2️⃣ note: and 1 more use, here",
            ]
        )
    }

    @Test func `help is the same in groups as in dialogs`() {
        for (group, members) in [("[1️⃣Bo Farel, 2️⃣jo]", "[9]"), ("[9]", "[1️⃣Bo Farel, 2️⃣jo]")] {
            expectDiagnostics(
                """
                version: 1
                users: {Bo Farell: 11, Jo: 12}
                groups:
                  hosts: \(group)
                dialogs:
                  - {type: group, name: Hosts, owner: 1, occupants: \(members)}
                """,
                [
                    Self.unknown("Bo Farel"), "1️⃣ note: did you mean 'Bo Farell'?",
                    Self.unknown("jo").replacing("1️⃣", with: "2️⃣"), "2️⃣ note: did you mean 'Jo'?",
                ]
            )
        }
    }

    @Test(arguments: ["bob@x.example", "Email:bob@x.example", "E-Mail:bob@x.example", "mailto:bob@x.example"])
    func `an address is told how to be written, wherever people are named`(text: String) {
        let note = "1️⃣ note: a person is named by an address as 'email:bob@x.example'"
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [1️⃣'\(text)']}"),
            [Self.unknown(text), note]
        )
        expectDiagnostics(
            manifest("- {type: public, name: x, owner: 1️⃣'\(text)'}"),
            ["1️⃣ error: unknown user '\(text)': define it under 'users', or give an ID", note]
        )
        expectDiagnostics(
            "version: 1\ngroups: {g: [1️⃣'\(text)']}\ndialogs: [{type: public, name: x}]",
            [Self.unknown(text), note]
        )
        expectDiagnostics(
            "version: 1\nusers: {bob: 1️⃣'\(text)'}\ndialogs: [{type: public, name: x}]",
            ["1️⃣ error: '\(text)' is no user ID, which is a whole number", note]
        )
    }

    @Test(arguments: ["@bob", "bob@", "a@b@c", "at home @ noon"])
    func `what is no address gets no such hint`(text: String) {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [1️⃣'\(text)']}"),
            [Self.unknown(text)]
        )
    }

    @Test func `addresses of a roster are told once each, with what to change in the manifest`() {
        expectRosterDiagnostics(
            "  - {from_csv: r.csv, group_by: [c], type: group, name: '{c}', occupants: ['{mail}']}",
            "c,mail\na,1️⃣ann@x.example\na,2️⃣bob@x.example\nb,3️⃣ann@x.example\n",
            [
                "1️⃣ error: column 'mail': unknown user or group 'ann@x.example': define it under 'users' or 'groups', or give an ID",
                "1️⃣ note: a person is named by an address as 'email:ann@x.example': write 'email:' before the column, in the manifest",
                "3️⃣ note: and 1 more use, here",
                "2️⃣ error: column 'mail': unknown user or group 'bob@x.example': define it under 'users' or 'groups', or give an ID",
                "2️⃣ note: a person is named by an address as 'email:bob@x.example': write 'email:' before the column, in the manifest",
            ]
        )
    }

    @Test func `a roster of a thousand unknown names is not read to its end`() {
        let roster = "n,who\n" + (1...1000).map { "r\($0),p\($0)x\n" }.joined()
        let reading = reading(
            "version: 1\ndialogs: [{from_csv: r.csv, type: group, name: '{n}', occupants: ['{who}']}]",
            rosters: ["r.csv": roster]
        ).reading
        #expect(reading.diagnostics.count == 101)
    }

    @Test func `an export says where its names are`() {
        #expect(
            NamesRemark.text(["people.yaml", "more.yaml"]) == "Names of users are defined in people.yaml, more.yaml."
        )
        for remark in ["# \(NamesRemark.text(["people.yaml"]))", "#\(NamesRemark.text(["people.yaml"]))\r"] {
            expectDiagnostics(
                MarkedFiles("# Exported.\n\(remark)\nversion: 1\ndialogs: [{type: group, name: x, occupants: [1️⃣bob]}]"),
                [
                    Self.unknown("bob"),
                    "1️⃣ note: the export that wrote this file found the names in people.yaml: name that file, too",
                ]
            )
        }
        expectDiagnostics(
            "# Exported.\nversion: 1\n# \(NamesRemark.text(["x"]))\ndialogs: [{type: group, name: x, occupants: [1️⃣bob]}]",
            [Self.unknown("bob")]
        )
    }
}
