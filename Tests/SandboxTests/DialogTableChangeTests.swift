import JSON
import TestSupport
import Testing

@testable import Sandbox

/// A table after thousands of changes lists the same as plain filtering and sorting of its dialogs.
@Suite(.serialized) struct DialogTableChangeTests {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `lists after any changes what a plain search finds`(seed: UInt64) {
        var world = World(seed: seed)
        for step in 0..<400 {
            world.takeRandomStep(at: step)
            if step.isMultiple(of: 5) { world.expectRandomListing() }
        }
        world.expectSameDialogs()
    }

    @Test func `reads a page of many dialogs without looking at them, hidden ones or not`() {
        var table = DialogTable()
        for number in 0..<20_000 { table.append(.sample(number, kind: .public, name: "n\(number % 5_000)")) }
        for row in stride(from: Int32(0), to: 1_000, by: 2) { table.hide(row, from: 1) }
        for row in stride(from: Int32(1), to: 1_000, by: 2) { table.remove(at: row) }
        let page = table.list(
            ListQuery(order: SortOrder(field: .createdAt, isDescending: false), skip: 10_000, limit: 100),
            for: 1
        )
        #expect(page == ListedRows(rows: Array(11_000..<11_100), total: 19_000, examined: 0))
        let others = table.list(
            ListQuery(order: SortOrder(field: .createdAt, isDescending: true), skip: 18_999),
            for: 2
        )
        #expect(others.rows.prefix(3) == [1_000, 998, 996])
        #expect(others.total == 19_500)
        let named = table.list(ListQuery(conditions: [.name(.oneOf([ExactName(text: "n7")]))]), for: 1)
        #expect(named.examined == 3)
    }

    @Test func `never adds a dialog before the newest, though that is gone`() {
        var table = DialogTable()
        table.append(.sample(5, kind: .public, name: "a"))
        table.remove(at: 0)
        #expect(table.newest == Timestamp(seconds: 5))
        #expect(table.count == 0)
        #expect(Array(table.dialogs) == [])
    }
}

extension Dialog {
    fileprivate static func sample(
        _ seconds: Int,
        kind: DialogKind,
        name: String?,
        occupants: [Int] = [],
        date: Int? = nil
    ) -> Dialog {
        Dialog(
            id: DialogIdentifier(seconds: seconds, counter: UInt64(seconds)),
            kind: kind,
            owner: 1,
            name: name,
            photo: nil,
            occupants: occupants,
            admins: [],
            joinRequired: nil,
            data: nil,
            roomJID: nil,
            createdAt: Timestamp(seconds: seconds),
            updatedAt: Timestamp(seconds: seconds),
            lastMessage: LastMessage(dateSent: date)
        )
    }
}

/// A table beside a plain list of what should be in it.
private struct World {
    private var table = DialogTable()
    private var dialogs: [Dialog] = []
    private var hidden: Set<[Int]> = []
    private var random: SeededGenerator
    private static let users = 1...4

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func takeRandomStep(at step: Int) {
        let position = dialogs.indices.randomElement(using: &random)
        switch (Int.random(in: 0..<10, using: &random), position) {
        case (0..<4, _), (_, nil): create(at: step)
        case (4..<7, let position?): change(position, at: step)
        case (7, let position?): remove(position)
        case (8, let position?): hide(position)
        case (_, let position?): reveal(position)
        }
    }

    private mutating func someUsers(_ count: Int) -> [Int] {
        Self.users.shuffled(using: &random).prefix(count).sorted()
    }

    private mutating func someName() -> String {
        ["a", "b", "\u{E9}", "e\u{301}"].randomElement(using: &random) ?? "a"
    }

