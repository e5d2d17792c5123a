/// How much of a journal's largest size is used or spoken for, so that the outcomes of all begun intents still fit.
struct JournalBudget {
    private var used: Int
    private var openIntents: Int
    private let limit: Int

    /// The most bytes that an outcome may have; an open intent may have two: an unknown one, then a final one.
    static let outcomeLimit = 4096

    /// The most intents that can be open in a journal, since the outcomes of each fit.
    static let mostOpenIntents = JournalFile.sizeLimit / (2 * outcomeLimit)

    /// Creates the budget of a file that has so many bytes and open intents.
    init(used: Int, openIntents: Int, limit: Int) {
        self.used = used
        self.openIntents = openIntents
        self.limit = limit
    }

    /// Takes an intent of so many bytes where it fits with its outcomes, and says whether it does.
    mutating func takeIntent(_ count: Int) -> Bool {
        guard used + count + (openIntents + 1) * 2 * Self.outcomeLimit <= limit else { return false }
        used += count
        openIntents += 1
        return true
    }

    /// Takes an outcome of so many bytes.
    mutating func takeOutcome(_ count: Int, isFinal: Bool) {
        used += count
        if isFinal { openIntents -= 1 }
    }
}
