import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct UserNamesTests {
    private let dialog = "dialogs: [{type: public, name: x}]"

    @Test func `groups name users, IDs and groups, in any order and file`() {
        let reading = reading(
            of: MarkedFiles([
                "a.yaml": "version: 1\ngroups: {all: [b, c, 9], b: [c, alice]}\n"
                    + "dialogs: [{type: group, name: x, occupants: [all]}, {type: group, name: y, occupants: [none, 3]}]",
                "b.yaml": "version: 1\ngroups: {c: [5, '6'], none: []}\nusers: {alice: 4}",
            ])
        )
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.members) == [[1, 4, 5, 6, 9], [1, 3]])
    }

    @Test func `a member counts once, however many ways lead to it`() {
        let doublings = (1...64).map { "g\($0): [g\($0 - 1), g\($0 - 1), 7]" }.joined(separator: ", ")
        let dialogs = dialogs(
            in: "version: 1\ngroups: {g0: [7, 5, 7], \(doublings)}\n"
                + "dialogs: [{type: group, name: x, occupants: [g64, 6, 5]}]"
        )
        #expect(dialogs.map(\.members) == [[1, 5, 6, 7]])
    }

    @Test func `names are compared by their scalars`() {
        let dialogs = dialogs(
            in: "version: 1\nusers: {\u{E9}: 5, e\u{301}: 6}\n"
                + "dialogs: [{type: public, name: \u{E9}, owner: \u{E9}}, {type: public, name: e\u{301}, owner: e\u{301}}]"
        )
        #expect(dialogs.map(\.owner) == [5, 6])
    }

    @Test func `a user is defined once in the set`() {
        expectDiagnostics(
            MarkedFiles([
                "a.yaml": "version: 1\nusers: {1️⃣alice: 1}\n\(dialog)",
                "b.yaml": "version: 1\nusers: {2️⃣alice: 1}",
            ]),
            ["2️⃣ error: user 'alice' is defined twice", "1️⃣ note: first here"]
        )
    }

    @Test func `a group is defined once in the set`() {
        expectDiagnostics(
            MarkedFiles([
                "a.yaml": "version: 1\ngroups: {1️⃣team: [1]}\n\(dialog)",
                "b.yaml": "version: 1\ngroups: {2️⃣team: [2]}",
            ]),
            ["2️⃣ error: group 'team' is defined twice", "1️⃣ note: first here"]
        )
    }

    @Test(arguments: ["users: {1️⃣x: 1}\ngroups: {2️⃣x: [1]}", "groups: {1️⃣x: [1]}\nusers: {2️⃣x: 1}"])
    func `a name is a user's or a group's`(people: String) {
        expectDiagnostics(
            "version: 1\n\(people)\n\(dialog)",
            ["2️⃣ error: 'x' is the name of a user and of a group", "1️⃣ note: first here"]
        )
    }

    @Test(arguments: ["96831328", "'12'", "012", "1_000", "-3"])
    func `a number is no name`(name: String) {
        expectDiagnostics(
            "version: 1\nusers: {1️⃣\(name): 1}\n\(dialog)",
            ["1️⃣ error: '\(name.replacing("'", with: ""))' cannot be a name, since it reads as a user ID"]
        )
    }

    @Test func `a name is text that people can read`() {
        expectDiagnostics(
            "version: 1\nusers: {1️⃣'': 1}\ngroups: {2️⃣\"a\\tb\": []}\n\(dialog)",
            [
                "1️⃣ error: the name of a user must not be empty",
                "2️⃣ error: the name of a group must not have control characters, such as U+0009",
            ]
        )
    }

    @Test(arguments: [
        ("alice", "'alice' is no user ID, which is a whole number"),
        ("1.5", "'1.5' is no user ID, which is a whole number"),
        ("[1]", "a list is no user ID, which is a whole number"),
        ("~", "the user ID is missing here"), ("0", "user ID '0' must be greater than 0"),
        ("07", "user ID '07' is ambiguous: write it without the zero in front"),
    ])
    func `a user has an ID, and one without is not called unknown`(id: String, message: String) {
        expectDiagnostics(
            "version: 1\nusers: {bob: 1️⃣\(id)}\ndialogs: [{type: group, name: x, occupants: [bob], owner: bob}]",
            ["1️⃣ error: \(message)"]
        )
    }

    @Test func `a group is a list of names and IDs`() {
        expectDiagnostics(
            """
            version: 1
            groups:
              a: 1️⃣5
              b: [2️⃣nobody, 3️⃣0, 4️⃣[5]]
            dialogs: [{type: group, name: x, occupants: [a]}, {type: private, occupants: [b]}]
            """,
            [
                "1️⃣ error: 'a' must be a list, not text: write '[5]'",
                "2️⃣ error: unknown user or group 'nobody': define it under 'users' or 'groups', or give an ID",
                "3️⃣ error: user ID '0' must be greater than 0",
                "4️⃣ error: a user is named by a name or an ID, not by a list",
            ]
        )
    }

    @Test func `a group that contains itself is shown with the way back`() {
        expectDiagnostics(
            """
            version: 1
            groups: {d: [a], a: [b, 5], b: [c], c: [1️⃣a], e: [2️⃣e]}
            dialogs: [{type: group, name: x, occupants: [d]}]
            """,
            [
                "1️⃣ error: group 'a' contains itself: a > b > c > a",
                "2️⃣ error: group 'e' contains itself: e > e",
            ]
        )
    }

    @Test func `a long way back is cut`() {
        let groups = (0..<20).map { "g\($0): [\($0 == 19 ? "1️⃣" : "")g\(($0 + 1) % 20)]" }.joined(separator: ", ")
        expectDiagnostics(
            "version: 1\ngroups: {\(groups)}\n\(dialog)",
            ["1️⃣ error: group 'g0' contains itself: g0 > g1 > g2 > g3 > … > g16 > g17 > g18 > g19 > g0"]
        )
    }

    @Test func `a chain of 20,000 groups is spelt out`() {
        let groups = (0..<20_000).map { "  g\($0): [g\($0 + 1)]\n" }.joined()
        let dialogs = dialogs(
            in: "version: 1\ngroups:\n\(groups)  g20000: [7]\ndialogs: [{type: group, name: x, occupants: [g0]}]"
        )
        #expect(dialogs.map(\.members) == [[1, 7]])
    }

    @Test func `groups may not stand for more members than a machine should hold`() {
        let ids = (1...10_000).map(String.init).joined(separator: ",")
        let dialogs = (0..<1000).map { "  - {type: public, name: d\($0), admins: [all]}\n" }.joined()
        expectDiagnostics(
            """
            version: 1
            groups: {all: [\(ids)]}
            dialogs:
            \(dialogs)
              - {type: public, name: x, admins: [1️⃣all, all]}
              - {type: group, name: y, occupants: [all]}
            """,
            ["1️⃣ error: the groups that the manifests use stand for more than 10000000 members in all"]
        )
    }

    @Test func `a user that a wrong part of a manifest might define is not called unknown`() {
        expectDiagnostics(
            "version: 1\nusers: {1️⃣<<: {}}\ndialogs: [{type: public, name: x, owner: alice}]",
            ["1️⃣ error: merge key '<<' is not supported: write the fields out, or repeat one value with an alias"]
        )
    }
}