    private mutating func create(at step: Int) {
        var kind = DialogKind.allCases.randomElement(using: &random) ?? .group
        let pair = someUsers(2)
        if dialogs.contains(where: { $0.kind == .private && $0.occupants == pair }) { kind = .group }
        let occupants =
            kind == .public ? [] : kind == .private ? pair : someUsers(Int.random(in: 1...4, using: &random))
        let dialog = Dialog.sample(
            step,
            kind: kind,
            name: kind == .private ? nil : someName(),
            occupants: occupants,
            date: [nil, 7, 8, 9].randomElement(using: &random) ?? nil
        )
        dialogs.append(dialog)
        table.apply(.created(dialog))
    }

    private mutating func change(_ position: Int, at step: Int) {
        var dialog = dialogs[position]
        if dialog.kind != .private { dialog.name = someName() }
        if dialog.kind == .group { dialog.occupants = someUsers(Int.random(in: 1...4, using: &random)) }
        dialog.updatedAt = Timestamp(seconds: step / 3)
        for user in Self.users where dialogs[position].occupants.contains(user) && !dialog.occupants.contains(user) {
            hidden.remove([dialog.createdAt.seconds, user])
        }
        dialogs[position] = dialog
        table.apply(.changed(dialog))
    }

    private mutating func remove(_ position: Int) {
        table.apply(.removed(dialogs.remove(at: position).id))
    }

    private mutating func hide(_ position: Int) {
        let dialog = dialogs[position]
        let user = Int.random(in: Self.users, using: &random)
        guard dialog.kind == .public || dialog.occupants.contains(user) else { return }
        hidden.insert([dialog.createdAt.seconds, user])
        table.apply(.hidden(dialog.id, from: user))
    }

    private mutating func reveal(_ position: Int) {
        let user = Int.random(in: Self.users, using: &random)
        hidden.remove([dialogs[position].createdAt.seconds, user])
        table.apply(.revealed(dialogs[position].id, to: user))
    }

    mutating func expectRandomListing() {
        let viewer = Int.random(in: Self.users, using: &random)
        let filters: [[Condition]] = [
            [], [.kind(.oneOf([1]))], [.kind(.oneOf([2, 3]))], [.name(.oneOf([ExactName(text: someName())]))],
            [.occupants([Int.random(in: Self.users, using: &random)])],
            [.name(.noneOf([ExactName(text: "a")])), .kind(.oneOf([1, 2]))],
        ]
        let fields: [SortField] = [.createdAt, .updatedAt, .lastMessageDateSent, .name]
        let order = SortOrder(
            field: fields.randomElement(using: &random) ?? .name,
            isDescending: Bool.random(using: &random)
        )
        let query = ListQuery(
            conditions: filters.randomElement(using: &random) ?? [],
            order: order,
            skip: Int.random(in: 0..<6, using: &random),
            limit: Int.random(in: 1...100, using: &random)
        )
        let page = table.list(query, for: viewer)
        let matches = plain(query, for: viewer)
        #expect(page.total == matches.count)
        #expect(page.rows.map { table[$0].id } == matches[query.positions(of: matches.count)].map(\.id))
    }

    private func plain(_ query: ListQuery, for viewer: Int) -> [Dialog] {
        let found = dialogs.filter { dialog in
            (dialog.kind == .public || dialog.occupants.contains(viewer))
                && !hidden.contains([dialog.createdAt.seconds, viewer])
                && query.conditions.allSatisfy { $0.holds(for: dialog) }
        }
        let field = query.order.field
        let ascending = found.sorted {
            ($0.sortKey(field), $0.createdAt.seconds) < ($1.sortKey(field), $1.createdAt.seconds)
        }
        return query.order.isDescending ? ascending.reversed() : ascending
    }

    func expectSameDialogs() {
        #expect(Array(table.dialogs) == dialogs)
        #expect(table.count == dialogs.count)
        for dialog in dialogs {
            guard let row = table.row(of: dialog.id) else {
                Issue.record("\(dialog.id) has no row")
                continue
            }
            let rendered = table.rendered[Int(row)].body(unreadCount: 0)
            #expect(rendered == RenderedDialog(dialog).body(unreadCount: 0))
        }
    }
}
