import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct MemberTests {
    @Test func `a group needs occupants`() {
        expectDiagnostics(
            manifest("- 1️⃣{type: group, name: x, admins: [2]}"),
            ["1️⃣ error: the dialog has no occupants; a group needs one besides its owner: add 'occupants'"]
        )
    }

    @Test(arguments: ["[]", "[1]", "[1, 1]", "[team]"])
    func `a group needs an occupant besides its owner`(occupants: String) {
        expectDiagnostics(
            "version: 1\ngroups: {team: [1]}\ndialogs: [{type: group, name: x, occupants: 1️⃣\(occupants)}]",
            ["1️⃣ error: a group needs an occupant besides its owner"]
        )
    }

    @Test func `where the defaults name the only occupant, the dialog is at fault`() {
        expectDiagnostics(
            """
            version: 1
            defaults: {type: group, occupants: [5]}
            dialogs: [1️⃣{name: x, owner: 5}, {name: y, owner: 6}]
            """,
            ["1️⃣ error: a group needs an occupant besides its owner"]
        )
    }

    @Test func `while nobody knows the owner, one occupant may be enough`() {
        expectDiagnostics(manifest("- {type: group, name: x, occupants: [1]}"), [], for: .undetermined)
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: 1️⃣[]}"),
            ["1️⃣ error: a group needs an occupant besides its owner"],
            for: .undetermined
        )
    }

    @Test func `a private dialog needs occupants`() {
        expectDiagnostics(
            manifest("- 1️⃣{type: private}"),
            ["1️⃣ error: the dialog has no occupants; a private dialog needs one opponent: add 'occupants'"]
        )
    }

    @Test(arguments: [("[]", 0), ("[1]", 0), ("[2, 3]", 2), ("[1, 2, 3, 4]", 3)])
    func `a private dialog has one opponent`(occupants: String, count: Int) {
        expectDiagnostics(
            manifest("- {type: private, occupants: 1️⃣\(occupants)}"),
            ["1️⃣ error: a private dialog needs exactly one opponent besides its owner, not \(count)"]
        )
    }

    @Test(arguments: [("[]", 0), ("[1, 2, 3]", 3)])
    func `without an owner too, a private dialog has one opponent`(occupants: String, count: Int) {
        expectDiagnostics(
            manifest("- {type: private, occupants: [1, 2]}\n- {type: private, occupants: 1️⃣\(occupants)}"),
            ["1️⃣ error: a private dialog needs exactly one opponent besides its owner, not \(count)"],
            for: .undetermined
        )
    }

    @Test(arguments: [
        ("0", "user ID '0' must be greater than 0"), ("-5", "user ID '-5' must be greater than 0"),
        ("012", "user ID '012' is ambiguous: write it without the zero in front"),
        ("1_000", "user ID '1_000' is ambiguous: write it without '_'"),
        ("99999999999999999999", "user ID '99999999999999999999' is too large"),
        ("\"0\"", "user ID '0' must be greater than 0"),
        ("~", "the name of a user or a group is missing here"),
        ("[2]", "a user is named by a name or an ID, not by a list"),
        ("{a: 2}", "a user is named by a name or an ID, not by a map"),
        ("1.5", "unknown user or group '1.5': define it under 'users' or 'groups', or give an ID"),
    ])
    func `an occupant is an ID or a name`(occupant: String, message: String) {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [1️⃣\(occupant)]}"),
            ["1️⃣ error: \(message)"]
        )
    }

    @Test func `an owner is one user`() {
        expectDiagnostics(
            """
            version: 1
            users: {alice: 1}
            groups: {team: [alice]}
            dialogs:
              - {type: public, name: a, owner: 1️⃣team}
              - {type: public, name: b, owner: 2️⃣[alice]}
              - {type: public, name: c, owner: 3️⃣alcie}
              - {type: public, name: d, owner: 4️⃣~}
            """,
            [
                "1️⃣ error: 'team' is a group; 'owner' must be one user",
                "2️⃣ error: 'owner' must be one user, not a list",
                "3️⃣ error: unknown user 'alcie': define it under 'users', or give an ID",
                "3️⃣ note: did you mean 'alice'?",
                "4️⃣ error: the name of a user or a group is missing here",
            ]
        )
    }

    @Test func `an unknown occupant does not make a group lonely, or a pair a crowd`() {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [1️⃣bob]}\n- {type: private, occupants: [2️⃣bob]}"),
            [
                "1️⃣ error: unknown user or group 'bob': define it under 'users' or 'groups', or give an ID",
                "2️⃣ note: and 1 more use, here",
            ]
        )
    }

    @Test func `occupants and admins are lists`() {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: 1️⃣2, admins: 2️⃣{a: b}}"),
            [
                "1️⃣ error: 'occupants' must be a list, not text: write '[2]'",
                "2️⃣ error: 'admins' must be a list, not a map",
            ]
        )
    }
}
