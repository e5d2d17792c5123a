import Dialogs
import TestSupport
import Testing

@Suite struct DialogQueryTests {
    private let room = LiveDialog.group(1, "Ops", [1, 2, 3])

    @Test(arguments: [
        DialogQuery(), DialogQuery(id: .number(1)), DialogQuery(type: .group), DialogQuery(name: "Ops"),
        DialogQuery(occupants: [1, 3]), DialogQuery(id: .number(1), type: .group, name: "Ops", occupants: [1, 2, 3]),
    ])
    func `answers when every predicate holds`(query: DialogQuery) {
        #expect(query.matches(room))
    }

    @Test(arguments: [
        DialogQuery(id: .number(2)), DialogQuery(type: .public), DialogQuery(name: "ops"),
        DialogQuery(occupants: [1, 4]), DialogQuery(type: .group, name: "Ops", occupants: [9]),
    ])
    func `does not answer when one predicate fails`(query: DialogQuery) {
        #expect(!query.matches(room))
    }
}
