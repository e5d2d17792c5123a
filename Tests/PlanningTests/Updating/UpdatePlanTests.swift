import Dialogs
import Planning
import TestSupport
import Testing

/// What a plan says of dialogs that differ and are to be updated.
@Suite struct UpdatePlanTests {
    private static let remove = UnlistedRule(occupants: .remove, admins: .remove)

    private func entry(_ desired: DesiredDialog, _ live: LiveDialog, asAnyone: Bool = true) async throws -> PlanEntry {
        var knowledge = PriorKnowledge()
        knowledge.canActAsAnyone = asAnyone
        knowledge.memories = [PriorKnowledge.Memory(Dictionary(of: [desired], as: [live]))]
        let reader = InMemoryDialogStore([live])
        let plan = try await LookupRunner(reader: reader, parallelism: 1, knowing: knowledge).plan(for: [desired])
        return try #require(plan.entries.first)
    }

    private func outline(_ desired: DesiredDialog, _ live: LiveDialog, asAnyone: Bool = true) async throws -> String {
        try await entry(desired, live, asAnyone: asAnyone).action.outline
    }

    @Test func `without leave what differs is left alone`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2])
        #expect(try await outline(.group("Ops", [2, 3]), live) == "differs 1 occupants +[3] -[]")
        #expect(try await outline(.group("Ops", [2, 3], updates: true), live) == "update 1 as 1: adding occupants [3]")
    }

    @Test func `what is as declared exists, whether or not it may be changed`() async throws {
        #expect(try await outline(.group("Ops", [2], updates: true), .group(1, "Ops", [1, 2, 9])) == "exists 1")
    }

    @Test func `values and new people go first, then roles, and those who go are last and without a role`() async throws
    {
        let live = LiveDialog.group(1, "Old", [1, 2, 8, 9], admins: [8], photo: "1")
        let ops = DesiredDialog.group(
            "Ops",
            [2, 3],
            admins: [3],
            photo: "2",
            unlisted: UnlistedRule(occupants: .remove),
            updates: true
        )
        #expect(
            try await outline(ops, live) == """
                update 1 as 1: name, photo, adding occupants [3]; adding admins [3]; removing admins [8]; \
                removing occupants [8, 9]
                """
        )
    }

    @Test func `many people go and come a hundred at a time`() async throws {
        let many = UserIDs((100..<350).compactMap(UserID.init(rawValue:)))
        let ops = DesiredDialog.group("Ops", many, unlisted: Self.remove, updates: true)
        let gone = UserIDs((1000..<1101).compactMap(UserID.init(rawValue:)))
        let live = LiveDialog.group(1, "Ops", gone.union([1]))
        guard case .update(_, let update) = try await entry(ops, live).action else {
            Issue.record("it is not updated")
            return
        }
        let counts = update.steps.map { ($0.people?.direction == .adding ? 1 : -1) * ($0.people?.users.count ?? 0) }
        #expect(counts == [100, 100, 50, -100, -1])
        #expect(update.coming == many.ascending)
        #expect(update.leaving == gone.ascending)
    }

    @Test func `of custom data, all that is declared is sent, and nothing else`() async throws {
        let data = CustomData(className: "Room", fields: ["region": .text("eu"), "seats": .integer(40)])
        let live = LiveDialog.group(
            1,
            "Ops",
            [1, 2],
            className: "Room",
            data: ["region": .scalar(.text("us")), "seats": .scalar(.integer(40)), "mood": .scalar(.text("good"))]
        )
        let ops = DesiredDialog.group("Ops", data: data, updates: true)
        guard case .update(_, let update) = try await entry(ops, live).action else {
            Issue.record("it is not updated")
            return
        }
        #expect(update.steps.map(\.values.data) == [data])
    }

    @Test func `a room without its mark gets it, and one that carries another is told and keeps that`() async throws {
        let data = CustomData(className: "Room")
        let ops = DesiredDialog.group("Ops", data: data, markField: "git_key", updates: true)
        let bare = LiveDialog.group(1, "Ops", [1, 2], className: "Room")
        guard case .update(_, let update) = try await entry(ops, bare).action else {
            Issue.record("it is not updated")
            return
        }
        #expect(update.steps.map(\.values.data?.fields["git_key"]) == [.text("group/Ops")])
        let other = LiveDialog.group(1, "Ops", [1, 2], className: "Room", data: ["git_key": .scalar(.text("x"))])
        let told = try await entry(ops, other)
        #expect(told.action == .exists(other))
        #expect(told.notes == [.claimed(key: "x")])
    }

    @Test func `the creator acts, where anybody can`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 7], creator: 7)
        let ops = DesiredDialog.group("Ops", [2, 3], updates: true)
        let entry = try await entry(ops, live)
        #expect(entry.action.outline == "update 1 as 7: adding occupants [3]")
        #expect(entry.notes == [.otherActor(7)])
    }

    @Test func `in a session an occupant may add people, and no more`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 7, 9], admins: [], creator: 7)
        let ops = DesiredDialog.group("Ops", [2, 3], admins: [2], unlisted: Self.remove, updates: true)
        let entry = try await entry(ops, live, asAnyone: false)
        #expect(entry.action.outline == "update 1 as 1: adding occupants [3]")
        #expect(entry.action.differences.count == 3)
        #expect(
            entry.notes.suffix(2) == [
                .stays(field: "occupants", .notAllowed(1, creator: 7)),
                .stays(field: "admins", .notAllowed(1, creator: 7)),
            ]
        )
    }

    @Test func `an admin removes people, but none who is an admin too`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 7, 8, 9], admins: [1, 8], creator: 7)
        let ops = DesiredDialog.group("Ops", [2], unlisted: UnlistedRule(occupants: .remove), updates: true)
        let entry = try await entry(ops, live, asAnyone: false)
        #expect(entry.action.outline == "update 1 as 1: removing occupants [9]")
        #expect(entry.notes.contains(.stays(field: "occupants", .notAllowed(1, creator: 7))))
    }

    @Test func `who did not create a room sends its data last, since nobody knows who may`() async throws {
        let live = LiveDialog.group(1, "Old", [1, 2, 7], admins: [1], creator: 7)
        let data = CustomData(className: "Room", fields: ["a": .integer(1)])
        let ops = DesiredDialog.group("Ops", [2, 3], data: data, updates: true)
        #expect(try await outline(ops, live, asAnyone: false) == "update 1 as 1: name, adding occupants [3]; data")
    }

    @Test func `where the creator has left, the owner acts, by his own role`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 9], admins: [1], creator: 7)
        let ops = DesiredDialog.group("Ops", [2, 3], unlisted: UnlistedRule(occupants: .remove), updates: true)
        let outline = try await outline(ops, live)
        #expect(outline == "update 1 as 1: adding occupants [3]; removing occupants [9]")
    }

    @Test func `a mark that was emptied is written again`() async throws {
        let ops = DesiredDialog.group("Ops", data: CustomData(className: "Room"), markField: "git_key", updates: true)
        let live = LiveDialog.group(1, "Ops", [1, 2], className: "Room", data: ["git_key": .scalar(.text(""))])
        #expect(try await outline(ops, live) == "update 1 as 1: data")
    }

    @Test func `nobody but the owner and admins changes a public room`() async throws {
        let news = DesiredDialog.public("News", photo: "2", updates: true)
        let live = LiveDialog.public(1, "News", creator: 7)
        let entry = try await entry(news, live, asAnyone: false)
        #expect(entry.action.outline == "differs 1 photo none -> 2")
        #expect(entry.notes.last == .stays(field: "photo", .notAllowed(1, creator: 7)))
    }

    @Test func `what cannot be changed stays, with the reason`() async throws {
        let ops = DesiredDialog.group(
            "Ops",
            [2, 3],
            photo: "",
            joinRequired: true,
            data: CustomData(className: "Room", fields: ["a": .integer(1)]),
            updates: true
        )
        let live = LiveDialog.group(1, "Ops", [1, 2], photo: "5", joinRequired: false, className: "Other")
        let entry = try await entry(ops, live)
        #expect(entry.action.outline == "update 1 as 1: adding occupants [3]")
        #expect(
            entry.notes == [
                .stays(field: "photo", .cannotBeCleared), .stays(field: "join_required", .unchangeable),
                .stays(field: "data.class_name", .otherClass), .stays(field: "data.a", .otherClass),
            ]
        )
    }

    @Test(arguments: [nil, ""] as [ExactText?])
    func `a photo that is to be none is none, however the server tells that`(photo: ExactText?) async throws {
        let desired = DesiredDialog.group("Ops", [2, 3], photo: "", updates: true)
        let entry = try await entry(desired, .group(1, "Ops", [1, 2, 3], photo: photo))
        #expect(entry.action.outline == "exists 1")
    }

    @Test func `neither the creator, nor the owner, nor who is protected, nor who is declared is removed`() async throws
    {
        let live = LiveDialog.group(1, "Ops", [1, 2, 3, 7, 8, 9], creator: 7)
        let ops = DesiredDialog.group("Ops", [2, 3], unlisted: Self.remove, updates: true, protected: [8])
        let entry = try await entry(ops, live)
        #expect(entry.action.outline == "update 1 as 7: removing occupants [9]")
        #expect(entry.notes.contains(.protectedKept(field: .occupants, users: [8])))
        let only = LiveDialog.group(1, "Ops", [1, 2, 3, 7, 8], creator: 7)
        #expect(try await outline(ops, only) == "exists 1")
    }

    @Test func `from removing to keeping nothing is planned`() async throws {
        let live = LiveDialog.group(1, "Ops", [1, 2, 9])
        #expect(try await outline(.group("Ops", [2], updates: true), live) == "exists 1")
    }

    @Test func `without updates in a run, they differ`() async throws {
        let entry = try await entry(.group("Ops", [2, 3], updates: true), .group(1, "Ops", [1, 2]))
        let one = Plan(entries: [entry], requests: 1, proof: nil)
        #expect(one.onlyCreating.outline == ["group/Ops: differs 1 occupants +[3] -[]"])
    }
}
