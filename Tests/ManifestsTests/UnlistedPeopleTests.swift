import Dialogs
import Manifests
import TestSupport
import Testing

/// What a manifest says of people whom it does not name.
@Suite struct UnlistedPeopleTests {
    @Test(arguments: UnlistedPeople.allCases)
    func `a group says what people are whom it does not name`(people: UnlistedPeople) {
        let word = people.rawValue
        let dialogs = dialogs(
            in: manifest(
                """
                - {type: group, name: a, occupants: [2], unlisted: \(word)}
                - {type: group, name: b, occupants: [2], admins: [2], unlisted_admins: \(word)}
                - {type: public, name: c, admins: [2], unlisted_admins: "\(word)"}
                """
            )
        )
        #expect(
            dialogs.map(\.unlisted) == [
                UnlistedRule(occupants: people), UnlistedRule(admins: people), UnlistedRule(admins: people),
            ]
        )
    }

    @Test func `people are kept where nothing is said`() {
        let dialogs = dialogs(
            in: manifest(
                """
                - {type: group, name: a, occupants: [2], admins: [2]}
                - {type: public, name: b, admins: [2]}
                - {type: private, occupants: [2]}
                """
            )
        )
        #expect(dialogs.map(\.unlisted) == [.keep, .keep, .keep])
    }

    @Test func `defaults say it for the types that have it, and a dialog's own word counts`() {
        let dialogs = dialogs(
            in: """
                version: 1
                defaults: {unlisted: remove, unlisted_admins: report}
                dialogs:
                  - {type: group, name: a, occupants: [2]}
                  - {type: group, name: b, occupants: [2], unlisted: keep, unlisted_admins: remove}
                  - {type: public, name: c, admins: [2]}
                  - {type: private, occupants: [2]}
                """
        )
        #expect(
            dialogs.map(\.unlisted) == [
                UnlistedRule(occupants: .remove, admins: .report), UnlistedRule(occupants: .keep, admins: .remove),
                UnlistedRule(admins: .report), .keep,
            ]
        )
    }

    @Test func `a roster says it for each of its dialogs`() {
        let dialogs = rosterDialogs(
            courses + "\n    unlisted: report\n    unlisted_admins: remove",
            "course,title,students\nM1,Maths,10\nP1,Physics,11\n"
        )
        let rule = UnlistedRule(occupants: .report, admins: .remove)
        #expect(dialogs.map(\.unlisted) == [rule, rule])
    }

    @Test func `a roster's column cannot say it`() {
        expectRosterDiagnostics(
            courses + "\n    unlisted: 1️⃣\"{course}\"",
            "course,title,students\nM1,Maths,10\n",
            ["1️⃣ error: unknown unlisted '{course}': write keep, report or remove"]
        )
    }

    @Test func `a misspelt word comes with the one that was meant`() {
        expectDiagnostics(
            manifest(
                """
                - {type: group, name: a, occupants: [2], unlisted: 1️⃣remvoe, unlisted_admins: 2️⃣Keep}
                - {type: group, name: b, occupants: [2], unlisted: 3️⃣ignore}
                """
            ),
            [
                "1️⃣ error: unknown unlisted 'remvoe': write keep, report or remove",
                "1️⃣ note: did you mean 'remove'?",
                "2️⃣ error: unknown unlisted_admins 'Keep': write keep, report or remove",
                "2️⃣ note: did you mean 'keep'?",
                "3️⃣ error: unknown unlisted 'ignore': write keep, report or remove",
            ]
        )
    }

    @Test func `what is no word is told, in a dialog and in defaults`() {
        expectDiagnostics(
            """
            version: 1
            defaults: {unlisted: 1️⃣[keep]}
            dialogs:
              - {type: group, name: a, occupants: [2], unlisted: 2️⃣{}}
              - {type: group, name: b, occupants: [2], unlisted: 3️⃣true}
              - {type: group, name: c, occupants: [2], unlisted_admins: 4️⃣~}
            """,
            [
                "1️⃣ error: 'unlisted' must be text, not a list",
                "2️⃣ error: 'unlisted' must be text, not a map",
                "3️⃣ error: unknown unlisted 'true': write keep, report or remove",
                "4️⃣ error: 'unlisted_admins' is ~, which is no text: quote it where the word is meant, or remove the "
                    + "field",
            ]
        )
    }

    @Test func `a type without such people does not say it`() {
        expectDiagnostics(
            manifest(
                """
                - {type: public, name: a, 1️⃣unlisted: keep}
                - {type: private, occupants: [2], 2️⃣unlisted: keep, 3️⃣unlisted_admins: keep}
                """
            ),
            [
                "1️⃣ error: 'unlisted' is for groups; QuickBlox keeps no occupants of a public dialog: remove it",
                "2️⃣ error: 'unlisted' is for groups; a private dialog has two users: remove it",
                "3️⃣ error: QuickBlox ignores 'unlisted_admins' of a private dialog: remove it",
            ]
        )
    }

    @Test(arguments: ["unlisted_occupants", "unlisted_members"])
    func `a longer name for it comes with the right one`(name: String) {
        expectDiagnostics(
            manifest("- {type: group, name: a, occupants: [2], 1️⃣\(name): keep}"),
            ["1️⃣ error: unknown field '\(name)': write 'unlisted'"]
        )
    }

    @Test func `a misspelt name comes with the right one`() {
        expectDiagnostics(
            manifest("- {type: group, name: a, occupants: [2], 1️⃣unlistd: keep, 2️⃣unlisted_admin: keep}"),
            [
                "1️⃣ error: unknown field 'unlistd'", "1️⃣ note: did you mean 'unlisted'?",
                "2️⃣ error: unknown field 'unlisted_admin'", "2️⃣ note: did you mean 'unlisted_admins'?",
            ]
        )
    }
}
