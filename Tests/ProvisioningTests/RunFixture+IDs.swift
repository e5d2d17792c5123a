import Dialogs
import Journal
import Planning
import Provisioning
import TestSupport
import Testing

extension RunFixture {
    /// An application with a group and a private dialog, and an ids file of them and of two that are not there.
    static func withIDs() async throws -> (RunFixture, IDsSource) {
        let fixture = try RunFixture()
        let rooms = try fixture.write(
            "version: 1\ndialogs: [{type: group, name: A, occupants: [2]}, {type: private, occupants: [3]}]\n"
        )
        #expect(try await fixture.apply(rooms) == .done)
        let run = try fixture.run()
        let plan = try await run.plan(try await run.resolve(try run.load([rooms])), knowing: RunMemory())
        var ids = DialogIDs()
        for entry in plan.entries {
            let live = try #require(entry.action.live)
            ids.application = ids.application ?? live.application
            ids.set(entry.desired.key, DialogIdentity(live.id, owner: 1))
        }
        ids.set("gone", DialogIdentity(.number(1), owner: 1))
        let group = try #require(ids["group/A"])
        // User 9 is not in it.
        ids.set("group/A", DialogIdentity(group.id, owner: 9))
        let path = try fixture.write(String(decoding: ids.text, as: UTF8.self), to: "rooms.ids.yaml")
        return (fixture, IDsSource(path: path, contents: ids, isNamed: true))
    }
}

extension RunFailure {
    /// The reason, where it is a sentence.
    var text: String? {
        if case .text(let text) = reason { text } else { nil }
    }
}
