internal import Diagnostics
internal import Dialogs
internal import YAML

/// What one `data` map says.
struct DataDeclaration {
    var className: FieldValue<ExactText> = .absent
    /// The fields as they stand there; where a name comes more than once, its last value counts.
    var fields: [CustomFields<Scalar>.Field] = []
    /// Whether the map tried to say more, which is reported.
    var isPartial: Bool

    /// The custom data; `nil` where its class is missing or wrong.
    var customData: CustomData? {
        className.value.map { CustomData(className: $0, fields: CustomFields(fields)) }
    }

    /// The fields of both maps; where both have one, its own value counts.
    func merged(over defaults: Self) -> Self {
        var merged = self
        merged.className = className.or(defaults.className)
        merged.fields = defaults.fields + fields
        merged.isPartial = isPartial || defaults.isPartial
        return merged
    }
}

extension ValueReader {
    /// Custom data: a class, and scalars of the types that plain scalars have in YAML 1.2.
    mutating func customData(_ pair: Pair) -> FieldValue<DataDeclaration> {
        guard mistakes.expect(.mapping, in: pair) else { return .mistaken }
        var declaration = DataDeclaration(isPartial: pair.value.isPartial)
        declaration.fields.reserveCapacity(min(pair.value.contentCount / 2, 1000))
        for field in pair.value.pairs {
            if Self.isClassName(field.key) {
                declaration.className = text(field)
            } else {
                add(field, to: &declaration)
            }
        }
        return .value(declaration, in: pair)
    }

    private mutating func add(_ field: Pair, to declaration: inout DataDeclaration) {
        let name = field.key.text
        if let note = Diagnostic.Note.unseen(in: name, isRight: { $0 == "class_name" }) {
            mistakes.report(.misspeltClassName(name), at: field.key, notes: [note])
            declaration.className = declaration.className.or(.mistaken)
        } else if let message = Diagnostic.Message.unprintable(name, "the name of a data field") {
            mistakes.report(message, at: field.key)
        } else if let keyField, keyField == ExactText(name) {
            mistakes.report(.reservedField(name), at: field.key)
        } else if let content = content(of: field), let scalar = mistakes.scalar(of: content) {
            declaration.fields.append(CustomFields.Field(ExactText(name), scalar))
        }
    }

    private static let classNameBytes = Array("class_name".utf8)

    private static func isClassName(_ key: Node) -> Bool {
        key.withBytes { bytes in
            guard bytes.count == classNameBytes.count else { return false }
            for index in bytes.indices where bytes[index] != classNameBytes[index] { return false }
            return true
        }
    }
}

extension DiagnosticCollector {
    /// The value of a data field; `nil` for a mistake, which is reported.
    fileprivate mutating func scalar(of field: Pair) -> Scalar? {
        let value = field.value
        switch value.kind {
        case .scalar: break
        case .sequence, .mapping:
            report(.nestedValue(field.key.text, value.kind), at: value)
            return nil
        case .invalid: return nil
        }
        switch value.coreValue {
        case .text: return .text(ExactText(value.text))
        case .integer(let integer): return .integer(integer)
        case .decimal(let decimal): return .decimal(decimal)
        case .boolean(let flag): return .boolean(flag)
        case .null: report(.nullValue(field.key.text, value.text), at: value)
        case .doubtful(let doubt): report(.doubtfulValue(value.text, doubt), at: value)
        }
        return nil
    }
}

extension Diagnostic.Message {
    fileprivate static func misspeltClassName(_ name: String) -> Self {
        "data field \(name.quoted) looks like 'class_name' and is another"
    }

    fileprivate static func reservedField(_ field: String) -> Self {
        "data field \(field.quoted) is the 'key_field' of the set, which holds the dialog's key: remove it"
    }

    fileprivate static func nestedValue(_ field: String, _ kind: Node.Kind) -> Self {
        "data field \(field.quoted) must be a text, a number or a boolean, not \(kind.words)"
    }

    fileprivate static func nullValue(_ field: String, _ text: String) -> Self {
        text.isEmpty
            ? "data field \(field.quoted) has no value: write '' for an empty text, or remove it"
            : "data field \(field.quoted) is \(text), which is no value: quote it if the word is meant, or remove it"
    }

    fileprivate static func doubtfulValue(_ text: String, _ doubt: CoreValue.Doubt) -> Self {
        let text = text.quoted
        return switch doubt {
        case .leadingZero: "\(text) is ambiguous: quote it for a text, or remove the zero in front for a number"
        case .underscores: "\(text) is ambiguous: quote it for a text, or remove '_' for a number"
        case .capitalBoolean: "\(text) is ambiguous: quote it for a text, or write it in lower case for a boolean"
        case .tooLarge: "\(text) is too large for a number: quote it for a text"
        case .notFinite: "\(text) is no number that can be sent: quote it for a text"
        }
    }
}
