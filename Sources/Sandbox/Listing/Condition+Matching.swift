import JSON

extension Condition {
    /// Whether a dialog satisfies the condition.
    func holds(for dialog: Dialog) -> Bool {
        switch self {
        case .identifier(let test): test.passes(dialog.id)
        case .kind(let test): test.passes(dialog.kind.rawValue)
        case .name(let test): test.passes(dialog.name.map(ExactName.init))
        case .moment(let field, let test): test.passes(dialog.moment(field).map(Double.init))
        case .text(let field, let part): dialog.text(field).map { $0.utf8.contains(part.text.utf8) } ?? false
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

    /// The value of a field as responses show it.
    fileprivate func text(_ field: FilterField) -> String? {
        switch field {
        case .id: id.description
        case .type: String(kind.rawValue)
        case .name: name
        case .moment(.lastMessageDateSent): lastMessage.dateSent.map { String($0) }
        case .moment(.createdAt): createdAt.iso8601
        case .moment(.updatedAt): updatedAt.iso8601
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
