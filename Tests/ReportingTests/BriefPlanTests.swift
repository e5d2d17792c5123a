import Diagnostics
import Dialogs
import Planning
import Reporting
import TestSupport
import Testing

/// Plans of many changes, on a screen.
@Suite struct BriefPlanTests {
    private static let remove = UnlistedRule(occupants: .remove, admins: .remove)

    private static func key(_ number: Int) -> ExactText {
        ExactText("course/C" + String(repeating: "0", count: 4 - "\(number)".count) + "\(number)")
    }

    private static func desired(_ number: Int, _ name: String = "Room", state: DialogState = .present) -> DesiredDialog
    {
        DesiredDialog(
            key: key(number),
            owner: 1,
            content: .group(name: ExactText("\(name) \(number)"), occupants: [2, 3, 4]),
            unlisted: remove,
            updates: true,
            state: state,
            location: SourceLocation(path: "courses.csv", line: number + 1, column: 1)
        )
    }

    private static func entry(_ number: Int, live name: String = "Room", _ occupants: UserIDs) -> PlanEntry {
        let desired = desired(number)
        let live = LiveDialog.group(number, ExactText("\(name) \(number)"), occupants)
        let differences = desired.differences(from: live)
        let update = Update(of: live, to: desired, as: 1, changing: differences)
        return PlanEntry(desired: desired, action: differences.isEmpty ? .exists(live) : .update(live, update))
    }

    /// A term's beginning: of 900 rooms, 20 go, 40 lose people, 100 get some, 20 have another name, and 70 are new.
    private static let term: Plan = plan(
        (1...900).map { number in
            switch number {
            case ...20:
                let live = LiveDialog.group(
                    number,
                    ExactText("Room \(number)"),
                    [1, 2],
                    lastMessageAt: number == 7 ? 1_767_225_600 : nil
                )
                return PlanEntry(desired: desired(number, state: .absent), action: .delete(live, as: 1))
            case ...60: return entry(number, [1, 2, 3, 4, 5, UserID(rawValue: number) ?? 1])
            case ...160: return entry(number, [1, 2, 3])
            case ...180: return entry(number, live: "Old room", [1, 2, 3, 4])
            case ...250: return PlanEntry(desired: desired(number), action: .create)
            default: return entry(number, [1, 2, 3, 4])
            }
        }
    )

    private static func plan(_ entries: [PlanEntry], undeclared: UndeclaredDialogs = .none) -> Plan {
        Plan(entries: entries, requests: 10, proof: nil, undeclared: undeclared)
    }

    private static let names = PeopleNames(
        Dictionary(
            uniqueKeysWithValues: (2...60).compactMap { number in
                UserID(rawValue: number).map { ($0, ExactText("p\(number)")) }
            }
        )
    )

    private static func lines(_ plan: Plan, _ missing: MissingPeople = .none, all: Bool = false) -> [Substring] {
        PlanText(plan, naming: names, missing: missing, style: .plain, listsAll: all).text.wrapped(to: 80)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    }

    @Test func `a plan of 900 dialogs with 250 changes fits a screen, with its counts first`() throws {
        let text = Self.lines(Self.term).joined(separator: "\n") + "\n"
        try expectSnapshot(of: text, named: "plan-in-brief")
        #expect(Self.lines(Self.term).count <= 48)
        #expect(Self.lines(Self.term, all: true).count > 800)
    }

