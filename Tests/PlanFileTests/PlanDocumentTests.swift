import Dialogs
import JSON
import PlanFile
import Planning
import TestSupport
import Testing

@Suite struct PlanDocumentTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a plan that is written and read is the same plan`(seed: UInt64) throws {
        var random = RandomPlan(seed: seed)
        let document = random.document()
        #expect(try PlanDocument(parsing: document.json, path: "plan.json") == document, "seed \(seed)")
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `the text is JSON with every object's keys in order, and the same each time`(seed: UInt64) throws {
        var random = RandomPlan(seed: seed)
        var again = RandomPlan(seed: seed)
        let text = random.document().json
        #expect(text == again.document().json)
        expectOrder(in: try JSONValue(parsing: text))
    }

    private func expectOrder(in value: JSONValue) {
        value.array?.forEach(expectOrder)
        guard let members = value.object?.members else { return }
        let keys = members.map { ExactText($0.key) }
        #expect(keys == keys.sorted())
        for member in members { expectOrder(in: member.value) }
    }

    @Test func `each planned dialog has a line of its own`() {
        let lines = Self.sample.json.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count { String(decoding: $0, as: UTF8.self).hasPrefix("    {\"action\":") } == 2)
    }

    @Test func `people who are kept are written nowhere, so that such a plan is as it was`() {
        let text = { (rule: UnlistedRule) in
            let ops = DesiredDialog.group("Ops", admins: [2], unlisted: rule)
            let plan = Plan(entries: [PlanEntry(desired: ops, action: .create)], requests: 1, proof: .counted)
            return String(decoding: PlanDocument(plan, of: [], at: "x", toolVersion: "1").json, as: UTF8.self)
        }
        #expect(!text(.keep).contains("unlisted"))
        let ruled = text(UnlistedRule(occupants: .report, admins: .remove))
        #expect(ruled.contains(#""unlisted":"report","unlisted_admins":"remove""#))
    }

    @Test func `the field that holds the key is written where there is one, and changes the digest`() {
        let document = { (field: ExactText?) in
            let ops = DesiredDialog.group("Ops", data: CustomData(className: "Room"), markField: field)
            let plan = Plan(entries: [PlanEntry(desired: ops, action: .create)], requests: 1, proof: .counted)
            return PlanDocument(plan, of: [], at: "x", toolVersion: "1")
        }
        let (unmarked, marked) = (document(nil), document("git_key"))
        #expect(!String(decoding: unmarked.json, as: UTF8.self).contains("key_field"))
        #expect(String(decoding: marked.json, as: UTF8.self).contains(#""key":"group/Ops","key_field":"git_key""#))
        #expect(marked != unmarked)
        #expect(marked.digest != unmarked.digest)
    }

    @Test func `a private dialog with a field for its key is refused`() throws {
        let pair = PlanEntry(desired: .private(with: 2), action: .create)
        let plan = Plan(entries: [pair], requests: 1, proof: .counted)
        let json = PlanDocument(plan, of: [], at: "x", toolVersion: "1").json
        let text = String(decoding: json, as: UTF8.self).replacing(#""owner":1"#, with: #""owner":1,"key_field":"k""#)
        do throws(PlanFileError) {
            _ = try PlanDocument(parsing: Array(text.utf8), path: "plan.json")
            Issue.record("it was read")
        } catch {
            #expect("\(error.diagnostic)".contains("the member 'key_field' does not belong here"))
        }
    }

    @Test func `nothing in the text could steer a terminal`() {
        let plan = Plan(
            entries: [PlanEntry(desired: .public("a\u{202E}\u{9B}b"), action: .create)],
            requests: 1,
            proof: .counted
        )
        let text = String(decoding: PlanDocument(plan, of: [], at: "x", toolVersion: "1").json, as: UTF8.self)
        #expect(text.contains(#"a\u202e\u009bb"#))
    }

    @Test func `it has the names of those whom it mentions, under their numbers, and is as it was without names`() {
        let entries = [
            PlanEntry(desired: .group("Ops", [2, 10]), action: .create),
            PlanEntry(desired: .public("News", owner: 5), action: .exists(.public(1, "News"))),
        ]
        let plan = Plan(entries: entries, requests: 3, proof: .counted)
        let text = { (people: PeopleNames) in
            String(
                decoding: PlanDocument(plan, of: [], at: "x", naming: people, toolVersion: "1").json,
                as: UTF8.self
            )
        }
        let named = text(PeopleNames([2: "bob", 10: "\u{202E}\"ann\"", 77: "nobody here", 5: "eve"]))
        let names = #"""
              "people": {
                "10": "\u202e\"ann\"",
                "2": "bob",
                "5": "eve"
              },
            """#
        #expect(named.contains(names.split(separator: "\n").map { "\($0)\n" }.joined()), "\(named)")
        #expect(!named.contains("nobody"))
        let unnamed = text(.none)
        #expect(!unnamed.contains("\"people\""))
        #expect(unnamed == text(PeopleNames([77: "nobody here"])))
    }

    @Test func `everybody in it may have a name`() throws {
        let users = UserIDs((1...40).compactMap(UserID.init(rawValue:)))
        for seed in 0..<100 as Range<UInt64> {
            var random = RandomPlan(seed: seed)
            let plan = random.document().plan
            let people = PeopleNames(Dictionary(users.map { ($0, ExactText("n\($0)")) }) { first, _ in first })
            let document = PlanDocument(plan, of: [], at: "x", naming: people, toolVersion: "1")
            let json = try #require(try JSONValue(parsing: document.json).object)
            let named = Set((json["people"]?.object?.members ?? []).map(\.key))
            let parts = ["planned", "undeclared", "people_departed"].compactMap { json[$0] }
            let numbers = Set(parts.flatMap { self.numbers(in: $0, isUser: false) }.map(String.init))
            #expect(named == numbers.intersection(users.map(\.description)), "seed \(seed)")
        }
    }

    private static let memberNames: Set<String> = [
        "owner", "occupants", "admins", "protect", "departed", "creator", "missing", "extra", "acts_as", "user",
        "users", "visible_to",
    ]

    /// The numbers of users, by the members that hold some.
    private func numbers(in value: JSONValue, isUser: Bool) -> [Int] {
        switch value {
        case .integer(let number): isUser ? [number] : []
        case .array(let values): values.flatMap { numbers(in: $0, isUser: isUser) }
        case .object(let object):
            object.members.filter { $0.key != "data" && $0.key != "fields" }
                .flatMap { numbers(in: $0.value, isUser: Self.memberNames.contains($0.key)) }
        default: []
        }
    }

    @Test func `a text that only has other white space is the same plan`() throws {
        let spread = String(decoding: Self.sample.json, as: UTF8.self).replacing("{", with: "{\n\t ")
        #expect(try PlanDocument(parsing: Array(spread.utf8), path: "plan.json") == Self.sample)
    }

    static let sample = PlanDocument(
        Plan(
            entries: [
                PlanEntry(desired: .group("Ops", [2, 3], line: 4), action: .create, others: [.number(9)]),
                PlanEntry(desired: .public("News", owner: 5, line: 5), action: .exists(.public(1, "News"))),
            ],
            requests: 3,
            proof: .counted
        ),
        of: [PlanInput(path: "rooms.yaml", bytes: Array("version: 1\n".utf8))],
        at: "https://api.quickblox.com",
        toolVersion: "0.1.0"
    )
}
