import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// People who are to be in no group.
@Suite struct DepartedTests {
    private static let people = "version: 1\nusers: {bob: 5, eve: 6}\ngroups: {staff: [bob, 7]}\n"

    @Test func `they are one list for all manifests, by names, numbers, logins and groups`() {
        let reading = reading(
            of: MarkedFiles([
                "a.yaml": "\(Self.people)departed: [bob, 9]\n",
                "b.yaml": "version: 1\ndeparted: [bob, 'login:zoe']\ndialogs: [{type: group, name: x, occupants: [2]}]",
            ])
        )
        #expect(reading.diagnostics.isEmpty)
        #expect(reading.departedPeople.map(\.user) == [5, 9])
        #expect(reading.departedPeople.map(\.location.lineReference) == ["a.yaml:4", "a.yaml:4"])
        #expect(reading.departed.count == 3)
        #expect(reading.dialogs.map(\.departed) == [[5, 9]])
        let group = dialogs(in: "\(Self.people)departed: [staff]\ndialogs: [{type: group, name: x, occupants: [2]}]")
        #expect(group.map(\.departed) == [[5, 7]])
    }

    @Test func `a dialog that names one of them is wrong, in both places`() {
        expectDiagnostics(
            """
            \(Self.people)departed: [1️⃣bob]
            dialogs:
              - {type: group, name: x, occupants: [2, 2️⃣bob]}
              - {type: group, name: y, occupants: [2], admins: [3️⃣5]}
              - {type: group, name: z, occupants: [4️⃣staff]}
              - {type: private, occupants: [5️⃣bob]}
              - {type: group, name: v, owner: 6️⃣bob, occupants: [2]}
              - {type: group, name: w, occupants: [2]}
            """,
            ["2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣"].flatMap { mark in
                [
                    "\(mark) error: the dialog names bob (5), who is to be in no group: take it out here, or out of "
                        + "'departed'", "1️⃣ note: departed here",
                ]
            }
        )
    }

    @Test func `an owner whom nobody names, a login and defaults are found too`() {
        let text = """
            version: 1
            departed: [1️⃣1]
            dialogs:
              - 2️⃣{type: group, name: x, occupants: [2]}
            """
        let error = "error: the dialog names 1, who is to be in no group: take it out here, or out of 'departed'"
        expectDiagnostics(text, ["2️⃣ \(error)", "1️⃣ note: departed here"])
        expectDiagnostics(
            """
            version: 1
            departed: [1️⃣'login:bob', 2️⃣5]
            defaults: {type: group, occupants: [2, 3️⃣5]}
            dialogs:
              - {name: x}
              - {name: y, occupants: [2, 4️⃣'login:bob']}
            """,
            [
                "3️⃣ \(error.replacing("names 1", with: "names 5"))", "2️⃣ note: departed here",
                "4️⃣ \(error.replacing("names 1", with: "names login:bob"))", "1️⃣ note: departed here",
            ]
        )
    }

    @Test func `the row of a roster that names one of them is told`() {
        let (reading, files) = reading(
            """
            version: 1
            departed: [1️⃣5]
            dialogs:
              - {from_csv: r.csv, type: group, name: '{n}', occupants: ['{who}', 2]}
            """,
            rosters: ["r.csv": "n,who\na,4\nb,2️⃣5\n"]
        )
        files.expect(
            reading.diagnostics,
            are: [
                "2️⃣ error: column 'who': the dialog names 5, who is to be in no group: take it out here, or out of "
                    + "'departed'", "1️⃣ note: departed here",
            ]
        )
    }

    @Test func `a dialog that is to be absent may name them`() {
        let text = "departed: [bob]\ndialogs: [{type: group, name: x, owner: bob, occupants: [eve], state: absent}]"
        #expect(dialogs(in: Self.people + text).map(\.state) == [.absent])
    }

    @Test func `nobody is both protected and departed`() {
        expectDiagnostics(
            """
            \(Self.people)protect: [1️⃣staff]
            departed: [2️⃣5]
            dialogs: [{type: group, name: x, occupants: [2]}]
            """,
            [
                "2️⃣ error: bob (5) is both in 'protect' and in 'departed': take it out of one of them",
                "1️⃣ note: protected here",
            ]
        )
    }

    @Test func `who is not known is worth a warning, and is in no group`() {
        let text = "version: 1\ndeparted: ['login:bob']\ndialogs: [{type: group, name: x, occupants: [2]}]"
        let files = MarkedFiles(text)
        let sources = files.files.map { ManifestSource(path: $0.path, bytes: Array($0.text.utf8)) }
        let reading = ManifestSet(sources).resolve(.apiKey(defaultOwner: 1), ResolvedUsers([:]))
        #expect(reading.diagnostics.isEmpty)
        #expect(
            reading.warnings.map(\.message.text) == [
                "'departed' names login:bob, whom the application does not know: a deleted user is in no group"
            ]
        )
        #expect(reading.departedPeople.isEmpty)
        #expect(reading.missingReferences(besides: [:]).isEmpty)
        #expect(reading.dialogs.count == 1)
    }

    @Test func `names that nobody has, and other spellings, are wrong`() {
        expectDiagnostics(
            """
            version: 1
            departed: [1️⃣nobody]
            2️⃣departd: []
            3️⃣leavers: []
            dialogs: [{type: group, name: x, occupants: [2]}]
            """,
            [
                "1️⃣ error: unknown user or group 'nobody': define it under 'users' or 'groups', or give an ID",
                "2️⃣ error: unknown field 'departd'", "2️⃣ note: did you mean 'departed'?",
                "3️⃣ error: unknown field 'leavers': write 'departed'",
            ]
        )
        expectDiagnostics(
            "version: 1\ndeparted: 1️⃣bob\ndialogs: [{type: group, name: x, occupants: [2]}]",
            ["1️⃣ error: 'departed' must be a list, not text: write '[bob]'"]
        )
    }
}
