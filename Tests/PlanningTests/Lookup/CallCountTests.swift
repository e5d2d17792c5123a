import Dialogs
import Planning
import TestSupport
import Testing

/// What a plan costs in requests, for typical sets and applications.
@Suite struct CallCountTests {
    private func plan(
        _ desired: [DesiredDialog],
        _ reader: PagedDialogReader
    ) async throws -> Plan {
        try await LookupRunner(reader: reader, parallelism: 4).plan(for: desired)
    }

    private func groups(_ count: Int, owner: UserID = 1) -> [DesiredDialog] {
        (0..<count).map { .group(Self.name($0), owner: owner, [2]) }
    }

    private func live(_ count: Int) -> [LiveDialog] {
        (0..<count).map { .group($0 + 1, Self.name($0), [1, 2]) }
    }

    private static func name(_ number: Int) -> ExactText { ExactText("Course \(number)") }

    @Test func `ten thousand dialogs against ten thousand live ones are a hundred requests`() async throws {
        let plan = try await plan(groups(10_000), PagedDialogReader(live(10_000)))
        #expect(plan.count(of: .exists) == 10_000)
        #expect(plan.requests == 100)
        #expect(plan.requestsByStrategy == [.full: 100])
    }

    @Test func `a set that is live among a million strangers is requested in batches of names`() async throws {
        let reader = PagedDialogReader(live(1000), foreign: [.group: 1_000_000])
        let plan = try await plan(groups(1000), reader)
        #expect(plan.count(of: .exists) == 1000)
        #expect(plan.requestsByStrategy == [.full: 1, .batched: 10])
    }

    @Test func `ten thousand dialogs among a million strangers`() async throws {
        let plan = try await plan(groups(10_000), PagedDialogReader(live(5000), foreign: [.group: 1_000_000]))
        #expect(plan.count(of: .exists) == 5000)
        #expect(plan.count(of: .create) == 5000)
        // And what is near to the names of the missing ones: one listing of all with 'ourse', of fifty pages.
        #expect(plan.requestsByStrategy == [.full: 1, .batched: 100, .targeted: 50])
    }

    @Test func `a large set in an empty application is one request`() async throws {
        let plan = try await plan(groups(10_000), PagedDialogReader())
        #expect(plan.count(of: .create) == 10_000)
        #expect(plan.requests == 1)
    }

    @Test func `a small set is one batch for each type`() async throws {
        let desired = groups(20) + (0..<20).map { .public(ExactText("news \($0)")) }
        let news = (0..<20).map { LiveDialog.public(100 + $0, ExactText("news \($0)")) }
        let reader = PagedDialogReader(live(20) + news, foreign: [.group: 1_000_000, .public: 1_000_000])
        let plan = try await plan(desired, reader)
        #expect(plan.requestsByStrategy == [.batched: 2])
    }

    @Test func `one dialog is one request, and one more where it is missing`() async throws {
        let found = PagedDialogReader(live(1))
        #expect(try await plan(groups(1), found).requests == 1)
        #expect(found.queries == [DialogQuery(type: .group, name: "Course 0", occupants: [1, 2])])
        let missing = PagedDialogReader()
        #expect(try await plan(groups(1), missing).requests == 2)
        #expect(missing.queries.last == .near("ourse", .group))
    }

    @Test func `names that share nothing are compared with near ones at the price of one request each`() async throws {
        let desired = ["Alpha", "Bravo", "Carol", "Delta", "Echos"].map { DesiredDialog.public(ExactText($0)) }
        let near = ["ALPHA x", "delta ", "DELTA"].enumerated().map { LiveDialog.public($0 + 1, ExactText($1)) }
        let plan = try await plan(desired, PagedDialogReader(near, foreign: [.public: 1_000_000]))
        #expect(plan.count(of: .create) == 5)
        #expect(plan.entries.map(\.notes.count) == [0, 0, 0, 2, 0])
        // The batch, the page that tells how much there is, and five names.
        #expect(plan.requestsByStrategy == [.batched: 1, .full: 1, .targeted: 5])
        let few = try await self.plan(desired, PagedDialogReader(near, foreign: [.public: 300]))
        #expect(few.entries.map(\.notes.count) == [0, 0, 0, 2, 0])
        #expect(few.requestsByStrategy == [.batched: 1, .full: 4])
    }

    @Test(arguments: [
        ("VIP ROOM", "Vip Room"), ("Ops", "OPS\u{200B}"), ("\u{43D}\u{43E}\u{439}", "\u{43D}\u{43E}\u{438}\u{306}"),
        ("X,Y", "x, y"),
        ("\u{304C}\u{304E}", "\u{304B}\u{3099}\u{304D}\u{3099}"),
    ])
    func `names of which no part is likely in near ones are compared with all where these are a page`(
        name: String,
        near: String
    ) async throws {
        let few = PagedDialogReader([.public(1, ExactText(near))], foreign: [.public: 90])
        let plan = try await plan([.public(ExactText(name))], few)
        #expect(plan.entries[0].notes.count == 1)
        #expect(plan.requestsByStrategy == [.targeted: 1, .full: 1])
        let many = PagedDialogReader(foreign: [.public: 1_000_000])
        #expect(try await self.plan([.public(ExactText(name))], many).requests == 2)
    }

