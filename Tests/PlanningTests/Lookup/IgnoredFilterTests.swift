import Dialogs
import Planning
import TestSupport
import Testing

/// A server that ignores a filter costs one wasted page, and never a wrong plan.
@Suite struct IgnoredFilterTests {
    private static let live =
        (0..<40).map { LiveDialog.group($0 + 1, ExactText("room \($0)"), [1, 2]) }
        + (0..<40).map { LiveDialog.public($0 + 101, ExactText("news \($0)")) }
        + (0..<40).map { LiveDialog.private($0 + 201, [1, UserID(rawValue: $0 + 10) ?? 1]) }

    private static let desired: [DesiredDialog] =
        (0..<2).map { .group(ExactText("room \($0)"), [2]) } + [.group("a, b", [2])]
        + (0..<2).map { .public(ExactText("news \($0)")) }
        + [.private(with: 10), .private(with: 5)]
        + [.group("room 7", [2], key: "pinned", identification: .pinned(.number(8)))]

    private func plan(_ desired: [DesiredDialog], _ reader: PagedDialogReader) async throws -> Plan {
        try await LookupRunner(reader: reader, parallelism: 4).plan(for: desired)
    }

    @Test(arguments: QueryFilter.allCases.map { [$0] } + [[.name, .nameIn], Set(QueryFilter.allCases)])
    func `the plan is the same whatever is ignored`(ignored: Set<QueryFilter>) async throws {
        let reader = PagedDialogReader(Self.live, foreign: [.group: 5000, .public: 300], ignoring: ignored)
        let expected = try await plan(Self.desired, PagedDialogReader(Self.live))
        let plan = try await plan(Self.desired, reader)
        #expect(plan.entries.map(\.action) == expected.entries.map(\.action))
    }

    @Test func `an ignored list of names costs one page, then each name is requested`() async throws {
        let desired = (0..<150).map { DesiredDialog.group(ExactText("room \($0)"), [2]) }
        let reader = PagedDialogReader(Self.live, foreign: [.group: 1_000_000], ignoring: [.nameIn])
        let plan = try await plan(desired, reader)
        #expect(plan.requestsByStrategy == [.batched: 1, .targeted: 150 + 1])
    }

    @Test func `an ignored list of names costs one page, then everything is read where that is less`() async throws {
        let desired = (0..<150).map { DesiredDialog.group(ExactText("room \($0)"), [2]) }
        let reader = PagedDialogReader(Self.live, foreign: [.group: 760], ignoring: [.nameIn])
        let plan = try await plan(desired, reader)
        #expect(plan.requestsByStrategy == [.batched: 1, .full: 8])
    }

    @Test func `an ignored name costs one page, then everything is read once`() async throws {
        let reader = PagedDialogReader(Self.live, foreign: [.group: 760], ignoring: [.name, .nameIn])
        let plan = try await plan([.group("a, b", [2]), .group("c, d", [2])], reader)
        #expect(plan.requestsByStrategy == [.targeted: 1, .full: 8])
    }

    @Test func `ignored members cost one page, then all private dialogs are read once`() async throws {
        let reader = PagedDialogReader(Self.live, foreign: [.private: 260], ignoring: [.occupants])
        let plan = try await plan([.private(with: 10), .private(with: 11)], reader)
        #expect(plan.count(of: .exists) == 2)
        #expect(plan.requestsByStrategy == [.targeted: 1, .full: 3])
    }

    @Test func `an ignored ID costs one page, then everything is read once`() async throws {
        let pins = (1...2).map { number in
            DesiredDialog.private(with: UserID(rawValue: 9 + number) ?? 1).pinned(to: .number(200 + number))
        }
        let reader = PagedDialogReader(Self.live, foreign: [.group: 1000], ignoring: [.id])
        let plan = try await plan(pins, reader)
        #expect(plan.count(of: .exists) == 2)
        #expect(plan.requestsByStrategy == [.targeted: 1, .full: 12])
    }
}

extension DesiredDialog {
    fileprivate func pinned(to id: DialogID) -> DesiredDialog {
        DesiredDialog(key: key, owner: owner, content: content, identification: .pinned(id), location: location)
    }
}
