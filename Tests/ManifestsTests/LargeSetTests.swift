import Diagnostics
import Dialogs
import TestSupport
import Testing
import YAML

@testable import Manifests

/// Sets whose size is all that could go wrong.
@Suite struct LargeSetTests {
    private func source(_ name: String, count: Int, mistakes: String = "") -> ManifestSource {
        let dialogs = (0..<count).map { "- {type: group, name: \(name)\($0), occupants: [team\(name), \($0 + 10)]}" }
        let text = """
            version: 1
            groups: {team\(name): [7, 8]}
            defaults: {data: {class_name: Room, of: \(name)}}
            dialogs:
            \(dialogs.joined(separator: "\n"))
            \(mistakes)
            """
        return ManifestSource(path: "\(name).yaml", bytes: Array(text.utf8))
    }

    private func reading(of sources: [ManifestSource]) -> ManifestReading {
        ManifestSet(sources).resolve(.apiKey(defaultOwner: 1))
    }

    @Test func `a large set declares what its files declare one by one`() {
        let sources = ["a", "b", "c"].map { source($0, count: 700) }
        let whole = reading(of: sources)
        #expect(whole.diagnostics.isEmpty)
        #expect(whole.dialogs.count == 2100)
        #expect(whole.dialogs == sources.flatMap { reading(of: [$0]).dialogs })
    }

    @Test func `mistakes among the last dialogs of a large set are all reported`() {
        let mistakes = """
            - {type: group, name: x, occupants: [nobody], title: x}
            - {type: public}
            - {type: group, name: a3, occupants: [13, 8, 7]}
            """
        let found = reading(of: [source("a", count: 1200, mistakes: mistakes)]).diagnostics
        #expect(found.map(\.location?.line) == [1205, 1205, 1206, 1207])
        #expect(
            found.map(\.message.text) == [
                "unknown user or group 'nobody': define it under 'users' or 'groups', or give an ID",
                "unknown field 'title': write 'name'",
                "the dialog has no name, which a public dialog needs: add 'name'",
                "a second group is named 'a3' and has the same members: nothing would tell them apart",
            ]
        )
    }

    @Test(arguments: [(6000, true), (5999, false)])
    func `all dialogs of a set spend from one budget`(limit: Int, isEnough: Bool) {
        let list = (0..<1200).map { "- {type: group, name: n\($0), occupants: [team]}" }.joined(separator: "\n")
        let source = ManifestSource(path: "x.yaml", bytes: Array(manifest(list).utf8))
        let file = ManifestFile(source, limits: Limits())
        let mistakes = NodeScope.withScope { scope in
            let team: UserNames.Entry = .group(Members([1, 2, 3, 4, 5]))
            let users = UserNames(["team": team], definitions: UserDefinitions(), isComplete: true)
            let budget = MembershipBudget(limit: limit)
            let owner = Ownership.apiKey(defaultOwner: 9)
            var resolution = Resolution(users, budget, .unasked, owner, dialogCount: 1200, in: scope)
            resolution.resolve(ManifestSections(of: file, in: scope))
            return resolution.mistakes
        }
        #expect(mistakes.map(\.location?.line) == (isEnough ? [] : [1202]))
    }
}
