internal import Dialogs

extension DesiredDialog {
    /// The managed fields in which the live dialog is not what is declared, in the manifest's order of fields.
    ///
    /// Never compared: what the manifest does not declare, what the server keeps to itself (dates, last message, unread
    /// count, room address), a private dialog's name and photo, a public dialog's occupants, and the order of users.
    func differences(from live: LiveDialog) -> [FieldDifference] {
        var found = ValueDifferences()
        if let name { found.compare("name", live: live.name, desired: name) }
        if let members, type == .group { found.compare("occupants", live: live.occupants, desired: members) }
        if let admins, let liveAdmins = live.admins { found.compare("admins", live: liveAdmins, desired: admins) }
        if let photo { found.compare("photo", live: live.photo, desired: photo) }
        if let joinRequired, let liveFlag = live.joinRequired, liveFlag != joinRequired {
            found.add("join_required", live: .scalar(.boolean(liveFlag)), desired: .boolean(joinRequired))
        }
        if let data { found.compare(data, with: live) }
        return found.differences
    }

    /// The declared fields that the server does not tell, so that nobody can compare them.
    func untoldFields(of live: LiveDialog) -> [String] {
        var untold: [String] = []
        if admins != nil, live.admins == nil { untold.append("admins") }
        if joinRequired != nil, live.joinRequired == nil { untold.append("join_required") }
        return untold
    }
}

private struct ValueDifferences {
    var differences: [FieldDifference] = []

    mutating func add(_ field: String, live: LiveValue?, desired: Scalar) {
        differences.append(.value(field: field, live: live, desired: desired))
    }

    mutating func compare(_ field: String, live: ExactText?, desired: ExactText) {
        guard live != desired else { return }
        add(field, live: live.map { .scalar(.text($0)) }, desired: .text(desired))
    }

    mutating func compare(_ field: String, live: UserIDs, desired: UserIDs) {
        guard live != desired else { return }
        let missing = desired.subtracting(live).sorted()
        differences.append(.users(field: field, missing: missing, extra: live.subtracting(desired).sorted()))
    }

    mutating func compare(_ data: CustomData, with live: LiveDialog) {
        compare("data.class_name", live: live.className, desired: data.className)
        for field in data.fields {
            let value = live.data[field.key]
            if case .scalar(let scalar) = value, field.value.means(scalar) { continue }
            add("data.\(field.key.string)", live: value == .null ? nil : value, desired: field.value)
        }
    }
}
