import Dialogs
import Platform
import TestSupport
import Testing

@testable import Journal

@Suite struct JournalContentsTests {
    private let time = ManualTime(WallTime(milliseconds: 1_000_000))
    private var start: Moment { time.now }

    private func contents(_ outcomes: [IntentOutcome?], at time: Moment? = nil) -> JournalContents {
        var contents = JournalContents(begun: start.wall)
        for outcome in outcomes {
            let number = contents.begin(.group(), at: start)
            guard let outcome else { continue }
            _ = contents.settle(number, RecordedOutcome(outcome, at: time ?? start))
        }
        return contents
    }

    @Test func `an intent is open until a final outcome`() {
        let contents = contents([nil, .unknown(reason: ""), .created(.number(1), by: .answer), .notCreated(.rejected)])
        #expect(contents.openIntents.map(\.number.rawValue) == [1, 2])
        #expect(contents.nextNumber.rawValue == 5)
    }

    @Test func `the first unknown outcome counts, then the first final one`() throws {
        var contents = contents([nil])
        let number = try #require(contents.entries.first?.number)
        let later = start.advanced(by: .seconds(9))
        let outcomes = [
            RecordedOutcome(.unknown(reason: "first"), at: start),
            RecordedOutcome(.unknown(reason: "second"), at: later),
            RecordedOutcome(.notCreated(.absent), at: later),
            RecordedOutcome(.created(.number(1), by: .lookup), at: later),
            RecordedOutcome(.unknown(reason: "third"), at: later),
        ]
        var states: [RecordedOutcome?] = []
        let news = outcomes.map { outcome in
            defer { states.append(contents[number]?.outcome) }
            return contents.settle(number, outcome)
        }
        #expect(news == [true, false, true, false, false])
        #expect(states == [outcomes[0], outcomes[0], outcomes[2], outcomes[2], outcomes[2]])
    }

    @Test func `there is no outcome without an intent`() throws {
        var contents = contents([nil, nil])
        let number = try #require(IntentNumber(rawValue: 3))
        let isNew = contents.settle(number, RecordedOutcome(.notCreated(.absent), at: start))
        #expect(!isNew)
        #expect(contents[number] == nil)
    }

    @Test(arguments: [0, 3600, -3600], [(29_999, 1), (30_000, 0)])
    func `recent creates are those younger than the window, whatever the clock is set to`(
        step: Int,
        _ expected: (age: Int, count: Int)
    ) {
        let contents = contents([.created(.number(1), by: .answer), .notCreated(.rejected), nil])
        time.pass(.milliseconds(expected.age))
        time.change(.step(.seconds(step)))
        let creates = contents.recentCreates(within: .seconds(30), of: time.now)
        #expect(creates.count == expected.count)
        #expect(creates.allSatisfy { $0.id == .number(1) })
        #expect(contents.presumablyRecentCreates(within: .seconds(30), of: time.now) == creates)
        let kept = contents.compacted(keepingCreatesFor: .seconds(30), at: time.now)
        #expect(kept.entries.compactMap(\.confirmedCreate).count == expected.count)
    }

    @Test func `where nobody knows how old a create is, it may be recent, and is kept for ninety days`() {
        let contents = contents([.created(.number(1), by: .answer)])
        time.pass(.seconds(86_400))
        time.change(.restart)
        #expect(contents.recentCreates(within: .seconds(30), of: time.now).count == 1)
        #expect(contents.presumablyRecentCreates(within: .seconds(30), of: time.now).isEmpty)
        #expect(contents.compacted(keepingCreatesFor: .seconds(30), at: time.now) == contents)
        // A journal that an older version has written tells no more.
        let old = self.contents([.created(.number(1), by: .answer)], at: Moment(start.wall))
        #expect(old.recentCreates(within: .seconds(30), of: time.now.advanced(by: .seconds(86_400))).count == 1)
        time.pass(.seconds(90 * 86_400))
        #expect(contents.compacted(keepingCreatesFor: .seconds(30), at: time.now).entries.isEmpty)
    }

    @Test func `compaction keeps open intents and recent creates, their numbers, and the next number`() {
        let outcomes: [IntentOutcome?] = [
            nil, .created(.number(1), by: .answer), .unknown(reason: "?"), .notCreated(.throttled),
        ]
        let contents = contents(outcomes)
        let soon = contents.compacted(keepingCreatesFor: .seconds(30), at: start.advanced(by: .seconds(29)))
        #expect(soon.entries.map(\.number.rawValue) == [1, 2, 3])
        let late = contents.compacted(keepingCreatesFor: .seconds(30), at: start.advanced(by: .seconds(1_000_000)))
        #expect(late.entries.map(\.number.rawValue) == [1, 3])
        #expect(late.entries == [contents.entries[0], contents.entries[2]])
        #expect(late.nextNumber.rawValue == 5)
    }

    @Test func `creates that no ids file holds are kept for ninety days`() {
        let contents = contents([.created(.number(1), by: .answer), .created(.number(2), by: .lookup), nil])
        func kept(after duration: Duration, held: Set<DialogID>?) -> [Int] {
            let now = start.advanced(by: duration)
            return contents.compacted(keepingCreatesFor: .seconds(30), held: held, at: now).entries.map(
                \.number.rawValue
            )
        }
        let days = Duration.seconds(86_400)
        #expect(kept(after: .seconds(29), held: [.number(1)]) == [1, 2, 3])
        #expect(kept(after: .seconds(30), held: [.number(1)]) == [2, 3])
        #expect(kept(after: days * 89, held: [.number(1)]) == [2, 3])
        #expect(kept(after: days * 90, held: [.number(1)]) == [3])
        #expect(kept(after: .seconds(30), held: []) == [1, 2, 3])
        #expect(kept(after: .seconds(30), held: nil) == [3])
    }

    @Test func `no number is used again after compaction`() throws {
        let empty = contents([.notCreated(.rejected)]).compacted(keepingCreatesFor: .zero, at: start)
        var read = try JournalContents.parse(empty.text, path: "j").contents
        #expect(read.entries.isEmpty)
        let next = read.begin(.group(), at: start)
        #expect(next.rawValue == 2)
    }

    @Test func `an intent is found among many`() {
        var contents = contents(Array(repeating: nil, count: 100))
        for entry in contents.entries where entry.number.rawValue % 3 != 0 {
            _ = contents.settle(entry.number, RecordedOutcome(.notCreated(.rejected), at: start))
        }
        let sparse = contents.compacted(keepingCreatesFor: .zero, at: start)
        for number in (1...100).compactMap(IntentNumber.init(rawValue:)) {
            #expect((sparse[number] != nil) == (number.rawValue % 3 == 0))
        }
    }

    @Test func `sending ended with the outcome, or after the longest request that started last`() {
        let later = start.advanced(by: .milliseconds(1500))
        let contents = contents([nil, .unknown(reason: "")], at: later)
        #expect(
            contents.entries.map { $0.sendingEnded(requestTimeout: .seconds(60)) } == [
                start.advanced(by: .seconds(65)), later,
            ]
        )
    }

    @Test func `an intent says what a declared dialog needs to be found`() {
        let intent = Intent(toCreate: .group("X", owner: 1, [2], admins: [3]), digest: "d", known: [.number(4)])
        #expect(intent.members == [1, 2, 3])
        #expect(intent.name == "X")
        #expect(intent.type == .group)
        #expect(intent.key == "group/X")
        #expect(Intent(toCreate: .public("P"), digest: "d", known: []).members.isEmpty)
        #expect(Intent(toCreate: .private(with: 5), digest: "d", known: []).members == [1, 5])
    }
}
