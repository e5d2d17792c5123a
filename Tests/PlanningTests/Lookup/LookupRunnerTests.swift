import Dialogs
import Planning
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct LookupRunnerTests {
    @Test func `one request for each dialog that is found`() async throws {
        let store = InMemoryDialogStore([.public(1, "news"), .group(2, "ops", [1, 2]), .private(3, [1, 2])])
        let desired: [DesiredDialog] = [.public("news"), .group("ops", [2]), .private(with: 2)]
        let plan = try await LookupRunner(reader: store, parallelism: 2).plan(for: desired)
        #expect(plan.count(of: .exists) == 3)
        #expect(
            Set(store.queries) == [
                DialogQuery(type: .public, name: "news"),
                DialogQuery(type: .group, name: "ops", occupants: [1, 2]),
                DialogQuery(type: .private, occupants: [1, 2]),
            ]
        )
        #expect(plan.requests == 3)
    }

    @Test func `groups of one name are requested once, and names near to a missing one with one more`() async throws {
        let store = InMemoryDialogStore()
        let desired: [DesiredDialog] = [.group("ops", [2], key: "a"), .group("ops", [3], key: "b")]
        let plan = try await LookupRunner(reader: store, parallelism: 2).plan(for: desired)
        #expect(plan.count(of: .create) == 2)
        #expect(store.queries == [DialogQuery(type: .group, name: "ops"), .near("ops", .group)])
        #expect(plan.requests == 2)
    }

    @Test func `an empty set asks nothing`() async throws {
        let plan = try await LookupRunner(reader: InMemoryDialogStore(), parallelism: 2).plan(for: [])
        #expect(plan.entries.isEmpty)
        #expect(plan.requests == 0)
        #expect(plan.proof == nil)
    }

    @Test func `one failed request fails the whole reading`() async throws {
        let reader = FailingReader(failing: "room 7", failure: .incomplete(FailureReason("3 of 4 rows")))
        let desired = (1...20).map { DesiredDialog.public(ExactText("room \($0)"), owner: UserID(rawValue: $0) ?? 1) }
        await #expect(throws: ListingFailure.incomplete(FailureReason("3 of 4 rows"))) {
            try await LookupRunner(reader: reader, parallelism: 4).plan(for: desired)
        }
    }

    @Test func `progress counts the responses`() async throws {
        let seen = Mutex<[Int]>([])
        let runner = LookupRunner(
            reader: InMemoryDialogStore(),
            parallelism: 4,
            onProgress: { progress in seen.withLock { $0.append(progress.completed) } }
        )
        let desired = (1...5).map { DesiredDialog.public(ExactText("room \($0)"), owner: UserID(rawValue: $0) ?? 1) }
        _ = try await runner.plan(for: desired)
        #expect(seen.withLock { $0 } == Array(1...10))
    }

    @Test func `if the first request is refused, no other is sent`() async throws {
        let reader = FailingReader(failing: "room 1", failure: .refused(FailureReason("Need user", status: 422)))
        let desired = (1...20).map { DesiredDialog.public(ExactText("room \($0)"), owner: UserID(rawValue: $0) ?? 1) }
        await #expect(throws: ListingFailure.refused(FailureReason("Need user", status: 422))) {
            try await LookupRunner(reader: reader, parallelism: 8).plan(for: desired)
        }
        #expect(reader.requested == 1)
    }

    @Test func `a dialog that was created a moment ago is requested by its ID before it is called missing`()
        async throws
    {
        let reader = LateReader(.group(7, "ops", [1, 2]))
        let ops = DesiredDialog.group("ops", [2])
        let recent = PriorKnowledge([ops, .public("news")], [7, 8], recently: true)
        let runner = LookupRunner(reader: reader, parallelism: 2, knowing: recent)
        let plan = try await runner.plan(for: [ops])
        #expect(plan.entries.map(\.action.kind) == [.exists])
        #expect(
            reader.queries == [DialogQuery(type: .group, name: "ops", occupants: [1, 2]), DialogQuery(id: .number(7))]
        )
    }

    @Test func `a dialog that was created a moment ago and that no lookup shows is missing`() async throws {
        let ops = DesiredDialog.group("ops", [2])
        let store = InMemoryDialogStore()
        let runner = LookupRunner(reader: store, parallelism: 2, knowing: PriorKnowledge([ops], [7], recently: true))
        let plan = try await runner.plan(for: [ops])
        #expect(plan.entries.map(\.action.kind) == [.create])
        #expect(
            store.queries == [
                DialogQuery(type: .group, name: "ops", occupants: [1, 2]), DialogQuery(id: .number(7)),
                .near("ops", .group),
            ]
        )
    }

    @Test func `no more requests are in flight than allowed`() async throws {
        let overlap = Overlap(atOnce: 4, of: 11)
        let reader = FailingReader(failing: "none", failure: .cancelled, overlap: overlap)
        let desired = (1...12).map { DesiredDialog.public(ExactText("room \($0)"), owner: UserID(rawValue: $0) ?? 1) }
        _ = try await LookupRunner(reader: reader, parallelism: 4).plan(for: desired)
        #expect(overlap.most == 4)
    }
}

/// A reader of one dialog that its listings show only when its `_id` is requested.
private final class LateReader: DialogReader {
    private let dialog: LiveDialog
    private let requested = Mutex<[DialogQuery]>([])

    init(_ dialog: LiveDialog) {
        self.dialog = dialog
    }

    var queries: [DialogQuery] { requested.withLock(\.self) }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        requested.withLock { $0.append(query) }
        return Listing(dialogs: query.ids == [dialog.id] ? [dialog] : [], requests: 1, proof: .counted)
    }
}

/// A reader that finds nothing, fails for one name, and counts the requests.
private final class FailingReader: DialogReader {
    private let failing: ExactText
    private let failure: ListingFailure
    private let overlap: Overlap?
    private let count = Mutex(0)

    /// Creates a reader that counts how many questions are open at once, without the first: it is asked alone.
    init(failing: ExactText, failure: ListingFailure, overlap: Overlap? = nil) {
        self.overlap = overlap
        self.failing = failing
        self.failure = failure
    }

    var requested: Int { count.withLock(\.self) }

    func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        let isFirst = count.withLock { count in
            count += 1
            return count == 1
        }
        if !isFirst { await overlap?.within {} }
        if query.names.contains(failing) { throw failure }
        return Listing(dialogs: [], requests: 1, proof: .counted)
    }
}
