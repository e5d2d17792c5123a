internal import Diagnostics
internal import Dialogs

/// A text as a scalar of YAML that reads back as the same text to every reader, in any place of a document.
///
/// Plain where nobody could take it for anything else, and otherwise in double quotes, with everything escaped that
/// readers refuse or that would not be seen.
struct YAMLScalar {
    /// How the text is written.
    let text: String

    /// The most bytes of a key, which readers look for within 1024 characters.
    static let longestKey = 1000

    init(_ content: ExactText) {
        text = Self.isPlain(content.string) ? content.string : Self.quoted(content.string)
    }

    /// A value of custom data; what is no text is plain.
    init(_ value: Scalar) {
        switch value {
        case .text(let content): self.init(content)
        case .integer, .decimal, .boolean: self.init(plain: value.description)
        }
    }

    /// Digits that nobody is to take for a number.
    init(_ id: DialogID) {
        self.init(quoting: ExactText(id.text))
    }

    /// A text that is in quotes whatever it is.
    init(quoting content: ExactText) {
        self.init(plain: Self.quoted(content.string))
    }

    private init(plain text: String) {
        self.text = text
    }

    /// What some reader takes for nothing or for a boolean.
    private static let words: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

    private static func isPlain(_ content: String) -> Bool {
        let scalars = content.unicodeScalars
        let isUnmistakable = scalars.allSatisfy { $0.isPlainLetter || $0.isPlainMark }
        guard isUnmistakable, scalars.first?.isPlainLetter == true, scalars.last != " " else { return false }
        return !words.contains(content.lowercased())
    }

    private static func quoted(_ content: String) -> String {
        "\"\(content.mapScalars { $0.escaped(isSeen: $1) })\""
    }
}

extension Unicode.Scalar {
    fileprivate var isPlainLetter: Bool {
        switch self {
        case "a"..."z", "A"..."Z": true
        default: value > 0xA0 && !isInvisible && properties.generalCategory.isLetter
        }
    }

    /// Whether this may stand behind the first letter.
    fileprivate var isPlainMark: Bool {
        switch self {
        case "0"..."9", " ", "_", "-", ".", "/", "(", ")", "'", "+", "&": true
        default: false
        }
    }

    /// The escape of what stands for something else in quotes, or is refused or not seen there; `nil` for the rest.
    fileprivate func escaped(isSeen: Bool) -> String? {
        switch self {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        default: isSeen && isReadable ? nil : "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        }
    }

    private var digits: String { String(value, radix: 16, uppercase: true) }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetter: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
        default: false
        }
    }
}
