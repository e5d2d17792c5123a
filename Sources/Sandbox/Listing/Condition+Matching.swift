import JSON

extension Condition {
    /// Whether a dialog is as the condition wants it.
    func holds(for dialog: Dialog) -> Bool {
        switch self {
        case .identifier(let id): dialog.id == id
        case .otherIdentifier(let id): dialog.id != id
        case .kinds(let kinds): kinds.contains(dialog.kind.rawValue)
        case .names(let names): dialog.name.map { names.contains(ExactName(text: $0)) } ?? false
        case .otherName(let name): dialog.name.map { ExactName(text: $0) != name } ?? true
        case .nameContaining(let part): dialog.name.map { $0.utf8.contains(part.text.utf8) } ?? false
        case .moment(let field, let test): test.passes(dialog.moment(field))
        case .occupants(let users): users.allSatisfy(dialog.hasOccupant)
        case .admins(let users): users.isSubset(of: dialog.admins)
        case .data(let className, let values): dialog.hasData(of: className, with: values)
        }
    }
}

extension Dialog {
    fileprivate func moment(_ field: MomentField) -> Int? {
        switch field {
        case .lastMessageDateSent: lastMessage.dateSent
        case .createdAt: createdAt.seconds
        case .updatedAt: updatedAt.seconds
        }
    }

    /// Whether the custom data is of the class and each value reads as the text that is asked for.
    ///
    /// The class decides in which type the real API keeps a value; here 3 and "3" are the same.
    fileprivate func hasData(of className: ExactName, with values: [ExactName: String]) -> Bool {
        guard let data, let name = data["class_name"]?.text, ExactName(text: name) == className else { return false }
        return values.allSatisfy { field, text in
            data[field.text]?.textParameter?.utf8.elementsEqual(text.utf8) ?? false
        }
    }
}

extension String.UTF8View {
    /// Whether the bytes of another text stand somewhere in this one.
    fileprivate func contains(_ part: Self) -> Bool {
        guard let first = part.first else { return true }
        var rest = self[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: part) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
