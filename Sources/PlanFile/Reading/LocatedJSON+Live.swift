internal import Dialogs
internal import JSON

/// A live dialog of a plan, and what the plan thinks of it.
struct LocatedLiveDialog {
    let dialog: LiveDialog
    /// The declared members that it lacks.
    let missing: [UserID]?
    /// Who sees it, where its owner does not.
    let viewer: UserID?
    /// The key that it was declared with.
    let formerKey: ExactText?

    /// Whether there is nothing but the dialog.
    var isPlain: Bool { missing == nil && viewer == nil && formerKey == nil }
}

extension LocatedJSON {
    /// A live dialog that lacks nothing.
    func liveDialog() throws(JSONError) -> LiveDialog {
        let live = try placedLive()
        guard live.isPlain else { throw mistake("what a plan thinks of a conflict does not belong here") }
        return live.dialog
    }

    /// A live dialog, and what it lacks.
    func placedLive() throws(JSONError) -> LocatedLiveDialog {
        let string = { (value: LocatedJSON) throws(JSONError) -> String in try value.string() }
        var object = try LocatedJSONObject(self)
        let dialog = LiveDialog(
            id: try object.take("id").liveID(),
            type: try object.take("type").dialogType(),
            fields: try object.takeLiveFields(),
            creator: try object.take(ifPresent: "creator") { (value: LocatedJSON) throws(JSONError) in
                try value.user()
            },
            roomJID: try object.take(ifPresent: "room_jid", string),
            createdAt: try object.take(ifPresent: "created_at", string)
        )
        let missing = try object.take(ifPresent: "missing") { (value: LocatedJSON) throws(JSONError) in
            try value.users()
        }
        let viewer = try object.take(ifPresent: "visible_to") { (value: LocatedJSON) throws(JSONError) in
            try value.user()
        }
        let formerKey = try object.take(ifPresent: "former_key") { (value: LocatedJSON) throws(JSONError) in
            try value.text()
        }
        try object.finish()
        return LocatedLiveDialog(dialog: dialog, missing: missing, viewer: viewer, formerKey: formerKey)
    }
}

extension LocatedJSONObject {
    fileprivate mutating func takeLiveFields() throws(JSONError) -> LiveFields {
        var fields = LiveFields()
        for field in ManagedField.all { fields[field] = try takeReportedValue(of: field) }
        guard fields.occupants != nil else { throw value.mistake("the member 'occupants' is missing") }
        return fields
    }

    private mutating func takeReportedValue(of field: ManagedField) throws(JSONError) -> ReportedValue? {
        switch field.kind {
        case .text: (try take(ifPresent: field.name)?.text()).map { .text($0) }
        case .flag: (try take(ifPresent: field.name)?.boolean()).map { .flag($0) }
        case .users: (try take(ifPresent: field.name)?.userSet()).map { .users($0) }
        case .data: try takeLiveData(field.name).map { .data($0) }
        }
    }

    /// The class stands beside the fields, and there may be either without the other.
    private mutating func takeLiveData(_ name: String) throws(JSONError) -> LiveData? {
        let className = try take(ifPresent: "class_name") { (value: LocatedJSON) throws(JSONError) in
            try value.text()
        }
        let fields = try take(ifPresent: name) { (value: LocatedJSON) throws(JSONError) in
            try value.fields { (value: LocatedJSON) throws(JSONError) in try value.liveValue() }
        }
        return LiveData(className: className, fields: fields ?? CustomFields())
    }
}
