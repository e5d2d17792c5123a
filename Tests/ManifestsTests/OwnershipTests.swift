import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct OwnershipTests {
    private let manifest = """
        version: 1
        users: {alice: 5}
        dialogs:
          - 1️⃣{type: public, name: a}
          - {type: public, name: b, owner: 2️⃣alice}
          - {type: private, occupants: [7], owner: 3️⃣6}
          - 4️⃣{type: private, occupants: [7]}
        """

    @Test func `while nobody is known, dialogs without an owner are counted only`() {
        let reading = reading(of: MarkedFiles(manifest), for: .undetermined)
        #expect(reading.diagnostics == [])
        #expect(reading.declaredCount == 4)
        #expect(reading.dialogs.map(\.key) == ["public/b", "private/6-7"])
    }

    @Test func `with a key, the default owner has what nobody else has`() {
        #expect(
            reading(of: MarkedFiles(manifest), for: .apiKey(defaultOwner: 9)).dialogs.map(\.owner) == [9, 5, 6, 9]
        )
    }

    @Test func `with a key and no default owner, each dialog needs one`() {
        expectDiagnostics(
            manifest,
            [
                "1️⃣ error: the dialog has no owner: add 'owner', or set QUICKBLOX_USER_ID",
                "4️⃣ error: the dialog has no owner: add 'owner', or set QUICKBLOX_USER_ID",
            ],
            for: .apiKey(defaultOwner: nil)
        )
    }

    @Test func `with a token, dialogs are its user's`() {
        expectDiagnostics(
            manifest,
            [
                "2️⃣ error: owner 'alice' (5) is not the token's user 9: remove 'owner', or use an API key",
                "3️⃣ error: owner 6 is not the token's user 9: remove 'owner', or use an API key",
            ],
            for: .session(user: 9)
        )
        let owned = "version: 1\nusers: {me: 9}\ndialogs: [{type: public, name: a, owner: me}, {type: public, name: b}]"
        #expect(dialogs(in: owned, for: .session(user: 9)).map(\.owner) == [9, 9])
    }

    @Test func `an owner in the defaults that the token refuses is one mistake`() {
        expectDiagnostics(
            "version: 1\ndefaults: {owner: 1️⃣5, type: public}\ndialogs: [{name: a}, {name: b}]",
            ["1️⃣ error: owner 5 is not the token's user 9: remove 'owner', or use an API key"],
            for: .session(user: 9)
        )
    }

    @Test func `a set is resolved as often as needed`() {
        let source = ManifestSource(path: "x", bytes: Array("version: 1\ndialogs: [{type: public, name: a}]".utf8))
        let set = ManifestSet([source])
        #expect(set.resolve(.undetermined).dialogs.isEmpty)
        #expect(set.resolve(.session(user: 3)).dialogs.map(\.owner) == [3])
    }
}
