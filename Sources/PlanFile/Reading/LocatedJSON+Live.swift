internal import Dialogs
internal import JSON

/// A live dialog of a plan, and the declared members that it lacks where the plan says so.
struct LocatedLiveDialog {
    let dialog: LiveDialog
    let missing: [UserID]?
}

extension LocatedJSON {
    /// A live dialog that lacks nothing.
    func liveDialog() throws(JSONError) -> LiveDialog {
        let live = try placedLive()
        guard live.missing == nil else { throw mistake("the member 'missing' does not belong here") }
        return live.dialog
    }

    /// A live dialog, and what it lacks.
    func placedLive() throws(JSONError) -> LocatedLiveDialog {
        typealias Text = (LocatedJSON) throws(JSONError) -> ExactText
        let text: Text = { (value: LocatedJSON) throws(JSONError) in try value.text() }
        let string = { (value: LocatedJSON) throws(JSONError) -> String in try value.string() }
        var object = try LocatedJSONObject(self)
        let dialog = LiveDialog(
            id: try object.take("id").liveID(),
            type: try object.take("type").dialogType(),
            name: try object.take(ifPresent: "name", text),
            occupants: try object.take("occupants").userSet(),
            admins: try object.take(ifPresent: "admins") { (value: LocatedJSON) throws(JSONError) in
                try value.userSet()
            },
            photo: try object.take(ifPresent: "photo", text),
            joinRequired: try object.take(ifPresent: "join_required") { (value: LocatedJSON) throws(JSONError) in
                try value.boolean()
            },
            className: try object.take(ifPresent: "class_name", text),
            data: try object.take(ifPresent: "data") { (value: LocatedJSON) throws(JSONError) in
                try value.fields { (value: LocatedJSON) throws(JSONError) in try value.liveValue() }
            } ?? CustomFields(),
            creator: try object.take(ifPresent: "creator") { (value: LocatedJSON) throws(JSONError) in
                try value.user()
            },
            roomJID: try object.take(ifPresent: "room_jid", string),
            createdAt: try object.take(ifPresent: "created_at", string)
        )
        let missing = try object.take(ifPresent: "missing") { (value: LocatedJSON) throws(JSONError) in
            try value.users()
        }
        try object.finish()
        return LocatedLiveDialog(dialog: dialog, missing: missing)
    }
}
