import Applying
import Dialogs
import Journal
import Pacing
import Platform
import TestSupport
import Testing

/// Lost answers whose dialogs are there, but not as they were asked for.
@Suite(.timeLimit(.minutes(10))) struct OutcomeSearchTests {
    /// When the intents of these tests were recorded.
    private let begun = Moment(WallTime(milliseconds: 1_767_225_600_000))
    private static let afterwards = "2026-01-01T00:00:00Z"

    /// A group that was made since.
    private func made(_ number: Int, _ name: ExactText, _ occupants: UserIDs, creator: UserID? = 1) -> LiveDialog {
        .group(number, name, occupants, creator: creator, createdAt: Self.afterwards)
    }

    /// A public dialog that was made since.
    private func made(_ number: Int, _ name: ExactText, creator: UserID?) -> LiveDialog {
        .public(number, name, creator: creator, createdAt: Self.afterwards)
    }

    private func finding(
        of intent: Intent,
        among live: [LiveDialog],
        besides others: OtherDialogs = OtherDialogs()
    ) async -> OutcomeSearch.Finding {
        let store = InMemoryDialogStore(live)
        let search = OutcomeSearch(
            reader: store,
            clock: SteppingClock(),
            stop: StopFlag(),
            now: Moment.current,
            besides: others
        )
        return await search.find(resultOf: intent, begun: begun, within: .zero)
    }

    private func intent(
        _ desired: DesiredDialog,
        known: Set<DialogID> = [],
        markedIn field: ExactText? = nil
    ) -> Intent {
        Intent(
            key: desired.key,
            owner: desired.owner,
            type: desired.type,
            name: desired.name,
            members: desired.members ?? [],
            digest: "",
            known: known,
            mark: field.map { Mark(className: "Room", field: $0, key: desired.key) }
        )
    }

    @Test(arguments: [
        ("Ops ", "Ops"), ("Ops", "ops"), ("R&D <1>", "R&amp;D &lt;1&gt;"), ("Crew 🎉", "Crew ?"), ("Crew 🎉", "Crew"),
    ])
    func `a group that is stored under a near name is found by its members`(name: ExactText, stored: ExactText) async {
        let live = made(1, stored, [1, 2])
        #expect(await finding(of: intent(.group(name)), among: [live]) == .found(live))
    }

    @Test(arguments: ["Ops 2", "Op", "?"] as [ExactText])
    func `one of quite another name is not`(name: ExactText) async {
        #expect(await finding(of: intent(.group("Ops 1")), among: [made(1, name, [1, 2])]) == .absent)
        #expect(await finding(of: intent(.group("🎉")), among: [made(1, name, [1, 2])]) == .absent)
    }

    @Test func `nor one of a near name that has other members, another creator, or was there before, or may have been`()
        async
    {
        let wanted = intent(.group("Ops"), known: [.number(3)])
        let others: [LiveDialog] = [
            made(1, "ops", [1, 2, 3]), made(2, "ops", [1, 2], creator: 2), made(3, "ops", [1, 2]),
            .group(4, "ops", [1, 2]), .group(5, "ops", [1, 2], createdAt: "2025-12-31T23:59:49Z"),
        ]
        #expect(await finding(of: wanted, among: others) == .absent)
    }

    @Test(arguments: [-3600, 0, 3600])
    func `whether it was made since is told by the server's clock`(step: Int) async throws {
        let time = ManualTime()
        time.change(.step(.seconds(step)))
        let begun = time.now
        time.pass(.seconds(30))
        for (created, isFound) in [("2026-01-01T00:00:01Z", true), ("2025-12-31T23:59:00Z", false)] {
            let live = LiveDialog.group(1, "ops", [1, 2], createdAt: created)
            let store = InMemoryDialogStore([live], date: "Thu, 01 Jan 2026 00:00:30 GMT")
            let search = OutcomeSearch(reader: store, clock: SteppingClock(), stop: StopFlag(), now: { time.now })
            let finding = await search.find(resultOf: intent(.group("Ops")), begun: begun, within: .zero)
            #expect(finding == (isFound ? .found(live) : .absent))
        }
    }

    @Test func `nor one that another create has made, or may have made`() async {
        let live = [made(1, "ops", [1, 2])]
        let wanted = intent(.group("Ops"))
        let known = OtherDialogs(isKnown: { $0 == .number(1) })
        #expect(await finding(of: wanted, among: live, besides: known) == .absent)
        let identities: Set<NaturalIdentity> = [wanted.identity, .group(name: "ops", members: [1, 2])]
        let declared = OtherDialogs(identities: { identities })
        #expect(await finding(of: wanted, among: live, besides: declared) == .absent)
    }

    @Test func `two of near names are several`() async {
        let live: [LiveDialog] = [made(1, "ops", [1, 2]), made(2, "OPS", [1, 2])]
        #expect(await finding(of: intent(.group("Ops")), among: live) == .several(live))
    }

    @Test func `a public dialog of a near name is found where its owner made it`() async {
        let live = made(1, "lobby", creator: 1)
        #expect(await finding(of: intent(.public("Lobby ")), among: [live]) == .found(live))
        #expect(await finding(of: intent(.public("Lobby ")), among: [made(1, "lobby", creator: 9)]) == .absent)
        #expect(await finding(of: intent(.public("Lobby ")), among: [.public(1, "lobby", creator: 1)]) == .absent)
    }

    @Test(arguments: [
        ("HR ", "HR"), ("R & D", "R &amp; D"), ("Fun 🎉 room", "Fun  room"), ("ÀÉ", "àé"), ("ABC x", "abc x"),
    ])
    func `a public dialog that is stored otherwise is found though no part of its name is likely in that`(
        name: ExactText,
        stored: ExactText
    ) async {
        let live = made(1, stored, creator: 1)
        #expect(await finding(of: intent(.public(name)), among: [live]) == .found(live))
        #expect(await finding(of: intent(.public(name)), among: [made(1, stored, creator: 9)]) == .absent)
    }

    @Test(arguments: [("HELLO", "hello"), ("NEWS for all", "news for all"), ("Lobby ", "Lobby")])
    func `among too many public ones, it is found by a part of its name, in small letters too`(
        name: ExactText,
        stored: ExactText
    ) async {
        let live = made(1, stored, creator: 1)
        let reader = CaseSensitiveReader(reader: PagedDialogReader([live], foreign: [.public: 1_000_000]))
        let search = OutcomeSearch(reader: reader, clock: SteppingClock(), stop: StopFlag(), now: Moment.current)
        #expect(await search.find(resultOf: intent(.public(name)), begun: begun, within: .zero) == .found(live))
    }

    @Test func `a dialog that carries the mark is found, whatever it is called and whoever is in it`() async {
        let live = LiveDialog.group(
            1,
            "Cut",
            [1, 9],
            className: "Room",
            data: ["git_key": .scalar(.text("group/Cut off"))]
        )
        #expect(await finding(of: intent(.group("Cut off"), markedIn: "git_key"), among: [live]) == .found(live))
        #expect(await finding(of: intent(.group("Cut off"), markedIn: "other"), among: [live]) == .absent)
        #expect(await finding(of: intent(.group("Cut off")), among: [live]) == .absent)
    }

    @Test func `a group that somebody has joined by now is found`() async {
        let live = LiveDialog.group(1, "Ops", [1, 2, 9])
        #expect(await finding(of: intent(.group("Ops")), among: [live]) == .found(live))
        let exact = LiveDialog.group(2, "Ops", [1, 2])
        #expect(await finding(of: intent(.group("Ops")), among: [live, exact]) == .several([live, exact]))
        let larger: Set<NaturalIdentity> = [.group(name: "Ops", members: [1, 9])]
        let others = OtherDialogs(identities: { larger })
        #expect(await finding(of: intent(.group("Ops")), among: [live], besides: others) == .absent)
    }

    @Test func `what somebody else made is not what was asked for`() async {
        let live = LiveDialog.group(1, "Ops", [1, 2], creator: 2)
        #expect(await finding(of: intent(.group("Ops")), among: [live]) == .absent)
        let old = LiveDialog.group(1, "Ops", [1, 2], creator: nil)
        #expect(await finding(of: intent(.group("Ops")), among: [old]) == .found(old))
        let pair = LiveDialog.private(1, [1, 2])
        #expect(await finding(of: intent(.private(with: 2)), among: [pair]) == .found(pair))
    }

    @Test func `only the last look asks for more than the name`() async {
        let store = InMemoryDialogStore()
        let search = OutcomeSearch(reader: store, clock: SteppingClock(), stop: StopFlag(), now: Moment.current)
        let wanted = intent(.group("Ops"), markedIn: "git_key")
        #expect(await search.find(resultOf: wanted, begun: begun, within: .seconds(30)) == .absent)
        #expect(store.queries.count { !$0.names.isEmpty } == 5)
        #expect(store.queries.count { $0.data != nil } == 1)
        #expect(store.queries.count { $0 == DialogQuery(type: .group, occupants: [1, 2]) } == 1)
        #expect(store.queries.count == 7)
    }
}

/// A reader that tells capitals from small letters where it is asked for a part of a name.
private struct CaseSensitiveReader: DialogReader {
    let reader: PagedDialogReader

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        narrowed(try await reader.list(query, as: owner), by: query)
    }

    func list(_ query: DialogQuery, as owner: UserID, upTo limit: Int) async throws(ListingFailure) -> Listing {
        narrowed(try await reader.list(query, as: owner, upTo: limit), by: query)
    }

    private func narrowed(_ listing: Listing, by query: DialogQuery) -> Listing {
        guard let fragment = query.nameFragment?.string else { return listing }
        let dialogs = listing.dialogs.filter { $0.name?.string.contains(fragment) ?? false }
        return Listing(dialogs: dialogs, requests: listing.requests, proof: listing.proof)
    }
}
