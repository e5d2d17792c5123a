internal import Diagnostics
internal import Dialogs
internal import YAML

/// Reads the values of fields by the types that the fields want, and reports those that do not fit.
struct ValueReader {
    var mistakes = DiagnosticCollector()
    /// What may be a mistake and changes nothing.
    var warnings = DiagnosticCollector()
    let users: UserNames
    /// The IDs of those who are named by something else.
    let found: ResolvedUsers
    /// The users whom the set names by something else than an ID or a name of its own, as far as it was read.
    var named = UserReferences()
    /// The people who are to be in no group.
    var departed = DepartedPeople()
    /// Where some of them are named, by the dialog or the roster that is read.
    var departedPlaces: [NamedUser: NodePlace] = [:]
    /// The data field that holds keys, which no dialog may declare.
    var keyField: ExactText?
    /// How many more occupants the set may name, groups spelt out.
    var budget: MembershipBudget
    /// What fields refer to by name.
    var values = DeclaredValues()
    /// Where users and groups are defined.
    var definitions: UserDefinitions

    /// Names that nobody has.
    var unknownNames = UnknownNames()
    /// The columns of rosters of which was said how to allow values that look damaged.
    var toldAllowances: Set<String> = []

    init(users: UserNames, found: ResolvedUsers, budget: MembershipBudget) {
        self.users = users
        self.found = found
        self.budget = budget
        definitions = users.definitions
    }
}

extension ValueReader {
    /// A text that keeps to a rule.
    mutating func text(_ pair: Pair, _ rule: TextRule = .printable) -> FieldValue<ExactText> {
        guard let pair = content(of: pair), let text = mistakes.text(of: pair) else { return .mistaken }
        if let problem = rule.problem(with: text) {
            mistakes.report(.badText(problem, in: pair.key.text), at: pair.value)
            return .mistaken
        }
        return .value(ExactText(text), in: pair)
    }

    /// `true` or `false`.
    mutating func boolean(_ pair: Pair) -> FieldValue<Bool> {
        guard mistakes.expect(.scalar, "true or false", in: pair) else { return .mistaken }
        if case .boolean(let flag) = pair.value.coreValue { return .value(flag, in: pair) }
        let note = Diagnostic.Note.unseen(in: pair.value.text) { ["true", "false"].contains($0) }
        mistakes.report(.noBoolean(pair.value, in: pair.key.text), at: pair.value, notes: [note].compactMap(\.self))
        return .mistaken
    }

    /// A type by its word or its number.
    mutating func type(_ pair: Pair) -> FieldValue<DialogType> {
        guard let word = mistakes.text(of: pair) else { return .mistaken }
        if let type = DialogType(written: word) { return .value(type, in: pair) }
        let unseen = Diagnostic.Note.unseen(in: word) { DialogType(written: $0) != nil }
        let note = unseen ?? DialogType(meantBy: word).map { Diagnostic.Note(.didYouMean($0.word)) }
        mistakes.report(.unknownType(word), at: pair.value, notes: [note].compactMap(\.self))
        return .mistaken
    }

    /// The `_id` of a live dialog.
    mutating func dialogID(_ pair: Pair) -> FieldValue<DialogID> {
        guard let digits = mistakes.text(of: pair) else { return .mistaken }
        if let id = DialogID(hexDigits: digits) { return .value(id, in: pair) }
        let note = Diagnostic.Note.unseen(in: digits) { DialogID(hexDigits: $0) != nil }
        mistakes.report(.noDialogID(digits), at: pair.value, notes: [note].compactMap(\.self))
        return .mistaken
    }

    /// How a group is told from others.
    mutating func match(_ pair: Pair) -> FieldValue<DesiredDialog.Match> {
        guard let word = mistakes.text(of: pair) else { return .mistaken }
        if let match = DesiredDialog.Match(rawValue: word) { return .value(match, in: pair) }
        let note = Diagnostic.Note.unseen(in: word) { DesiredDialog.Match(rawValue: $0) != nil }
        mistakes.report(.unknownMatch(word), at: pair.value, notes: [note].compactMap(\.self))
        return .mistaken
    }
}

extension DialogType {
    /// The type that a word or a number stands for.
    fileprivate init?(written word: String) {
        guard let type = Self.allCases.first(where: { $0.word == word || String($0.rawValue) == word }) else {
            return nil
        }
        self = type
    }
}

extension DialogType {
    /// The type that a word of other programs, or a misspelt one, most likely means.
    fileprivate init?(meantBy word: String) {
        let word = word.visibleForm.lowercased()
        switch word {
        case "channel", "open", "public_group", "publicgroup", "community", "broadcast", "announcement": self = .public
        case "room", "groupchat", "group_chat", "group chat", "private_group", "team", "multi": self = .group
        case "direct", "dm", "pm", "im", "one-to-one", "1:1", "1-1", "one_to_one", "person", "peer": self = .private
        default:
            guard let near = nearest(to: word, among: Self.allCases.map(\.word)) else { return nil }
            self.init(written: near)
        }
    }
}

extension DiagnosticCollector {
    /// The text of a field, whatever a plain scalar would mean elsewhere; nothing is no text.
    mutating func text(of pair: Pair) -> String? {
        let value = pair.value
        guard expect(.scalar, in: pair) else { return nil }
        if value.isNull {
            report(.noText(pair.key.text, value.text), at: value)
            return nil
        }
        return value.text
    }
}

extension Diagnostic.Message {
    fileprivate static func badText(_ problem: TextProblem, in field: String) -> Self {
        switch problem {
        case .blank, .control: Self(stringLiteral: problem.sentence(of: field.quoted))
        case .tooLong: Self(stringLiteral: problem.sentence(of: "the \(field)"))
        }
    }

    fileprivate static func noText(_ field: String, _ text: String) -> Self {
        text.isEmpty
            ? "\(field.quoted) is empty: give it a text, or remove it"
            : "\(field.quoted) is \(text), which is no text: quote it where the word is meant, or remove the field"
    }

    fileprivate static func noBoolean(_ value: Node, in field: String) -> Self {
        let text = value.text.quoted
        guard value.isPlain else { return "\(field.quoted) must be true or false, without quotes" }
        return switch value.text.lowercased() {
        case "true", "yes", "y", "on": "\(text) is no boolean in YAML 1.2: write true"
        case "false", "no", "n", "off": "\(text) is no boolean in YAML 1.2: write false"
        case "": "\(field.quoted) is empty: write true or false, or remove it"
        default: "\(field.quoted) must be true or false, not \(text)"
        }
    }

    fileprivate static func unknownType(_ word: String) -> Self {
        "unknown type \(word.quoted): a dialog is public, group or private (1, 2 or 3)"
    }

    fileprivate static func noDialogID(_ digits: String) -> Self {
        "\(digits.quoted) is no dialog ID, which has 24 hexadecimal digits"
    }

    fileprivate static func unknownMatch(_ word: String) -> Self {
        "unknown match \(word.quoted): write strict, name or name+occupants"
    }
}
