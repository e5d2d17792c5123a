internal import Dialogs
internal import JSON
internal import Planning

/// A live dialog of a plan, and what the plan thinks of it.
struct LocatedLiveDialog {
    let dialog: LiveDialog
    let remark: Remark?

    /// Why a live dialog is in conflict with a declared one.
    enum Remark {
        /// It lacks these declared members.
        case lacks([UserID])
        /// This user sees it, and its owner does not.
        case visibleTo(UserID)
        /// It was declared with this key.
        case formerKey(ExactText)
        /// It is not known by its ID, and nothing else leads to a deletion.
        case unproven
        /// This user would act, and may not delete it.
        case notDeletableBy(UserID)
        /// These users departed and stay in it for a reason.
        case keptBy([UserID], DepartureObstacle)
    }
}

extension LocatedJSON {
    /// A live dialog of which nothing else is said.
    func liveDialog() throws(JSONError) -> LiveDialog {
        let live = try placedLive()
        guard live.remark == nil else { throw mistake("what a plan thinks of a conflict does not belong here") }
        return live.dialog
    }

    /// A live dialog, and what the plan thinks of it.
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
            createdAt: try object.take(ifPresent: "created_at", string),
            lastMessageAt: try object.take(ifPresent: "last_message_at")?.integer()
        )
        let remark = try object.takeRemark()
        try object.finish()
        return LocatedLiveDialog(dialog: dialog, remark: remark)
    }
}

extension LocatedJSONObject {
    fileprivate mutating func takeRemark() throws(JSONError) -> LocatedLiveDialog.Remark? {
        var remarks: [LocatedLiveDialog.Remark] = []
        if let users = try take(ifPresent: "missing")?.users() { remarks.append(.lacks(users)) }
        if let user = try take(ifPresent: "visible_to")?.user() { remarks.append(.visibleTo(user)) }
        if let key = try take(ifPresent: "former_key")?.text() { remarks.append(.formerKey(key)) }
        if try take(ifPresent: "unproven")?.boolean() == true { remarks.append(.unproven) }
        if let user = try take(ifPresent: "not_deletable_by")?.user() { remarks.append(.notDeletableBy(user)) }
        if let users = try take(ifPresent: "departed")?.users() {
            remarks.append(.keptBy(users, try take("departed_kept").word(DepartureObstacle.init(rawValue:))))
        }
        guard remarks.count < 2 else { throw value.mistake("a plan says one thing of a conflict, not several") }
        return remarks.first
    }

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
