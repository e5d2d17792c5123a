import Dialogs
import Platform
import Reporting
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalTextTests {
    private let start = 1_767_225_600_000

    private func contents(_ outcomes: [IntentOutcome?], key: ExactText = "team/room") -> JournalContents {
        var contents = JournalContents(begun: WallTime(milliseconds: start))
        for (index, outcome) in outcomes.enumerated() {
            let desired = DesiredDialog.group("Room", owner: index == 0 ? 1 : 4711, key: ExactText("\(key) \(index)"))
            let intent = Intent(toCreate: desired, digest: "fnv1a64:9f86", known: index == 0 ? [.number(3)] : [])
            let at = Moment(WallTime(milliseconds: start + index * 61_000))
            let number = contents.begin(intent, at: at)
            guard let outcome else { continue }
            _ = contents.settle(number, RecordedOutcome(outcome, at: at.advanced(by: .seconds(5))))
        }
        return contents
    }

    private var everyOutcome: [IntentOutcome?] {
        [.created(.number(1), by: .answer), .created(.number(2), by: .lookup), nil, .unknown(reason: "HTTP 500")]
            + IntentOutcome.Absence.allCases.map(IntentOutcome.notCreated)
    }

    @Test(arguments: [TextStyle.plain, .coloured])
    func `every outcome, the open ones first`(style: TextStyle) throws {
        let text = JournalText(contents(everyOutcome), at: "/state/api.journal", style: style).text
        try expectSnapshot(
            of: text,
            named: style == .plain ? "journal-every-outcome" : "journal-every-outcome-coloured"
        )
    }

    @Test func `nothing recorded`() {
        let text = JournalText(contents([]), at: "/state/api.journal", style: .plain).text
        #expect(text == "Journal: 0 intents (/state/api.journal)\n")
    }

    @Test func `nothing open`() {
        let text = JournalText(contents([.created(.number(1), by: .answer)]), at: "j", style: .plain).text
        #expect(text.hasSuffix("Journal: 1 intent: 1 created (j)\n"))
    }

    @Test(arguments: [(0, "settled"), (2, "open"), (3, "unknown")])
    func `one intent`(index: Int, name: String) throws {
        let entry = contents(everyOutcome).entries[index]
        try expectSnapshot(of: IntentText(entry, style: .plain).text, named: "intent-\(name)")
    }

    @Test func `a long list of members is cut`() throws {
        let members = UserIDs((1...60).compactMap(UserID.init))
        let intent = Intent(toCreate: .group("Room", members), digest: "", known: [])
        let number = try #require(IntentNumber(rawValue: 1))
        let text = IntentText(JournalEntry(number: number, intent: intent, at: .current()), style: .plain).text
        #expect(text.contains("49, 50 and 10 more\n"))
    }

    @Test func `what a journal holds cannot steer a terminal`() {
        let contents = contents([.unknown(reason: "\u{1B}[2J\nfake")], key: "\u{202E}evil")
        let texts = [
            JournalText(contents, at: "\u{7}path", style: .plain).text,
            IntentText(contents.entries[0], style: .plain).text,
        ]
        for text in texts {
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x202E })
            #expect(text.contains(#"\u{1b}[2J\u{a}fake"#))
        }
    }
}