    @Test func `whatever removes is named, however much it is`() {
        let entries = (1...400).map { number in
            number <= 200
                ? PlanEntry(
                    desired: Self.desired(number, state: .absent),
                    action: .delete(.group(number, ExactText("Room \(number)"), [1, 2]), as: 1)
                ) : Self.entry(number, [1, 2, 3, 4, 5, UserID(rawValue: 1000 + number) ?? 1])
        }
        let text = Self.lines(Self.plan(entries)).joined(separator: "\n")
        for number in 1...200 { #expect(text.contains("\(Self.key(number)) (2)")) }
        for number in 201...400 { #expect(text.contains("\(Self.key(number)): p5, \(1000 + number)")) }
        #expect(text.contains("- delete     200 dialogs, for everybody and for good: 400 people"))
        #expect(text.contains("~ update     200 dialogs: 400 people leave, nobody is notified"))
    }

    @Test func `who loses a role alone is named as what`() {
        let entries = (1...30).map { number in
            let desired = Self.desired(number)
            let live = LiveDialog.group(number, ExactText("Room \(number)"), [1, 2, 3, 4], admins: [1, 3])
            let lost = FieldDifference.users(field: "admins", missing: [], extra: [3])
            return PlanEntry(
                desired: desired,
                action: .update(live, Update(of: live, to: desired, as: 1, changing: [lost]))
            )
        }
        let text = Self.lines(Self.plan(entries)).joined(separator: "\n")
        #expect(text.contains("~ update     30 dialogs: 30 admins no longer\n    course/C0001: p3 as admin; "))
        #expect(text.contains("course/C0030: p3 as admin"))
    }

    @Test func `few changes are told with all that there is to know`() {
        let few = Self.plan((1...20).map { Self.entry($0, [1, 2, 3]) })
        #expect(Self.lines(few).joined(separator: "\n").contains("1 request as user 1"))
        let many = Self.plan((1...21).map { Self.entry($0, [1, 2, 3]) })
        #expect(!Self.lines(many).joined(separator: "\n").contains("1 request as user 1"))
        #expect(Self.lines(many, all: true).joined(separator: "\n").contains("1 request as user 1"))
    }

    @Test func `one more than there is room for is told, too`() {
        let entries = (1...42).map { Self.entry($0, [1, 2, 3]) }
        let texts = [21, 22].map { count in
            Self.lines(Self.plan(Array(entries.prefix(count)))).joined(separator: "\n")
        }
        #expect(texts[0].contains("course/C0021") && !texts[0].contains("more"))
        #expect(!texts[1].contains("course/C0021") && texts[1].contains("    … and 2 more"))
    }

    @Test func `dialogs of which there is something to note come first, with their notes`() {
        let similar = LiveDialog.group(7, "room 900", [1, 2])
        let entries = (1...60).map { number in
            PlanEntry(
                desired: Self.desired(number),
                action: .create,
                notes: number > 30 ? [.similarName(similar)] : []
            )
        }
        let lines = Self.lines(Self.plan(entries))
        #expect(lines[4].hasPrefix("    course/C0031  'Room 31', "))
        #expect(lines[5].hasSuffix("note: live 000000000000000000000007 has a similar name, 'room"))
        #expect(lines.contains("    … and 40 more, 10 with notes"))
    }

    @Test func `what a person must decide is told once for all`() {
        let entries = (1...250).map { number in
            let lacking = LackingDialog(.group(number, ExactText("Room \(number)"), [1, 2]), missing: [3, 4])
            return PlanEntry(desired: Self.desired(number), action: .conflict(.lackingMembers([lacking])))
        }
        let lines = Self.lines(Self.plan(entries))
        let text = lines.joined(separator: "\n")
        #expect(lines.count < 48)
        #expect(text.contains("\n  ! 250 conflict, you decide\n"))
        #expect(text.contains("    course/C0001  live 000000000000000000000001 has this name and lacks p3 (3),…"))
        #expect(text.contains("\n    … and 230 more\n"))
        #expect(text.ranges(of: "Decide about 250 conflicts").count == 1)
    }

    @Test func `people who were not found and dialogs that nobody declares are folded`() {
        let reference = { (number: Int) in UserReference(.login, ExactText("p\(number)")) }
        let places = [SourceLocation(path: "courses.csv", line: 2, column: 1)]
        let missing = MissingPeople(
            (1...90).map { MissingPeople.Person(reference($0), at: places, of: 1) },
            leftOut: (1...90).map { number in
                IncompleteDialog(key: Self.key(number), name: nil, location: places[0], missing: [reference(number)])
            },
            reduced: []
        )
        let undeclared = UndeclaredDialogs(
            (1...90).map { UndeclaredDialog(.number($0), owner: 1, formerKey: Self.key($0), .notLookedFor) },
            requests: nil
        )
        let lines = Self.lines(Self.plan([Self.entry(100, [1, 2, 3, 4])], undeclared: undeclared), missing)
        let text = lines.joined(separator: "\n")
        #expect(lines.count < 60)
        #expect(text.contains("! 90 left out  # 90 not declared  = 1 as declared\n"))
        #expect(text.contains("more left out (--missing FILE lists them)\n"))
        #expect(text.contains("more not found (--missing FILE lists them)\n"))
        #expect(
            text.contains("  # undeclared  90 dialogs declared before and not any more, left alone\n    course/C0001; ")
        )
        #expect(text.contains("\n    … and 80 more\n"))
    }

    @Test func `a name that is a number names nobody`() {
        let names = PeopleNames([5: "2", 6: "ann, bob"])
        #expect(names.word(for: 5) == "5")
        #expect(names.word(for: 6) == "'ann, bob'")
        #expect(names.word(for: 7) == "7")
    }

    @Test func `text from servers cannot steer a terminal`() {
        let entries = (1...30).map { number in
            let live = LiveDialog.group(number, "\u{1B}]0;owned\u{7}", [1, 2, 3, 4])
            let desired = Self.desired(number)
            let update = Update(of: live, to: desired, as: 1, changing: desired.differences(from: live))
            return PlanEntry(desired: desired, action: .update(live, update))
        }
        let text = PlanText(Self.plan(entries), style: .plain).text
        #expect(text.contains("'\\u{1b}]0;owned\\u{7}'"))
        #expect(!text.contains("\u{1B}"))
    }
    @Test func `what is deleted under another name than the declared one comes first, with that name`() {
        let entries = (1...30).map { number in
            let name = number == 7 ? "Board of directors" : "Room \(number)"
            let live = LiveDialog.group(number, ExactText(name), [1, 2], creator: number == 7 ? 9 : 1)
            return PlanEntry(
                desired: Self.desired(number, state: .absent),
                action: .delete(live, as: number == 7 ? 9 : 1)
            )
        }
        let text = PlanText(Self.plan(entries), style: .plain).text
        #expect(text.contains("    course/C0007 'Board of directors' (2, as 9); course/C0001 (2);\n"))
    }

}
