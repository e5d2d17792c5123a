import Dialogs
import Planning
import TestSupport
import Testing

/// One name that very many dialogs share, as with clients that name rooms automatically.
@Suite struct CommonNameTests {
    private static let crowd = (1...5000).map { LiveDialog.group($0, "-", [1, UserID(rawValue: $0 + 10) ?? 1]) }

    private func plan(_ desired: [DesiredDialog], _ reader: PagedDialogReader) async throws -> Plan {
        try await LookupRunner(reader: reader, parallelism: 4).plan(for: desired)
    }

    @Test func `a dialog that exists among them is found by its members`() async throws {
        let plan = try await plan([.group("-", [1234])], PagedDialogReader(Self.crowd))
        #expect(plan.entries.map(\.action.live?.id) == [.number(1224)])
        #expect(plan.requestsByStrategy == [.targeted: 1])
    }

    @Test func `a dialog that is missing is in conflict with them, without reading them all`() async throws {
        let plan = try await plan([.group("-", [7])], PagedDialogReader(Self.crowd))
        #expect(plan.count(of: .conflict) == 1)
        #expect(plan.requestsByStrategy == [.targeted: 1, .full: 1])
    }

    @Test func `match name is ambiguous after the first page`() async throws {
        let plan = try await plan([.group("-", [7], identification: .match(.name))], PagedDialogReader(Self.crowd))
        #expect(plan.count(of: .ambiguous) == 1)
        #expect(plan.requestsByStrategy == [.targeted: 1, .full: 1])
    }

    @Test func `match name and occupants asks for the members at once`() async throws {
        let desired = DesiredDialog.group("-", [7], identification: .match(.nameAndOccupants))
        let plan = try await plan([desired], PagedDialogReader(Self.crowd))
        #expect(plan.count(of: .create) == 1)
        #expect(plan.requestsByStrategy == [.targeted: 1, .full: 1])
    }

    @Test func `a public name of a hundred thousand dialogs is ambiguous after the first page`() async throws {
        let live = (1...100_000).map { LiveDialog.public($0, "lobby") }
        let plan = try await plan([.public("lobby")], PagedDialogReader(live))
        #expect(plan.count(of: .ambiguous) == 1)
        #expect(plan.requestsByStrategy == [.targeted: 1])
    }

    @Test func `before anything is called missing, all of the name is read`() async throws {
        // Each dialog on the first page matches a declared one, so that only the rest can show a conflict.
        let desired = (1...100).map { number in
            DesiredDialog.group("-", [UserID(rawValue: number + 10) ?? 1], key: ExactText("dialog \(number)"))
        }
        let missing = DesiredDialog.group("-", [7], key: "missing")
        let plan = try await plan(desired + [missing], PagedDialogReader(Self.crowd))
        #expect(plan.count(of: .exists) == 100)
        #expect(plan.entries.last?.action.kind == .conflict)
        let alone = Array(Self.crowd.prefix(101))
        let other = try await self.plan(desired + [.group("-", [111], key: "last"), missing], PagedDialogReader(alone))
        #expect(other.count(of: .exists) == 101)
        #expect(other.entries.last?.action.kind == .create)
    }

    @Test func `a common name in a batch is separated from the others`() async throws {
        let others = (0..<50).map { LiveDialog.group(9000 + $0, ExactText("room \($0)"), [1, 2]) }
        let desired = (0..<50).map { DesiredDialog.group(ExactText("room \($0)"), [2]) } + [.group("-", [1234])]
        for live in [Self.crowd + others, others + Self.crowd] {
            let plan = try await plan(desired, PagedDialogReader(live))
            #expect(plan.count(of: .exists) == 51)
            #expect(plan.requests <= 5, "\(plan.requestsByStrategy)")
        }
    }
}
