import Dialogs
import Planning
import Reporting
import TestSupport
import Testing

@Suite struct PlanTextTests {
    private func text(
        of desired: [DesiredDialog],
        live: [LiveDialog],
        style: TextStyle = .plain,
        all: Bool = false
    ) async throws -> String {
        let plan = try await LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1).plan(for: desired)
        return PlanText(plan, style: style, listsAll: all).text
    }

    @Test func `every action, plain`() async throws {
        try expectSnapshot(
            of: try await text(of: ReportSamples.everyAction, live: ReportSamples.store),
            named: "plan-every-action"
        )
    }

    @Test func `every action, coloured`() async throws {
        let text = try await text(of: ReportSamples.everyAction, live: ReportSamples.store, style: .coloured)
        try expectSnapshot(of: text, named: "plan-every-action-coloured")
    }

    @Test func `nothing to change`() async throws {
        let text = try await text(of: [.public("Lobby", owner: 8)], live: ReportSamples.store)
        try expectSnapshot(of: text, named: "plan-nothing-to-change")
    }

    @Test func `dialogs that carry one key are told apart by their names`() async throws {
        let data: CustomFields<LiveValue> = ["git_key": .scalar(.text("group/ops"))]
        let live = zip([1, 2], ["Fete", "Party"] as [ExactText]).map {
            LiveDialog.group($0, $1, [1, 2], className: "Room", data: data)
        }
        let ops = DesiredDialog.group("ops", data: CustomData(className: "Room"), markField: "git_key")
        let text = try await text(of: [ops], live: live)
        #expect(text.contains("live 000000000000000000000001, 'Fete', 2 occupants"))
        #expect(text.contains("live 000000000000000000000002, 'Party', 2 occupants"))
    }

    @Test func `many existing dialogs are counted, unless all are asked for`() async throws {
        let names = (1...25).map { ExactText("Room \($0)") }
        let live = names.enumerated().map { LiveDialog.public($0.offset + 1, $0.element) }
        let desired = names.map { DesiredDialog.public($0) }
        let short = try await text(of: desired, live: live)
        #expect(short.contains("= … and 5 more exist as declared (--all lists them)"))
        #expect(!short.contains("Room 21"))
        let long = try await text(of: desired, live: live, all: true)
        #expect(long.contains("public/Room 25"))
        #expect(!long.contains("more exist"))
    }

    @Test func `text from manifests and servers cannot steer a terminal`() async throws {
        let desired = DesiredDialog.public("Lobby", photo: "\u{1B}]0;owned\u{7}")
        let live = LiveDialog.public(1, "Lobby", photo: "\u{202E}evil\u{9B}31m")
        let text = try await text(of: [desired], live: [live])
        #expect(
            text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x9B && $0.value != 0x202E }
        )
        #expect(text.contains(#"photo: '\u{202e}evil\u{9b}31m' -> '\u{1b}]0;owned\u{7}'"#))
    }

    @Test func `a very long name does not move the columns of the others`() async throws {
        let long = ExactText(String(repeating: "Parents of class 7b ", count: 4) + "x")
        let text = try await text(of: [.public("News"), .public(long), .public("Lobby")], live: [])
        let key = "public/\(long)"
        #expect(text.contains("  + create     public/News   rooms.yaml:1\n"), "\(text)")
        #expect(text.contains("  + create     public/Lobby  rooms.yaml:1\n"))
        let below = String(repeating: " ", count: 15 + "public/Lobby".count + 2)
        #expect(text.contains("  + create     \(key)\n\(below)rooms.yaml:1\n"))
    }

    @Test func `wide characters keep the columns in line`() async throws {
        let text = try await text(of: [.public("日本語", line: 1), .public("abcdef", line: 2)], live: [])
        let lines = text.split(separator: "\n").filter { $0.contains("rooms.yaml") }
        let columns = lines.map { line in
            line.prefix(while: { $0 != "y" }).reduce(0) {
                $0 + ($1.unicodeScalars.first.map { $0.value > 0x2E80 } == true ? 2 : 1)
            }
        }
        #expect(Set(columns).count == 1)
    }

    private func details(of desired: DesiredDialog) async throws -> [Substring] {
        let indent = String(repeating: " ", count: 17)
        let lines = try await text(of: [desired], live: []).split(separator: "\n")
        return lines.filter { $0.hasPrefix(indent) }.map { $0.dropFirst(indent.count) }
    }

    @Test(arguments: [
        ("group/Cafe\u{301}", "Caf\u{E9}"), ("group/Caf\u{E9}", "Cafe\u{301}"), ("group/Cafe", "Cafe"), ("group/", ""),
    ])
    func `a name is left out where the key says it, in whatever form`(key: String, name: String) async throws {
        let details = try await details(of: .group(ExactText(name), key: ExactText(key)))
        #expect(details == ["2 occupants: 1, 2"])
    }

    @Test(arguments: [("group/Cafe", "Café"), ("public/Café", "Café"), ("grou", "Ops"), ("", "Ops"), ("日本", "Ops")])
    func `a name is told where the key does not say it`(key: String, name: String) async throws {
        let details = try await details(of: .group(ExactText(name), key: ExactText(key)))
        #expect(details == ["'\(name)'", "2 occupants: 1, 2"])
    }

    @Test func `all that would be created is told on one line, and who will be in it below`() async throws {
        let room = DesiredDialog.group(
            "日本",
            [2],
            admins: [3],
            photo: "1\u{9B}",
            joinRequired: false,
            data: CustomData(className: "Kurs\u{600}"),
            key: "k"
        )
        let line = #"'日本', photo '1\u{9b}', join not required, data Kurs"# + "\u{600}"
        #expect(try await details(of: room) == [Substring(line), "3 occupants: 1, 2, 3", "1 admin: 3"])
    }

    @Test func `a server without totals is named in the summary`() async throws {
        var observation = Observation()
        let desired = DesiredDialog.public("News")
        let listing = Listing(dialogs: [], requests: 2, proof: .readUntilEmpty)
        var planner = LookupPlanner(for: [desired])
        observation.add(listing, for: try #require(planner.next().first))
        let summary = PlanText(Plan(for: [desired], seen: observation), style: .plain).summary
        #expect(
            summary == "Plan: 1 dialog: 1 to create "
                + "(the server sends no totals, so pages were read until empty)\n"
        )
    }

    @Test func `the signs that a plan has are told in one line, unless all exists as declared`() async throws {
        let all = PlanText(try await ReportSamples.everyActionPlan(), style: .plain).text
        let legend = "+ create   - delete   * differs, kept   ! ? x you decide   = as declared\n"
        #expect(all.contains("\n\n\(legend)Plan: "))
        let some = PlanText(try await ReportSamples.plan([.public("News")]), style: .plain).text
        #expect(some.contains("\n\n+ create\nPlan: "))
        let none = PlanText(try await ReportSamples.plan([.public("A")], live: [.public(1, "A")]), style: .plain).text
        #expect(none.hasSuffix("\n\nPlan: 1 dialog: 1 exists\n"))
        let nobody = UserReference(.login, "nobody")
        let missing = MissingPeople([.init(nobody, at: [], of: 1)], leftOut: [], reduced: [])
        let left = PlanText(try await ReportSamples.plan([.public("News")]), missing: missing, style: .plain).text
        #expect(left.contains("\n+ create   ! you decide\nPlan: "))
    }

    @Test func `how much was read is told where that is asked for`() async throws {
        let plan = try await ReportSamples.plan([.public("News")])
        #expect(PlanText(plan, style: .plain, showsRequests: true).text.hasSuffix("\nRead: 2 requests, targeted\n"))
        #expect(!PlanText(plan, style: .plain).text.contains("request"))
    }
}
