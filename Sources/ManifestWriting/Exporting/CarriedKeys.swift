internal import Diagnostics
internal import Dialogs

/// The keys that live dialogs carry in a field of their custom data.
struct CarriedKeys {
    /// The field.
    let field: ExactText
    /// How many dialogs carry each key.
    private var counts: [ExactText: Int] = [:]

    /// Finds the keys in a field; `nil` where no field is named.
    init?(in field: ExactText?, of dialogs: [LiveDialog]) {
        guard let field else { return nil }
        self.field = field
        for dialog in dialogs { key(of: dialog).map { counts[$0, default: 0] += 1 } }
    }

    /// Whether some dialog carries the key.
    func contains(_ key: ExactText) -> Bool { counts[key] != nil }

    /// The key that a live dialog carries, whoever else does.
    private func key(of dialog: LiveDialog) -> ExactText? {
        dialog.className.flatMap { dialog.text(in: field, of: $0) }
    }

    /// The key that a live dialog and no other carries; `nil` where its field is empty.
    ///
    /// - Throws: `KeyProblem`, where there is a value that is no key of its own.
    func ownKey(of dialog: LiveDialog) throws(KeyProblem) -> ExactText? {
        guard case .data(let data) = dialog[.data], let value = data.fields[field], value != .null else { return nil }
        guard dialog.type != .private else { throw KeyProblem(reason: "a private dialog carries no key") }
        guard let key = key(of: dialog) else { throw KeyProblem(reason: "its value is no key") }
        if let problem = TextRule.printable.problem(with: key.string) {
            throw KeyProblem(reason: problem.sentence(of: "the key"))
        }
        guard counts[key] == 1 else {
            throw KeyProblem(reason: "another dialog carries the key \(key.string.quoted), too")
        }
        return key
    }
}

/// Why a live dialog does not get the key that its custom data may hold, as the end of a sentence.
struct KeyProblem: Error {
    let reason: String
}
