internal import Dialogs
internal import JSON

/// A live dialog of a plan, and the declared members that it lacks where the plan says so.
struct PlacedLive {
    let dialog: LiveDialog
    let missing: [UserID]?
}

extension PlacedValue {
    /// A live dialog that lacks nothing.
    func liveDialog() throws(JSONError) -> LiveDialog {
        let live = try placedLive()
        guard live.missing == nil else { throw mistake("the member 'missing' does not belong here") }
        return live.dialog
    }

    /// A live dialog, and what it lacks.
    func placedLive() throws(JSONError) -> PlacedLive {
        typealias Text = (PlacedValue) throws(JSONError) -> ExactText
        let text: Text = { (value: PlacedValue) throws(JSONError) in try value.text() }
        let string = { (value: PlacedValue) throws(JSONError) -> String in try value.string() }
        var object = try PlacedObject(self)
        let dialog = LiveDialog(
            id: try object.take("id").liveID(),
            type: try object.take("type").dialogType(),
            name: try object.take(ifPresent: "name", text),
            occupants: try object.take("occupants").userSet(),
            admins: try object.take(ifPresent: "admins") { (value: PlacedValue) throws(JSONError) in
                try value.userSet()
            },
            photo: try object.take(ifPresent: "photo", text),
            joinRequired: try object.take(ifPresent: "join_required") { (value: PlacedValue) throws(JSONError) in
                try value.boolean()
            },
            className: try object.take(ifPresent: "class_name", text),
            data: try object.take(ifPresent: "data") { (value: PlacedValue) throws(JSONError) in
                try value.fields { (value: PlacedValue) throws(JSONError) in try value.liveValue() }
            } ?? CustomFields(),
            creator: try object.take(ifPresent: "creator") { (value: PlacedValue) throws(JSONError) in
                try value.user()
            },
            roomJID: try object.take(ifPresent: "room_jid", string),
            createdAt: try object.take(ifPresent: "created_at", string)
        )
        let missing = try object.take(ifPresent: "missing") { (value: PlacedValue) throws(JSONError) in
            try value.users()
        }
        try object.finish()
        return PlacedLive(dialog: dialog, missing: missing)
    }
}
