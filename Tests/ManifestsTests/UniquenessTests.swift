import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct UniquenessTests {
    @Test func `a key is used once in the set`() {
        expectDiagnostics(
            MarkedFiles([
                "a.yaml": manifest("- {type: public, name: a, key: 1️⃣k}"),
                "b.yaml": manifest("- {type: public, name: b, key: 2️⃣k}\n- {type: public, name: c, key: 3️⃣k}"),
            ]),
            [
                "2️⃣ error: two dialogs have the key 'k': give one of them another", "1️⃣ note: first here",
                "3️⃣ error: two dialogs have the key 'k': give one of them another", "1️⃣ note: first here",
            ]
        )
    }

    @Test func `two groups of one name need keys of their own`() {
        expectDiagnostics(
            manifest("- 1️⃣{type: group, name: x, occupants: [2]}\n- 2️⃣{type: group, name: x, occupants: [3]}"),
            [
                "2️⃣ error: two dialogs have the key 'group/x', made of type and name: give one of them a 'key' of its "
                    + "own",
                "1️⃣ note: first here",
            ]
        )
        let keyed = manifest(
            "- {type: group, name: x, occupants: [2]}\n- {type: group, name: x, occupants: [3], key: y}"
        )
        #expect(dialogs(in: keyed).map(\.key) == ["group/x", "y"])
    }

    @Test func `keys and names are compared by their scalars`() {
        let manifest = manifest("- {type: public, name: \u{E9}}\n- {type: public, name: e\u{301}}")
        #expect(dialogs(in: manifest).count == 2)
    }

    @Test func `two public dialogs of one name are one, whoever owns them`() {
        expectDiagnostics(
            manifest("- 1️⃣{type: public, name: x, owner: 2}\n- 2️⃣{type: public, name: x, owner: 3, key: other}"),
            [
                "2️⃣ error: a second public dialog is named 'x': one name, one public dialog", "1️⃣ note: first here",
            ]
        )
    }

    @Test func `two groups without an owner are one where no owner makes their members differ`() {
        let one = "- 1️⃣{type: group, name: x, occupants: [2, 3]}\n"
        let same = "- 2️⃣{type: group, name: x, occupants: [2], admins: [3], key: other}"
        expectDiagnostics(
            manifest(one + same),
            [
                "2️⃣ error: a second group is named 'x' and has the same members: nothing would tell them apart",
                "1️⃣ note: first here",
            ],
            for: .undetermined
        )
        // With user 3 as the owner these would be the same, with any other they are not.
        let others = [
            "- {type: group, name: x, occupants: [2], key: other}",
            "- {type: group, name: x, occupants: [2, 3], owner: 4, key: other}",
            "- {type: group, name: y, occupants: [2, 3], key: other}",
            "- {id: 5d75393ba28f9a17e1cb0f9e, type: group, name: x, occupants: [2, 3], key: other}",
            "- {type: group, name: x, occupants: [2, 3, login:a], key: other}",
        ]
        for other in others {
            let first = "- {type: group, name: x, occupants: [2, 3]}\n"
            expectDiagnostics(manifest(first + other), [], for: .undetermined)
        }
    }

    @Test func `two groups of one name and the same members are one, whatever each member is there`() {
        expectDiagnostics(
            manifest(
                "- 1️⃣{type: group, name: x, owner: 1, occupants: [2, 3]}\n"
                    + "- 2️⃣{type: group, name: x, owner: 2, occupants: [1], admins: [3], key: other}"
            ),
            [
                "2️⃣ error: a second group is named 'x' and has the same members: nothing would tell them apart",
                "1️⃣ note: first here",
            ]
        )
    }

    @Test func `a pair has one private dialog, from whichever side`() {
        expectDiagnostics(
            manifest(
                "- 1️⃣{type: private, owner: 9, occupants: [7]}\n- 2️⃣{type: private, owner: 7, occupants: [9], key: k}"
            ),
            ["2️⃣ error: a second private dialog of 7 and 9: they have one", "1️⃣ note: first here"]
        )
    }

    @Test func `a live dialog is pinned once`() {
        expectDiagnostics(
            manifest(
                "- 1️⃣{type: public, name: x, id: 5d75393ba28f9a17e1cb0f9e}\n"
                    + "- 2️⃣{type: public, name: y, id: 5D75393BA28F9A17E1CB0F9E}"
            ),
            ["2️⃣ error: a second dialog has the id 5d75393ba28f9a17e1cb0f9e", "1️⃣ note: first here"]
        )
    }

    @Test func `a pinned dialog is not the one of its name`() {
        let manifest = manifest(
            "- {type: public, name: x, id: 5d75393ba28f9a17e1cb0f9e, key: a}\n- {type: public, name: x, key: b}"
        )
        #expect(dialogs(in: manifest).count == 2)
    }

    @Test func `another mistake in a dialog does not hide that it is a second one`() {
        expectDiagnostics(
            manifest("- 1️⃣{type: public, name: x}\n- 2️⃣{type: public, name: x, photo: 3️⃣[]}"),
            [
                "2️⃣ error: a second public dialog is named 'x': one name, one public dialog", "1️⃣ note: first here",
                "3️⃣ error: 'photo' must be text, not a list",
            ]
        )
    }

    @Test func `without an owner too, keys and public names are used once`() {
        expectDiagnostics(
            manifest(
                """
                - 1️⃣{type: public, name: x}
                - 2️⃣{type: public, name: x}
                - 3️⃣{type: group, name: x, occupants: [1]}
                - 4️⃣{type: group, name: x, occupants: [1]}
                """
            ),
            [
                "2️⃣ error: a second public dialog is named 'x': one name, one public dialog", "1️⃣ note: first here",
                "4️⃣ error: a second group is named 'x' and has the same members: nothing would tell them apart",
                "3️⃣ note: first here",
            ],
            for: .undetermined
        )
    }
}
