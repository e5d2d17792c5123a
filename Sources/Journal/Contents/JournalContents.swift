package import Dialogs
package import Platform

/// What a journal says: its intents in the order in which they were recorded, each with its outcome.
package struct JournalContents: Hashable, Sendable {
    /// When the journal was begun.
    package let begun: WallTime
    /// The intents, in ascending order of their numbers.
    package private(set) var entries: [JournalEntry] = []
    /// The number that the next intent gets.
    package private(set) var nextNumber: IntentNumber
    /// How many of the intents are open.
    package private(set) var openCount = 0

    /// Creates the contents of a journal without intents.
    package init(begun: WallTime, nextNumber: IntentNumber? = nil) {
        self.begun = begun
        self.nextNumber = nextNumber ?? .first
    }

    /// The intent with this number.
    package subscript(number: IntentNumber) -> JournalEntry? { index(of: number).map { entries[$0] } }
}

extension JournalContents {
    /// The intents whose dialogs may exist without anyone knowing.
    package var openIntents: [JournalEntry] { entries.filter(\.isOpen) }

    /// The dialogs that may have become known so recently that a listing can still miss them.
    ///
    /// One counts among them where nobody knows how long ago it was, since the system was started anew or is another.
    package func recentCreates(within window: Duration, of now: Moment) -> [ConfirmedCreate] {
        entries.compactMap(\.confirmedCreate).filter { now.hasPerhapsNotPassed(window, since: $0.at) }
    }

    /// The dialogs that probably became known so recently; where nobody knows, the time on the wall tells.
    package func presumablyRecentCreates(within window: Duration, of now: Moment) -> [ConfirmedCreate] {
        entries.compactMap(\.confirmedCreate).filter { now.presumedElapsed(since: $0.at) < window }
    }

    /// How long a create is kept whose dialog no ids file holds.
    package static let longestUnheld = Duration.seconds(90 * 86_400)

    /// What is left when the intents that are settled and say nothing to a later run are dropped.
    ///
    /// Open intents are kept however old they are, and creates whose dialogs no ids file holds for 90 days on the wall;
    /// so long others are kept too where nobody knows whether the window is over.
    ///
    /// - Parameters:
    ///   - window: How long other creates are kept.
    ///   - held: The dialogs that ids files hold; `nil` where none is asked, and creates are kept for the window.
    ///   - now: The time.
    /// - Returns: What is left.
    package func compacted(
        keepingCreatesFor window: Duration,
        held: Set<DialogID>? = nil,
        at now: Moment
    ) -> Self {
        var compacted = self
        compacted.entries = entries.filter { entry in
            guard let create = entry.confirmedCreate else { return entry.isOpen }
            let isHeld = held?.contains(create.id) ?? true
            let isYoung = now.wall.since(create.at.wall) < Self.longestUnheld
            let isRecent = now.hasPerhapsNotPassed(window, since: create.at)
            if isHeld, !isRecent { return false }
            return isYoung || now.elapsed(since: create.at).map { $0 < window } ?? false
        }
        return compacted
    }
}

extension Moment {
    /// Whether it may be that less than a window has passed since an earlier moment.
    fileprivate func hasPerhapsNotPassed(_ window: Duration, since earlier: Self) -> Bool {
        guard let elapsed = elapsed(since: earlier) else { return window > .zero }
        return elapsed < window
    }
}

extension JournalContents {
    /// What is left without the creates of some dialogs.
    func forgetting(_ dialogs: Set<DialogID>) -> Self {
        var rest = self
        rest.entries = entries.filter { !($0.confirmedCreate.map { dialogs.contains($0.id) } ?? false) }
        return rest
    }
}

extension JournalContents {
    /// Adds an intent under the next number, which it says.
    mutating func begin(_ intent: Intent, at now: Moment) -> IntentNumber {
        let number = nextNumber
        entries.append(JournalEntry(number: number, intent: intent, at: now))
        openCount += 1
        nextNumber = number.successor
        return number
    }

    /// Adds an entry that was read, and says whether its number may follow.
    mutating func append(_ entry: consuming JournalEntry) -> Bool {
        if let last = entries.last, entry.number <= last.number { return false }
        nextNumber = max(nextNumber, entry.number.successor)
        if entry.isOpen { openCount += 1 }
        entries.append(entry)
        return true
    }

    /// Takes an outcome where it says something new, and says whether it did.
    ///
    /// The first final outcome counts, and before it the first unknown one, whose time is nearer to the POST.
    mutating func settle(_ number: IntentNumber, _ outcome: RecordedOutcome) -> Bool {
        guard let index = index(of: number), entries[index].isOpen else { return false }
        guard outcome.outcome.isFinal || entries[index].outcome == nil else { return false }
        entries[index].outcome = outcome
        if outcome.outcome.isFinal { openCount -= 1 }
        return true
    }

    private func index(of number: IntentNumber) -> Int? {
        var range = entries.startIndex..<entries.endIndex
        while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
            let found = entries[middle].number
            if found == number { return middle }
            range = found < number ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }
}
