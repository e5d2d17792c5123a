import Testing

@testable import Sandbox

/// The indexes give the same result as examining every dialog, and few dialogs are examined.
@Suite(.serialized) struct DialogTableTests {
    private static let viewer = 1

    /// A dialog of the table's usual shape; messages, updates and members vary with its number.
    private static func dialog(_ number: Int, kind: DialogKind, messageDate: Int?, updated: Int, users: [Int]) -> Dialog
    {
        let created = Timestamp(seconds: 1_000 + number / 3)
        return Dialog(
            id: DialogIdentifier(seconds: created.seconds, counter: UInt64(number)),
            kind: kind,
            owner: 1,
            name: kind == .private ? nil : "room \(number % 50)",
            photo: nil,
            occupants: users.sorted(),
            admins: [],
            joinRequired: nil,
            data: nil,
            roomJID: nil,
            createdAt: created,
            updatedAt: Timestamp(seconds: updated),
            lastMessage: Dialog.LastMessage(dateSent: messageDate)
        )
    }

    private static func randomTable(
        messages: Bool,
        _ generator: inout Generator
    ) -> DialogTable {
        var table = DialogTable()
        for number in 0..<300 {
            let kind = DialogKind.allCases[generator.number(below: 3)]
            var users: Set<Int> = []
            while users.count < 2 { users.insert(generator.number(below: 20) + 1) }
            table.append(
                dialog(
                    number,
                    kind: kind,
                    messageDate: messages && generator.number(below: 2) == 0 ? generator.number(below: 40) : nil,
                    updated: generator.number(below: 2_000),
                    users: kind == .public ? [] : Array(users)
                )
            )
        }
        return table
    }

    @Test(arguments: [false, true])
    func `lists what a look at every dialog finds, in every order and on every page`(messages: Bool) {
        var generator = Generator(state: 42)
        let table = Self.randomTable(messages: messages, &generator)
        let most = Set(table.dialogs.prefix(150).map(\.id))
        let conditions: [[Condition]] = [
            [], [.kind(.oneOf([1]))], [.kind(.oneOf([2, 3]))], [.kind(.oneOf([]))],
            [.kind(.oneOf([2])), .kind(.oneOf([2, 3]))], [.occupants([1])],
            [.occupants([2])], [.occupants([2, 3]), .kind(.oneOf([2]))], [.name(.oneOf([ExactName(text: "room 7")]))],
            [.name(.oneOf([ExactName(text: "room 7"), ExactName(text: "room 8")])), .kind(.oneOf([1]))],
            [.name(.noneOf([ExactName(text: "room 7")]))],
            [.identifier(.oneOf([table[17].id])), .kind(.above(1))], [.identifier(.oneOf(most))],
            [.identifier(.oneOf([]))], [.moment(.createdAt, .above(1_050))],
        ]
        let fields: [SortField] = [.createdAt, .updatedAt, .lastMessageDateSent, .name, .id]
        for conditions in conditions {
            for field in fields {
                for isDescending in [false, true] {
                    let order = SortOrder(field: field, isDescending: isDescending)
                    expectAgreement(table, conditions, order)
                }
            }
        }
    }

    private func expectAgreement(_ table: DialogTable, _ conditions: [Condition], _ order: SortOrder) {
        let dialogs = Array(table.dialogs)
        let all = dialogs.indices.filter { row in
            let dialog = dialogs[row]
            return (dialog.kind == .public || dialog.occupants.contains(Self.viewer))
                && conditions.allSatisfy { $0.holds(for: dialog) }
        }
        let keyed = all.map { (dialogs[$0].sortKey(order.field), Int32($0)) }.sorted { $0 < $1 }.map(\.1)
        let expected = order.isDescending ? keyed.reversed() : keyed
        for (skip, limit) in [(0, 10), (7, 13), (0, 100), (100, 100), (500, 5)] {
            let query = ListQuery(conditions: conditions, order: order, skip: skip, limit: limit)
            let page = table.list(query, for: Self.viewer)
            #expect(page.rows == Array(expected.dropFirst(skip).prefix(limit)), "\(conditions) \(order) \(skip)")
            #expect(page.total == expected.count)
        }
    }

    /// Twenty thousand dialogs, each name once in fifty, a thousandth of them the viewer's own.
    private static let large: DialogTable = {
        var table = DialogTable()
        for number in 0..<20_000 {
            let kind: DialogKind = number % 10 == 0 ? .public : .group
            let users = kind == .public ? [] : [number % 1_000, 5_000 + number % 7]
            table.append(dialog(number, kind: kind, messageDate: nil, updated: 1_000 + number / 3, users: users))
        }
        return table
    }()

    @Test func `a page of the newest examines few dialogs where one has a message`() {
        var table = Self.large
        var dialog = table[10]
        dialog.lastMessage = Dialog.LastMessage(text: "hi", dateSent: 5_000, id: nil, userID: 1)
        table.replace(at: 10, with: dialog)
        let page = table.list(ListQuery(), for: 1)
        #expect(page.rows.first == 10)
        #expect(page.rows.dropFirst() == ArraySlice(Self.large.list(ListQuery(), for: 1).rows.dropLast()))
        #expect(page.examined <= 300)
        let later = table.list(ListQuery(skip: 1_990), for: 1)
        #expect(later.rows == Self.large.list(ListQuery(skip: 1_989), for: 1).rows.filter { $0 != 10 })
    }

    @Test(arguments: [
        (
            ListQuery(
                conditions: [.name(.oneOf([ExactName(text: "room 7")]))],
                order: .init(field: .createdAt, isDescending: false)
            ), 400
        ),
        (ListQuery(conditions: [.identifier(.oneOf([DialogIdentifier(seconds: 1_000, counter: 1)]))]), 1),
        (ListQuery(conditions: [.identifier(.oneOf([]))]), 0),
        (ListQuery(conditions: [.identifier(.oneOf(Set(Self.large.dialogs.prefix(500).map(\.id))))]), 500),
        (ListQuery(conditions: [.kind(.above(1))], order: .init(field: .createdAt, isDescending: true)), 0),
        (ListQuery(conditions: [.occupants([1, 5_001])]), 20),
        (ListQuery(conditions: [.name(.oneOf([ExactName(text: "room 1")])), .occupants([1])]), 20),
        (ListQuery(skip: 1_500), 0), (ListQuery(conditions: [.kind(.oneOf([1]))], skip: 1_900), 0),
        (ListQuery(conditions: [.kind(.oneOf([2]))]), 0),
        (ListQuery(conditions: [.kind(.oneOf([2])), .kind(.oneOf([1]))]), 0),
        (ListQuery(order: .init(field: .updatedAt, isDescending: true)), 1_100),
    ])
    func `looks at few dialogs of many`(query: ListQuery, most: Int) {
        let page = Self.large.list(query, for: 1)
        #expect(page.examined <= most)
    }
}

/// Numbers that only look random, the same in every run (Knuth's MMIX).
private struct Generator {
    var state: UInt64

    mutating func number(below bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