    @Test func `names with commas are requested alone`() async throws {
        let desired: [DesiredDialog] = ["Ann, Bo", "Cy, Di", " edge", "plain", "other"].map { .group($0, [2]) }
        let reader = PagedDialogReader(foreign: [.group: 1_000_000])
        let plan = try await plan(desired, reader)
        // One full listing, a batch of two, and three on their own; then one more for each that names may be near to.
        #expect(plan.requestsByStrategy == [.full: 1, .batched: 1, .targeted: 3 + 3])
        #expect(reader.queries.allSatisfy { query in query.names.count < 2 || !query.names.contains("Ann, Bo") })
    }

    @Test(arguments: ["edge ", " edge", "\tedge", "edge\r\n", "\u{A0}edge", "edge\u{2003}", "a,", ","])
    func `a name that a list cannot hold is requested alone`(name: String) async throws {
        let names: [ExactText] = [ExactText(name), "plain", "other one", "é\u{1F}"]
        let live = names.enumerated().map { LiveDialog.group($0 + 1, $1, [1, 2]) }
        let reader = PagedDialogReader(live, foreign: [.group: 1_000_000])
        let plan = try await plan(names.map { .group($0, [2]) }, reader)
        #expect(plan.requestsByStrategy == [.batched: 1, .targeted: 1])
        #expect(reader.queries.allSatisfy { $0.names.count < 2 || !$0.names.contains(ExactText(name)) })
    }

    @Test func `very long names share an address only as far as it goes`() async throws {
        let desired = (0..<60).map { DesiredDialog.public(ExactText(String(repeating: "я", count: 95) + "\($0)")) }
        let live = desired.enumerated().map { LiveDialog.public($0 + 1, $1.name ?? "") }
        let plan = try await plan(desired, PagedDialogReader(live, foreign: [.public: 1_000_000]))
        #expect(plan.requestsByStrategy == [.full: 1, .batched: 6])
    }

    @Test func `private dialogs by the thousand are read in full`() async throws {
        let partners = (2...3001).compactMap(UserID.init)
        let live = partners.map { LiveDialog.private($0.rawValue, [1, $0]) }
        let reader = PagedDialogReader(live, foreign: [.private: 5000])
        let plan = try await plan(partners.map { .private(with: $0) }, reader)
        #expect(plan.count(of: .exists) == 3000)
        #expect(plan.requestsByStrategy == [.full: 80])
    }

    @Test func `private dialogs among a million are requested one by one`() async throws {
        let partners = (2...51).compactMap(UserID.init)
        let reader = PagedDialogReader(foreign: [.private: 1_000_000])
        let plan = try await plan(partners.map { .private(with: $0) }, reader)
        #expect(plan.requestsByStrategy == [.full: 1, .targeted: 50])
    }

    @Test func `each of several owners has its own strategy`() async throws {
        let many = groups(1000)
        let few = groups(2, owner: 7)
        let theirs = (0..<2).map { LiveDialog.group(2000 + $0, Self.name($0), [2, 7]) }
        let plan = try await plan(many + few, PagedDialogReader(live(1000) + theirs))
        #expect(plan.requestsByStrategy == [.full: 10, .batched: 1])
    }

    @Test func `a thousand pinned dialogs ride along with their names`() async throws {
        let desired = (0..<1000).map { number in
            DesiredDialog.group(Self.name(number), [2], identification: .pinned(.number(number + 1)))
        }
        let renamed = live(999) + [LiveDialog.group(1000, "Renamed", [1, 2])]
        let plan = try await plan(desired, PagedDialogReader(renamed, foreign: [.group: 1_000_000]))
        #expect(plan.count(of: .exists) == 999)
        #expect(plan.count(of: .differs) == 1)
        #expect(plan.requestsByStrategy == [.full: 1, .batched: 10, .targeted: 1])
    }

    @Test func `dialogs that share members and ignore namesakes are requested with them`() async throws {
        let desired = (0..<5).map { number in
            DesiredDialog.group(Self.name(number), [2, 3], identification: .match(.nameAndOccupants))
        }
        let reader = PagedDialogReader()
        let plan = try await plan(desired, reader)
        #expect(plan.requestsByStrategy == [.batched: 1, .targeted: 1])
        #expect(
            reader.queries == [
                DialogQuery(type: .group, names: Set(desired.compactMap(\.name)), occupants: [1, 2, 3]),
                .near("ourse", .group),
            ]
        )
    }
}
