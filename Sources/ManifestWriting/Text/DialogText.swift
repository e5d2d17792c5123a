internal import Dialogs

/// One dialog of a manifest's list, as it is exported and rendered: a line for each field, in the order of manifests.
struct DialogText {
    /// The lines, with their margin; a long value goes on in lines within its own.
    let lines: [String]

    /// Writes the fields that have a value.
    init(_ value: (DialogField) -> ValueText?) {
        var lines: [String] = []
        for field in DialogField.allCases {
            guard let value = value(field) else { continue }
            lines.append("\(lines.isEmpty ? "  - " : "    ")\(field.rawValue):\(value.text)")
        }
        self.lines = lines
    }
}

/// A field's value as YAML text, with what parts it from the colon.
struct ValueText {
    let text: String

    private init(_ text: String) {
        self.text = text
    }

    /// A word that is surely read as it stands.
    static func word(_ word: String) -> Self { Self(" \(word)") }

    /// A text.
    static func text(_ text: ExactText) -> Self { word(YAMLScalar(text).text) }

    /// The `_id` of a dialog.
    static func id(_ id: DialogID) -> Self { word(YAMLScalar(id).text) }

    /// A list of people on lines of a readable length.
    static func list(_ people: [PersonWord]) -> Self {
        word(lines(ofList: people.sorted().map(\.text)).joined(separator: "\n      "))
    }

    /// A list of words in brackets, on lines of a readable length.
    static func lines(ofList words: [String]) -> [String] {
        var lines = ["["]
        for (offset, word) in words.enumerated() {
            let word = word + (offset == words.count - 1 ? "" : ",")
            if lines[lines.count - 1].utf8.count + word.utf8.count > 96, offset > 0 { lines.append("") }
            let isFirst = offset == 0 || lines[lines.count - 1].isEmpty
            lines[lines.count - 1] += (isFirst ? "" : " ") + word
        }
        lines[lines.count - 1] += "]"
        return lines
    }

    /// The map of custom data, on lines of its own.
    static func data(_ data: CustomData) -> Self {
        let fields = data.fields.map { "\n      \(YAMLScalar($0.key).text): \(YAMLScalar($0.value).text)" }
        return Self("\n      class_name: \(YAMLScalar(data.className).text)\(fields.joined())")
    }

    /// The value of a managed field.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - others: Those among its users whose IDs are not known.
    ///   - user: How a user is written.
    /// - Returns: The value as text.
    static func value(
        _ value: DeclaredValue,
        and others: [UserReference] = [],
        user: (UserID) -> PersonWord
    ) -> Self {
        switch value {
        case .text(let text): .text(text)
        case .flag(let flag): word(String(flag))
        case .users(let users): list(users.map(user) + others.map(\.word))
        case .data(let data): .data(data)
        }
    }
}

extension UserReference {
    /// The reference as a word of a list.
    var word: PersonWord { PersonWord(ExactText(description)) }

    /// The reference as YAML text.
    var yaml: String { word.text }
}
