import JSON

/// One filter of a list of messages.
enum MessageCondition: Hashable {
    case identifier(ValueTest<DialogIdentifier>)
    case text(ValueTest<ExactName>)
    /// The text contains a string, byte for byte.
    case contains(String)
    /// A comparison of a number, or of a time in seconds since 1970.
    case number(MessageField, ValueTest<Double>)

    /// The filters of one parameter; as with dialogs, what is not known or cannot be read is ignored.
    static func conditions(_ name: String, _ value: JSONValue) -> [MessageCondition] {
        guard let field = MessageField(rawValue: name) else { return [] }
        guard let tests = value.object else { return [condition(field, "in", [value])].compactMap(\.self) }
        return tests.compactMap { name, value in
            let isList = name == "in" || name == "nin"
            return condition(field, name, isList ? value.textListParameter?.map(JSONValue.string) ?? [] : [value])
        }
    }

    private static func condition(_ field: MessageField, _ name: String, _ values: [JSONValue]) -> MessageCondition? {
        guard !values.isEmpty else { return nil }
        switch field {
        case .id:
            let ids = values.compactMap { $0.text.flatMap(DialogIdentifier.init) }
            return ValueTest(name, ids).map(Self.identifier)
        case .text:
            let texts = values.compactMap(\.textParameter)
            guard texts.count == values.count else { return nil }
            if name == "ctn" { return texts.first.map(Self.contains) }
            return ValueTest(name, texts.map(ExactName.init)).map(Self.text)
        case .dateSent, .createdAt, .updatedAt, .sender, .recipient:
            let numbers = values.compactMap(\.numberParameter)
            guard numbers.count == values.count else { return nil }
            return ValueTest(name, numbers).map { .number(field, $0) }
        }
    }

    /// Whether a message satisfies the filter.
    func holds(for message: Message) -> Bool {
        switch self {
        case .identifier(let test): test.passes(message.id)
        case .text(let test): test.passes(message.text.map(ExactName.init))
        case .contains(let part): message.text?.utf8.contains(part.utf8) ?? false
        case .number(.sender, let test): test.passes(Double(message.sender))
        case .number(.recipient, let test): test.passes(Double(message.recipient))
        case .number(_, let test): test.passes(Double(message.dateSent.seconds))
        }
    }
}
