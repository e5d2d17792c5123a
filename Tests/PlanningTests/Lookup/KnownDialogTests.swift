import Dialogs
import Planning
import TestSupport
import Testing

/// Dialogs that are known by their `_id`, since an earlier run made them.
@Suite(.timeLimit(.minutes(1))) struct KnownDialogTests {
    private func plan(
        _ desired: [DesiredDialog],
        known numbers: [Int?],
        recently: Bool = false,
        in reader: any DialogReader
    ) async throws -> Plan {
        let ids = zip(desired, numbers).compactMap { dialog, number in
            number.map { (dialog.identity, DialogID.number($0)) }
        }
        let known = Dictionary(uniqueKeysWithValues: ids)
        return try await LookupRunner(
            reader: reader,
            parallelism: 1,
            known: known,
            late: recently ? Set(known.values) : []
        ).plan(for: desired)
    }

    @Test(arguments: [true, false])
    func `one of another name differs in it, and is not missing`(recently: Bool) async throws {
        let store = InMemoryDialogStore([.group(7, "ops?", [1, 2])])
        let plan = try await plan([.group("ops")], known: [7], recently: recently, in: store)
        #expect(plan.outline == ["group/ops: differs 7 name ops? -> ops"])
        #expect(store.queries == [DialogQuery(type: .group, name: "ops"), DialogQuery(id: .number(7))])
    }

    @Test func `one that lacks members differs in them, and is no conflict`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [1, 2])])
        let plan = try await plan([.group("ops", [2, 3])], known: [7], in: store)
        #expect(plan.outline == ["group/ops: differs 7 occupants +[3] -[]"])
        #expect(plan.requests == 1)
    }

    @Test func `one of another name is that dialog beside one of the right name`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops?", [1, 2]), .group(8, "ops", [1, 2])])
        #expect(
            try await plan([.group("ops")], known: [7], in: store).outline
                == ["group/ops: differs 7 name ops? -> ops"]
        )
    }

    @Test func `one that is stored under the name of another leaves that one its own`() async throws {
        let store = InMemoryDialogStore([.public(7, "news"), .public(8, "news")])
        let desired: [DesiredDialog] = [.public("News"), .public("news")]
        #expect(
            try await plan(desired, known: [7, 8], in: store).outline
                == ["public/News: differs 7 name news -> News", "public/news: exists 8"]
        )
    }

    @Test func `one of another type is not that dialog`() async throws {
        let store = InMemoryDialogStore([.public(7, "ops")])
        #expect(try await plan([.group("ops")], known: [7], in: store).outline == ["group/ops: create"])
    }

    @Test func `one that is pinned belongs to whoever pins it`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops", [1, 2])])
        let desired: [DesiredDialog] = [
            .group("ops", [2, 3]), .group("crew", identification: .pinned(.number(7))),
        ]
        let outline = try await plan(desired, known: [7, nil], in: store).outline
        #expect(outline == ["group/ops: create", "group/crew: differs 7 name ops -> crew"])
    }

    @Test func `an ID that two claim is nobody's`() async throws {
        let store = InMemoryDialogStore([.group(7, "ops?", [1, 2])])
        let desired: [DesiredDialog] = [.group("ops"), .group("crew")]
        #expect(
            try await plan(desired, known: [7, 7], in: store).outline == ["group/ops: create", "group/crew: create"]
        )
    }

    @Test func `what a complete listing does not show is not asked for, unless it may be late`() async throws {
        let desired = (1...20).map { DesiredDialog.public(ExactText("room \($0)")) }
        let numbers = (1...20).map { Optional($0) }
        let store = InMemoryDialogStore()
        #expect(try await plan(desired, known: numbers, in: store).count(of: .create) == 20)
        let batch = DialogQuery(type: .public, names: Set(desired.compactMap(\.name)), occupants: [])
        #expect(store.queries == [batch, DialogQuery(type: .public)])
        let late = InMemoryDialogStore()
        #expect(try await plan(desired, known: numbers, recently: true, in: late).count(of: .create) == 20)
        #expect(late.queries.count == 21)
    }

    @Test func `nor is a single one`() async throws {
        // So many names that a full listing may cost less.
        let desired = (1...400).map { DesiredDialog.public(ExactText("room \($0)")) }
        let store = InMemoryDialogStore()
        #expect(try await plan(desired, known: [1], in: store).count(of: .create) == 400)
        #expect(store.queries == [DialogQuery(type: .public)])
    }

    @Test func `many that no result shows are asked for all at once, where that is cheaper than one by one`()
        async throws
    {
        let desired = (1...20).map { DesiredDialog.public(ExactText("room \($0)")) }
        let numbers = (1...20).map { Optional($0) }
        let few = PagedDialogReader(foreign: [.public: 1500])
        #expect(try await plan(desired, known: numbers, in: few).requests == 1 + 15)
        let many = PagedDialogReader(foreign: [.public: 5000])
        #expect(try await plan(desired, known: numbers, in: many).requests == 1 + 1 + 20)
    }

    @Test func `its namesakes need not be read`() async throws {
        let namesakes = (100..<350).map { LiveDialog.group($0, "ops", [1, 9]) }
        let reader = PagedDialogReader(namesakes + [.group(7, "ops", [1, 2])])
        let plan = try await plan([.group("ops", [2, 3])], known: [7], in: reader)
        #expect(plan.outline == ["group/ops: differs 7 occupants +[3] -[]"])
        #expect(
            reader.queries == [
                DialogQuery(type: .group, name: "ops"),
                DialogQuery(type: .group, name: "ops", occupants: [1, 2, 3]),
                DialogQuery(id: .number(7)),
            ]
        )
    }
}
