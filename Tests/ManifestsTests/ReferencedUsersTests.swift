import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

/// People whom manifests name by something other than an ID.
@Suite struct ReferencedUsersTests {
    private func read(
        _ text: String,
        _ found: ResolvedUsers = .unasked,
        for ownership: Ownership = .apiKey(defaultOwner: 1)
    ) -> ManifestReading {
        ManifestSet([ManifestSource(path: "x.yaml", bytes: Array(text.utf8))]).resolve(ownership, found)
    }

    private static let everywhere = """
        version: 1
        users: {alice: 'login:alice'}
        groups: {staff: [alice, 'email:Bob@x.org', 9]}
        defaults: {type: group}
        dialogs:
          - {name: a, owner: 'login:carol', occupants: [staff], admins: ['external:77']}
          - {name: b, occupants: ['phone:+44 20', 'login: alice '], admins: [alice]}
          - {type: private, owner: alice, occupants: ['login:carol']}
        """

    @Test func `a name by login, address, foreign ID or phone may stand where an ID may`() {
        let reading = read(Self.everywhere)
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs == [])
        #expect(reading.declaredCount == 3)
        let expected = ["email:Bob@x.org", "external:77", "login:alice", "login:carol", "phone:+44 20"]
        #expect(reading.users.references.map(\.description) == expected)
        let carol = reading.users[UserReference(.login, "carol")]
        #expect(carol.count == 2)
        #expect(carol.first.map(\.line) == [6, 8])
    }

    @Test func `those who were found are their IDs`() {
        let ids: [UserReference: UserID] = [
            UserReference(.login, "alice"): 5, UserReference(.login, "carol"): 6, UserReference(.email, "Bob@x.org"): 7,
            UserReference(.external, "77"): 8, UserReference(.phone, "+44 20"): 10,
        ]
        let reading = read(Self.everywhere, ResolvedUsers(ids))
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.owner) == [6, 1, 5])
        let members: [UserIDs?] = [[5, 6, 7, 8, 9], [1, 5, 10], [5, 6]]
        #expect(reading.dialogs.map(\.members) == members)
        #expect(reading.dialogs.map(\.key) == ["group/a", "group/b", "private/5-6"])
    }

    @Test func `a dialog that names somebody who does not exist is left out, and says whom`() {
        let reading = read(
            Self.everywhere,
            ResolvedUsers([UserReference(.login, "alice"): 5, UserReference(.phone, "+44 20"): 10])
        )
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.name) == ["b"])
        #expect(reading.withheld.map(\.key) == ["group/a", nil])
        #expect(reading.withheld[0].missing.map(\.description) == ["email:Bob@x.org", "external:77", "login:carol"])
        #expect(reading.reduced == [])
    }

    @Test func `what is to be absent needs nobody but its owner`() {
        let text = """
            version: 1
            dialogs:
              - {type: group, name: a, occupants: ['login:x'], admins: ['login:y'], state: absent}
              - {type: group, name: b, occupants: ['login:x']}
              - {type: group, name: c, occupants: [5], owner: 'login:x', state: absent}
              - {type: private, occupants: ['login:x'], state: absent}
            """
        let reading = read(text, ResolvedUsers([:]))
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.key) == ["group/a"])
        #expect(reading.dialogs[0].members == [1])
        #expect(reading.reduced.map(\.key) == ["group/a"])
        #expect(reading.withheld.map(\.key) == ["group/b", "group/c", nil])
    }

    @Test func `or it is made without them, where an owner and somebody else remain`() {
        let text = """
            version: 1
            defaults: {type: group}
            dialogs:
              - {name: a, occupants: [5, 'login:x'], admins: ['login:x', 6]}
              - {name: b, occupants: ['login:x']}
              - {name: c, occupants: [5], owner: 'login:x'}
              - {type: private, occupants: ['login:x']}
              - {type: public, name: d, admins: ['login:x']}
            """
        let reading = read(text, ResolvedUsers([:], leavesOutOthers: true))
        #expect(reading.diagnostics == [])
        #expect(reading.dialogs.map(\.key) == ["group/a", "public/d"])
        #expect(reading.dialogs[0].members == [1, 5, 6])
        #expect(reading.dialogs[0].admins == [6])
        #expect(reading.reduced.map(\.key) == ["group/a", "public/d"])
        #expect(reading.withheld.map(\.key) == ["group/b", "group/c", nil])
    }

    @Test func `where somebody is not known, nobody is to be removed, who may be the same person`() {
        let text = """
            version: 1
            defaults: {type: group, unlisted: remove, unlisted_admins: remove}
            dialogs:
              - {name: a, occupants: [5, 'login:x']}
              - {name: b, occupants: [5, 6]}
            """
        let rules = read(text, ResolvedUsers([:], leavesOutOthers: true)).dialogs.map(\.unlisted)
        #expect(
            rules == [
                UnlistedRule(occupants: .report, admins: .report), UnlistedRule(occupants: .remove, admins: .remove),
            ]
        )
    }

    @Test func `what only IDs can tell is checked once they are known`() {
        let text = """
            version: 1
            dialogs:
              - {type: private, occupants: ['login:ann']}
              - {type: private, occupants: [5]}
              - {type: group, name: x, occupants: ['login:me']}
            """
        #expect(read(text).diagnostics == [])
        let found = ResolvedUsers([UserReference(.login, "ann"): 5, UserReference(.login, "me"): 1])
        #expect(
            read(text, found).diagnostics.map(\.message.text) == [
                "a second private dialog of 1 and 5: they have one", "a group needs an occupant besides its owner",
            ]
        )
        let owned = "version: 1\ndialogs: [{type: public, name: x, owner: 'login:ann'}]"
        #expect(
            read(owned, found, for: .session(user: 7)).diagnostics.map(\.message.text) == [
                "owner 'login:ann' (5) is not the token's user 7: remove 'owner', or use an API key"
            ]
        )
    }

    @Test(arguments: [
        ("login:", "the text behind 'login:' must not be empty"),
        ("email:bob", "'bob' is no e-mail address: write it as 'email:ann@example.com'"),
        ("external:x", "'x' is no external ID, which is a whole number"),
        ("external:-1", "'-1' is no external ID, which is a whole number"),
        (
            "external:01103",
            "'01103' is no external ID: write it without the zeros in front, or as 'login:01103' where such codes are logins"
        ),
        ("phone:1,2", "'1,2' has a comma, which no phone number has"),
        ("Login:x", "unknown user or group 'Login:x': define it under 'users' or 'groups', or give an ID"),
    ])
    func `a wrong name is told at its place`(name: String, message: String) {
        expectDiagnostics(
            manifest("- {type: group, name: x, occupants: [1️⃣'\(name)']}"),
            ["1️⃣ error: \(message)"]
        )
    }

    @Test func `such a name cannot be defined`() {
        expectDiagnostics(
            "version: 1\nusers: {1️⃣'login:x': 5}\ndialogs: [{type: public, name: x}]",
            ["1️⃣ error: 'login:x' cannot be a name, since it stands for a person by itself"]
        )
    }

    @Test func `people are called by their names, others by what was looked up`() {
        let ids: [UserReference: UserID] = [
            UserReference(.login, "alice"): 5, UserReference(.login, "carol"): 6, UserReference(.email, "Bob@x.org"): 7,
            UserReference(.external, "77"): 8, UserReference(.phone, "+44 20"): 10,
        ]
        #expect(read(Self.everywhere).people == .none)
        let people = read(Self.everywhere, ResolvedUsers(ids)).people
        let names: [UserID: ExactText] = [5: "alice", 6: "carol", 7: "Bob@x.org", 8: "external:77", 10: "+44 20"]
        #expect(people == PeopleNames(names))
    }

    @Test func `of several names of one user the first in byte order counts, and one of the manifest's own most`() {
        let text = """
            version: 1
            users: {zoe: 5, Ann: 5, ann: 5, bob: 'login:aaa', eve: 9}
            dialogs: [{type: group, name: a, occupants: ['login:aaa', 'email:b@x', 'login:b', '5']}]
            """
        let ids: [UserReference: UserID] = [
            UserReference(.login, "aaa"): 6, UserReference(.email, "b@x"): 7, UserReference(.login, "b"): 7,
        ]
        let people = read(text, ResolvedUsers(ids)).people
        #expect(people == PeopleNames([5: "Ann", 6: "bob", 7: "b", 9: "eve"]))
        let files = ManifestSet([ManifestSource(path: "x.yaml", bytes: Array(text.utf8))])
        #expect(files.userNames().names == [5: "Ann", 9: "eve"])
    }
}
