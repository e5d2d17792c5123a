/// The words of a rule, taken one after the other.
struct FaultWords: CustomStringConvertible {
    /// The longest rule, in bytes.
    static let longestRule = 1_000

    private let words: [String]
    private var place = 0

    /// Splits a rule into words.
    ///
    /// - Throws: `FaultMistake`, where there is none, or the text is too long to be a rule.
    init(_ text: String) throws(FaultMistake) {
        guard text.utf8.count <= Self.longestRule else {
            throw FaultMistake(description: "a fault has at most \(Self.longestRule) bytes")
        }
        words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else {
            throw FaultMistake(description: "a fault cannot be empty; write one such as '503 on create at 2%'")
        }
    }

    /// The rule with one space between its words.
    var description: String { words.joined(separator: " ") }

    /// The next word, not taken.
    var next: String? { place < words.count ? words[place] : nil }

    /// Takes the next word.
    ///
    /// - Throws: `FaultMistake`, which says what is wanted, where there is none.
    mutating func take(_ wanted: String) throws(FaultMistake) -> String {
        guard let next else { throw mistake("\(wanted) is missing at its end") }
        place += 1
        return next
    }

    /// Takes the next word where it is a certain one.
    mutating func skip(_ word: String) -> Bool {
        guard next?.lowercased() == word else { return false }
        place += 1
        return true
    }

    /// Takes words that can only be certain ones.
    mutating func expect(_ expected: String...) throws(FaultMistake) {
        for word in expected where !skip(word) {
            throw mistake("'\(word)' is wanted \(next.map { "in place of '\($0)'" } ?? "at its end")")
        }
    }

    /// Takes nothing, as nothing may be left.
    func expectEnd() throws(FaultMistake) {
        if let next { throw mistake("'\(next)' is not understood there") }
    }

    /// A mistake in this rule.
    func mistake(_ reason: String) -> FaultMistake {
        FaultMistake(description: "in the fault '\(description)': \(reason)")
    }
}
