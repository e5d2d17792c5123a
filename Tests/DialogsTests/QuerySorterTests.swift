import Dialogs
import TestSupport
import Testing

@Suite struct QuerySorterTests {
    private let room = LiveDialog.group(1, "Ops", [1, 2, 3])

    private func sorted(_ query: DialogQuery, sent: DialogQuery? = nil) -> QuerySorter {
        var sorter = QuerySorter(for: query, sent: sent)
        sorter.add(room)
        return sorter
    }

    @Test func `a row that has every predicate is an answer`() {
        let sorter = sorted(DialogQuery(type: .group, names: ["Ops", "News"]))
        #expect(sorter.dialogs == [room])
        #expect(sorter.similar.isEmpty && sorter.ignored.isEmpty)
    }

    @Test func `a similar name is nearly an answer only when all else holds`() {
        #expect(sorted(DialogQuery(type: .group, name: "ops")).similar == [room])
        #expect(sorted(DialogQuery(type: .group, names: ["OPS", "News"])).similar == [room])
        #expect(sorted(DialogQuery(type: .public, name: "ops")).similar.isEmpty)
        #expect(sorted(DialogQuery(type: .group, name: "News")).similar.isEmpty)
    }

    @Test func `a dialog that is left out is no answer, and still shows which filter was ignored`() {
        var sorter = QuerySorter(for: DialogQuery(name: "Ops"))
        sorter.add(room, isLeftOut: true)
        sorter.add(.group(2, "Ops", [1, 2]))
        sorter.add(.group(3, "ops", [1, 2]), isLeftOut: true)
        #expect(sorter.dialogs.map(\.id) == [.number(2)])
        #expect(sorter.similar.isEmpty)
        sorter = QuerySorter(for: DialogQuery(name: "News"))
        sorter.add(room, isLeftOut: true)
        #expect(sorter.dialogs.isEmpty)
        #expect(sorter.ignored == [.name])
    }

    @Test func `a similar name does not show that a filter was ignored`() {
        #expect(sorted(DialogQuery(type: .group, name: "ops")).ignored.isEmpty)
    }

    @Test(arguments: [
        (DialogQuery(id: .number(2)), QueryFilter.id), (DialogQuery(type: .public), .type),
        (DialogQuery(name: "News"), .name), (DialogQuery(names: ["News", "Tea"]), .nameIn),
        (DialogQuery(occupants: [1, 9]), .occupants),
    ])
    func `a row that contradicts a predicate shows which filter was ignored`(query: DialogQuery, filter: QueryFilter) {
        #expect(sorted(query).ignored == [filter])
        #expect(query.filters == [filter])
    }

    @Test func `what was not sent was not ignored`() {
        let sorter = sorted(DialogQuery(occupants: [1, 9]), sent: DialogQuery(occupants: [1]))
        #expect(sorter.dialogs.isEmpty && sorter.ignored.isEmpty)
    }
}
