import Applying
import Dialogs
import Journal
import Pacing
import Planning
import TestSupport
import Testing

/// Creates whose dialog is not what was declared, and responses that show a dialog which they did not make.
@Suite(.timeLimit(.minutes(10))) struct CreatedOtherwiseTests {
    private let renamed = LiveDialog.group(1, "ops?", [1, 2])
    private let difference = FieldDifference.value(
        field: "name",
        live: .scalar(.text("ops?")),
        desired: .text("ops")
    )
    private let why = FailureReason("because")
    private let recorder = MemoryRecorder()

    private func outcomes(
        of desired: [DesiredDialog] = [.group("ops")],
        in store: any DialogStore,
        retriesUnknown: Bool = false,
        knowing known: Set<DialogID> = []
    ) async throws -> [ApplyOutcome] {
        let applier = Applier(
            store: store,
            recorder: recorder,
            policy: ApplyPolicy(parallelism: 1, settleWindow: .seconds(30), retriesUnknown: retriesUnknown),
            environment: ApplyEnvironment(clock: SteppingClock(), jitter: { 1 })
        )
        let plan = try await LookupRunner(reader: store, parallelism: 1).plan(for: desired)
        return await applier.apply(plan, knowing: known).results.map(\.outcome)
    }

    private func text(of outcome: ApplyOutcome) -> String? {
        if case .unknown(let reason) = outcome { reason.text } else { nil }
    }

    @Test func `a dialog with another name is created, not as declared, and recorded with its ID`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.created(renamed)]])
        #expect(try await outcomes(in: store) == [.createdOtherwise(renamed, [difference])])
        #expect(store.created.count == 1)
        #expect(recorder.log == ["intent group/ops", "created"])
    }

    @Test func `a dialog that the server put somebody else into is as declared`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 9], admins: [9])
        let store = ScriptedDialogStore(["group/ops": [.created(live)]])
        #expect(try await outcomes(of: [.group("ops", admins: [])], in: store) == [.created(live)])
    }

    @Test func `it is not, where the manifest wants nobody beside those declared`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2, 9], admins: [9])
        let store = ScriptedDialogStore(["group/ops": [.created(live)]])
        let ops = DesiredDialog.group("ops", admins: [], unlisted: UnlistedRule(occupants: .remove, admins: .remove))
        let extra = ["occupants", "admins"].map { FieldDifference.users(field: $0, missing: [], extra: [9]) }
        #expect(try await outcomes(of: [ops], in: store) == [.createdOtherwise(live, extra)])
    }

    @Test func `a dialog that lacks members is, too`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2])
        let store = ScriptedDialogStore(["group/ops": [.created(live)]])
        let lacking = FieldDifference.users(field: "occupants", missing: [3, 4], extra: [])
        #expect(
            try await outcomes(of: [.group("ops", [2, 3, 4])], in: store) == [.createdOtherwise(live, [lacking])]
        )
    }

    @Test func `what a server does not tell is no difference`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2], admins: nil, joinRequired: nil)
        let store = ScriptedDialogStore(["group/ops": [.created(live)]])
        let desired = DesiredDialog.group("ops", admins: [2], joinRequired: true)
        #expect(try await outcomes(of: [desired], in: store) == [.created(live)])
    }

    private let marked = DesiredDialog.group("ops", data: CustomData(className: "Room"), markField: "git_key")

    @Test func `the key that it carries is no difference, nor is a key that the server lost`() async throws {
        for data: CustomFields<LiveValue> in [["git_key": .scalar(.text("group/ops"))], ["git_key": .null], [:]] {
            let live = LiveDialog.group(1, "ops", [1, 2], className: "Room", data: data)
            let store = ScriptedDialogStore(["group/ops": [.created(live)]])
            #expect(try await outcomes(of: [marked], in: store) == [.created(live)])
        }
    }

    @Test func `the class that should have held the key is missed`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2])
        let store = ScriptedDialogStore(["group/ops": [.created(live)]])
        let lost = FieldDifference.value(field: "data.class_name", live: nil, desired: .text("Room"))
        #expect(try await outcomes(of: [marked], in: store) == [.createdOtherwise(live, [lost])])
    }

    @Test func `a dialog that was recovered is compared as well`() async throws {
        let live = LiveDialog.group(1, "ops", [1, 2])
        let store = ScriptedDialogStore(["group/ops": [.unknown(why)]], appearing: live, afterLists: 2)
        let photo = FieldDifference.value(field: "photo", live: nil, desired: .text("7"))
        #expect(
            try await outcomes(of: [.group("ops", photo: "7")], in: store) == [.createdOtherwise(live, [photo])]
        )
        #expect(recorder.open.isEmpty)
    }

    @Test func `the one further create may be otherwise than declared`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.unknown(why), .created(renamed)]])
        #expect(try await outcomes(in: store, retriesUnknown: true) == [.createdOtherwise(renamed, [difference])])
        #expect(store.created.count == 2)
    }

    @Test func `there is none, where a new one of the name lacks members`() async throws {
        let first = LiveDialog.group(5, "ops", [1, 2])
        let script: [CreateOutcome] = [.unknown(why), .created(renamed)]
        let store = ScriptedDialogStore(["group/ops": script], appearing: first, afterLists: 2)
        let desired = DesiredDialog.group("ops", [2, 3])
        #expect(text(of: try await outcomes(of: [desired], in: store, retriesUnknown: true)[0]) != nil)
        #expect(store.created.count == 1)
    }

    @Test func `one beside it that shows late after all doubles it`() async throws {
        let first = LiveDialog.group(5, "ops", [1, 2])
        let script: [CreateOutcome] = [.unknown(why), .created(renamed)]
        // The two lookups of the plan, the six of the window and the one before the other create do not show it.
        let store = ScriptedDialogStore(["group/ops": script], appearing: first, afterLists: 9)
        #expect(try await outcomes(in: store, retriesUnknown: true) == [.doubled([renamed, first])])
    }

    @Test func `a dialog that the plan saw is not what a create made`() async throws {
        let news = LiveDialog.public(1, "news")
        let store = ScriptedDialogStore(["public/ops": [.created(news)]], appearing: news)
        let outcomes = try await outcomes(of: [.public("news"), .public("ops")], in: store)
        #expect(text(of: outcomes[1])?.contains("was there before, \(news.id)") == true)
        #expect(recorder.open == ["public/ops"])
    }

    @Test func `nor is one that an earlier run made`() async throws {
        let store = ScriptedDialogStore(["group/ops": [.created(renamed)]])
        #expect(text(of: try await outcomes(in: store, knowing: [renamed.id])[0]) != nil)
    }

    @Test func `nor one that another create of the run made`() async throws {
        let live = LiveDialog.group(1, "a", [1, 2])
        let store = ScriptedDialogStore(["group/a": [.created(live)], "group/b": [.created(live)]])
        let outcomes = try await outcomes(of: [.group("a"), .group("b")], in: store)
        #expect(outcomes[0] == .created(live))
        #expect(text(of: outcomes[1]) != nil)
        #expect(recorder.open == ["group/b"])
    }

    @Test func `a private dialog that was known has existed`() async throws {
        let live = LiveDialog.private(1, [1, 2])
        let store = ScriptedDialogStore(["private/1-2": [.created(live)]])
        #expect(try await outcomes(of: [.private(with: 2)], in: store, knowing: [live.id]) == [.alreadyExisted(live)])
    }
}
