package import Dialogs

extension DesiredDialog {
    /// The managed fields in which the live dialog is not what is declared, in the manifest's order of fields.
    ///
    /// Never compared: what the manifest does not declare, what the server manages itself (dates, last message, unread
    /// count, room address), a private dialog's name and photo, a public dialog's occupants, and the order of users.
    /// Users whom the manifest does not name are a difference only where it says that they are to be removed.
    /// Of a group that no manifest declares, nothing is compared but whether somebody is in it who is to be in none.
    package func differences(from live: LiveDialog) -> [FieldDifference] {
        if isUndeclared { return departure(from: live) }
        var found = FieldDifferences()
        for field in ManagedField.all where field.comparison(in: type) != nil {
            guard let desired = expected(field) else { continue }
            found.compare(field.name, live: live[field], desired: desired, extra: toRemove(field, in: live))
        }
        if updates, let mark, lacks(mark, live) {
            found.add("data.\(mark.field.string)", live: nil, desired: .text(mark.key))
        }
        return found.differences
    }

    /// Whether a live dialog has room for a mark: its custom data is of the class, or of none, and has nothing there.
    private func lacks(_ mark: Mark, _ live: LiveDialog) -> Bool {
        guard case .data(let data) = live[.data] else { return true }
        guard data.className == nil || data.className == mark.className else { return false }
        return data.fields[mark.field].map { $0 == .null || $0 == .scalar(.text("")) } ?? true
    }

    /// The key of another dialog that a live one carries.
    func otherKey(of live: LiveDialog) -> ExactText? {
        guard let mark, let key = live.text(in: mark.field, of: mark.className), key != mark.key, !key.string.isEmpty
        else { return nil }
        return key
    }

    /// The declared fields that the server does not report, so that they cannot be compared.
    func unreportedFields(of live: LiveDialog) -> [String] {
        ManagedField.all.filter { $0.mayBeUnreported && self[$0] != nil && live[$0] == nil }.map(\.name)
    }
}

extension ManagedField {
    /// Whether a server that tells nothing of the field may have a value of it all the same.
    fileprivate var mayBeUnreported: Bool {
        switch kind {
        case .users, .flag: true
        case .text, .data: false
        }
    }
}

private struct FieldDifferences {
    var differences: [FieldDifference] = []

    /// Compares a field; `extra` is made only of users who differ.
    mutating func compare(
        _ field: String,
        live: ReportedValue?,
        desired: DeclaredValue,
        extra: @autoclosure () -> [UserID]
    ) {
        switch (desired, live) {
        case (.text(let desired), .text(let live)): compare(field, live: live, desired: desired)
        case (.text(let desired), _): compare(field, live: nil, desired: desired)
        case (.flag(let desired), .flag(let live)): compare(field, live: live, desired: desired)
        case (.users(let desired), .users(let live)):
            compare(field, live: live, desired: desired, extra: extra)
        case (.data(let desired), .data(let live)): compare(field, live: live, desired: desired)
        case (.data(let desired), _): compare(field, live: nil, desired: desired)
        // The server does not tell.
        case (.flag, _), (.users, _): break
        }
    }

    mutating func add(_ field: String, live: LiveValue?, desired: Scalar) {
        differences.append(.value(field: field, live: live, desired: desired))
    }

    /// An empty text asks that there be none, which servers tell by nothing or by an empty text.
    private mutating func compare(_ field: String, live: ExactText?, desired: ExactText) {
        guard live != desired, live != nil || desired != "" else { return }
        add(field, live: live.map { .scalar(.text($0)) }, desired: .text(desired))
    }

    private mutating func compare(_ field: String, live: Bool, desired: Bool) {
        guard live != desired else { return }
        add(field, live: .scalar(.boolean(live)), desired: .boolean(desired))
    }

    private mutating func compare(_ field: String, live: UserIDs, desired: UserIDs, extra: () -> [UserID]) {
        guard live != desired else { return }
        let (missing, extra) = (desired.subtracting(live).sorted(), extra())
        if missing.isEmpty, extra.isEmpty { return }
        differences.append(.users(field: field, missing: missing, extra: extra))
    }

    private mutating func compare(_ name: String, live: LiveData?, desired: CustomData) {
        compare("\(name).class_name", live: live?.className, desired: desired.className)
        for field in desired.fields {
            let value = live?.fields[field.key]
            if case .scalar(let scalar) = value, field.value.means(scalar) { continue }
            add("\(name).\(field.key.string)", live: value == .null ? nil : value, desired: field.value)
        }
    }
}
