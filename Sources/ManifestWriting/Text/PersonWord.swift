internal import Dialogs

/// A person in a list of people, whose order does not count: numbers first, and then words in byte order.
struct PersonWord: Comparable {
    private let number: Int?
    private let content: String

    /// The person as YAML text.
    let text: String

    /// A user by ID.
    init(_ id: UserID) {
        (number, content, text) = (id.rawValue, "", id.description)
    }

    /// Somebody by a word.
    init(_ word: ExactText) {
        (number, content, text) = (nil, word.string, YAMLScalar(word).text)
    }

    /// What stands in a list already, and what it reads as.
    init(written text: String, number: Int?, content: String) {
        (self.number, self.content, self.text) = (number, content, text)
    }

    static func < (first: Self, second: Self) -> Bool {
        switch (first.number, second.number) {
        case (let one?, let other?) where one != other: one < other
        case (.some, nil): true
        case (nil, .some): false
        default: first.content.utf8.lexicographicallyPrecedes(second.content.utf8)
        }
    }

    static func == (first: Self, second: Self) -> Bool {
        first.number == second.number && first.content.utf8.elementsEqual(second.content.utf8)
    }
}
