/// The words of a rule, parsed from left to right.
struct FaultWords: CustomStringConvertible {
    /// The length limit of a rule, in bytes.
    static let longestRule = 1_000

    private let words: [String]
    private var position = 0

    /// Splits a rule into words.
    ///
    /// - Throws: `FaultError` if the text is empty, or too long to be a rule.
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

    /// The next word, without consuming it.
    var next: String? { position < words.count ? words[position] : nil }

    /// Consumes the next word.
    ///
    /// - Throws: `FaultError` that says what is missing, if there is no next word.
    mutating func take(_ wanted: String) throws(FaultError) -> String {
        guard let next else { throw error("\(wanted) is missing at its end") }
        position += 1
        return next
    }

    /// Consumes the next word if it is the given one.
    mutating func skip(_ word: String) -> Bool {
        guard next?.lowercased() == word else { return false }
        position += 1
        return true
    }

    /// Consumes the given words.
    mutating func expect(_ expected: String...) throws(FaultError) {
        for word in expected where !skip(word) {
            throw error("'\(word)' is wanted \(next.map { "in place of '\($0)'" } ?? "at its end")")
        }
    }

    /// Checks that no words are left.
    func expectEnd() throws(FaultError) {
        if let next { throw error("'\(next)' is not understood there") }
    }

    /// An error in this rule.
    func error(_ reason: String) -> FaultError {
        FaultError(description: "in the fault '\(description)': \(reason)")
    }
}
