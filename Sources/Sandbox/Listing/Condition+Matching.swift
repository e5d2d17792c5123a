import JSON

extension Condition {
    /// Whether a dialog satisfies the condition.
    func holds(for dialog: Dialog) -> Bool {
        switch self {
        case .identifier(let id): dialog.id == id
        case .otherIdentifier(let id): dialog.id != id
        case .noneOf(let ids): !ids.contains(dialog.id)
        case .kinds(let kinds): kinds.contains(dialog.kind.rawValue)
        case .names(let names): dialog.name.map { names.contains(ExactName(text: $0)) } ?? false
        case .otherName(let name): dialog.name.map { ExactName(text: $0) != name } ?? true
        case .nameContaining(let part): dialog.name.map { $0.utf8.contains(part.text.utf8) } ?? false
        case .moment(let field, let test): test.passes(dialog.moment(field))
        case .occupants(let users): users.allSatisfy(dialog.hasOccupant)
        case .admins(let users): users.isSubset(of: dialog.admins)
        case .data(let className, let values): dialog.data?.has(values, ofClass: className) ?? false
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
}

extension String.UTF8View {
    /// Whether this string contains the bytes of another one.
    func contains(_ part: Self) -> Bool {
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
