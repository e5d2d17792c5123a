import Provisioning
import TestSupport
import Testing

/// What happened on the way, over all schedules, each thing with how often it did.
struct Tally: CustomStringConvertible {
    private var counts: [String: Int] = [:]

    /// What is counted in every schedule; beside it, what people do and lose is, by its name.
    enum Row: String, CaseIterable {
        case schedules
        case runs
        case killed = "runs that were killed"
        case unread = "runs that could not read"
        case created
        case recovered
        case unknown = "unknown on the way"
        case updateRequests = "updates sent"
        case updated = "updated"
        case updatedOtherwise = "updated, not as declared"
        case partlyUpdated = "partly updated"
        case stale = "updates stale"
        case updateUnknown = "updates unknown on the way"
        case rejectedUpdates = "updates rejected"
        case refusedUpdates = "updates that the server refused"
        case lostUpdates = "updates without a clear answer"
        case alteredNames = "names stored otherwise by updates"
        case added = "people added by updates"
        case removed = "people removed by updates"
        case meanwhile = "changes by others between reading and writing"
        case stopped = "runs stopped by the limit of removals"
        case orphaned = "rooms at the end whose creator had left"
        case absent = "dialogs that were to be absent"
        case deletions = "deletions sent"
        case deleted
        case deleteUnknown = "deletions unknown on the way"
        case takenOut = "people taken out who departed"
        case recognized = "rooms recognized under another name"
        case recognizedByMark = "of them by their mark alone"
        case asked = "conflicts asked"
        case ambiguous = "ambiguous at the end"
        case secondAfterLoss = "second rooms after the ids file was lost without a mark"
        case secondAfterLeaving = "second rooms after the ids file was lost and the owner had left"
        case secondAfterLostAnswer = "second rooms after a lost answer, the first under another name or left"
        case taken = "rooms made by hand that were taken for those of lost answers"
        case refused = "creates that were refused after they were carried out"
        case second = "second rooms"
        case lost
        case unreported
    }

    /// What happens in one schedule of fifty at least.
    private static let troubles: [Row] = [
        .unknown, .recovered, .unread, .killed, .recognized, .asked, .refused, .updated, .updatedOtherwise,
        .rejectedUpdates, .lostUpdates, .added, .removed, .meanwhile, .absent, .deleted, .takenOut,
    ]

    /// The rows in their order.
    private static var rows: [String] {
        let rows = Row.allCases.map(\.rawValue)
        let middle = rows.firstIndex(of: Row.recognized.rawValue) ?? 0
        let acts =
            AppAct.Kind.allCases.map(\.rawValue) + ["rooms made anew after everybody had left"]
            + GitAct.allCases.map(\.rawValue) + Round.Loss.allCases.map(\.rawValue) + clocks + allEndings
        return rows[..<middle] + acts + rows[middle...]
    }

    private static let clocks = [ManualTime.Change.restart, .step(.zero)].map(\.row)

    /// How runs end that did more than to find their input wrong.
    private static let endings =
        [RunStatus.done, .externalFailure, .decisionNeeded, .someFailed, .someUnknown, .interrupted].map(\.row)
    private static let allEndings = endings + [RunStatus.stoppedBySafetyRail.row]

    subscript(row: Row) -> Int {
        get { self[row.rawValue] }
        set { self[row.rawValue] = newValue }
    }

    subscript(row: String) -> Int {
        get { counts[row] ?? 0 }
        set { counts[row] = newValue }
    }

    /// One line for each row.
    var description: String {
        Self.rows.map { "\(String(self[$0]).padded(to: 7))  \($0)" }.joined(separator: "\n")
    }

    static func += (sum: inout Self, other: Self) {
        sum.counts.merge(other.counts, uniquingKeysWith: +)
    }

    /// A test in which nothing goes wrong on the way proves nothing.
    func expectTrouble() {
        for row in Self.troubles {
            #expect(self[row] > self[.schedules] / 50, "\(row.rawValue)")
        }
        let acts = AppAct.Kind.allCases.map(\.rawValue) + GitAct.allCases.map(\.rawValue)
        for act in acts + [Row.stale.rawValue, Row.partlyUpdated.rawValue] + Round.Loss.allCases.map(\.rawValue)
            + Self.clocks + Self.endings
        {
            #expect(self[act] >= self[.schedules] / 100, "\(act)")
        }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
