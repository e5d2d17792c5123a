/// The key of a desired dialog as its live one carries it, in a field of its custom data.
///
/// It tells whose dialog a live one is where nothing else does. Any occupant may be able to write it, so it is a hint,
/// and never a reason to delete.
package struct Mark: Hashable, Sendable {
    /// The class of the custom data.
    package let className: ExactText
    /// The field that holds the key.
    package let field: ExactText
    /// The key.
    package let key: ExactText

    /// Creates a mark.
    package init(className: ExactText, field: ExactText, key: ExactText) {
        self.className = className
        self.field = field
        self.key = key
    }
}

extension Mark {
    /// Whether a field of custom data can hold marks by its name: letters, digits and `_`, no digit first.
    package static func canBe(in field: ExactText) -> Bool {
        guard field != "class_name", let first = field.string.utf8.first else { return false }
        return !isDigit(first) && field.string.utf8.allSatisfy { isDigit($0) || isLetter($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

extension DesiredDialog {
    /// The mark that the dialog is created with; `nil` without a field for it, or without a class of custom data.
    package var mark: Mark? {
        guard let markField, let className = content.fields.data?.className else { return nil }
        return Mark(className: className, field: markField, key: key)
    }

    /// What a request sends of a field: what the live dialog must have, and in the custom data the mark too.
    package func sent(_ field: ManagedField) -> DeclaredValue? {
        guard case .data(let data) = expected(field), let mark else { return expected(field) }
        let marked = data.fields.ascending + [.init(mark.field, .text(mark.key))]
        return .data(CustomData(className: data.className, fields: CustomFields(marked)))
    }
}

extension LiveDialog {
    /// The text in a field of the dialog's custom data, where it is of this class: the key of a desired dialog, if the
    /// field is one for marks.
    package func text(in field: ExactText, of className: ExactText) -> ExactText? {
        guard case .data(let data) = self[.data], data.className == className,
            case .scalar(.text(let text)) = data.fields[field]
        else { return nil }
        return text
    }
}
