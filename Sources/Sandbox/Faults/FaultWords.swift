/// The words of a rule, taken one after the other.
struct FaultWords: CustomStringConvertible {
    /// The longest rule, in bytes.
    static let longestRule = 1_000

    private let words: [String]
    private var position = 0

    /// Splits a rule into words.
    ///
    /// - Throws: `FaultError`, where there is none, or the text is too long to be a rule.
    init(_ text: String) throws(FaultError) {
        guard text.utf8.count <= Self.longestRule else {
            throw FaultError(description: "a fault has at most \(Self.longestRule) bytes")
        }
        words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !words.isEmpty else {
            throw FaultError(description: "a fault cannot be empty; write one such as '503 on create at 2%'")
        }
    }

    /// The rule with one space between its words.
    var description: String { words.joined(separator: " ") }

    /// The next word, not taken.
    var next: String? { position < words.count ? words[position] : nil }

    /// Takes the next word.
    ///
    /// - Throws: `FaultError`, which says what is wanted, where there is none.
    mutating func take(_ wanted: String) throws(FaultError) -> String {
        guard let next else { throw error("\(wanted) is missing at its end") }
        position += 1
        return next
    }

    /// Takes the next word where it is a certain one.
    mutating func skip(_ word: String) -> Bool {
        guard next?.lowercased() == word else { return false }
        position += 1
        return true
    }

    /// Takes words that can only be certain ones.
    mutating func expect(_ expected: String...) throws(FaultError) {
        for word in expected where !skip(word) {
            throw error("'\(word)' is wanted \(next.map { "in place of '\($0)'" } ?? "at its end")")
        }
    }

    /// Takes nothing, as nothing may be left.
    func expectEnd() throws(FaultError) {
        if let next { throw error("'\(next)' is not understood there") }
    }

    /// A mistake in this rule.
    func error(_ reason: String) -> FaultError {
        FaultError(description: "in the fault '\(description)': \(reason)")
    }
}
