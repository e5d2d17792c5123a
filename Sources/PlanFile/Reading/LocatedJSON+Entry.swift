internal import Dialogs
internal import JSON
internal import Planning

extension LocatedJSON {
    /// A planned dialog.
    func planEntry() throws(JSONError) -> PlanEntry {
        var object = try LocatedJSONObject(self)
        let desired = try object.take("desired").desiredDialog()
        let action = try object.takeAction(of: desired, at: self)
        let notes = try object.take(ifPresent: "notes") { (value: LocatedJSON) throws(JSONError) in
            try value.elements { (value: LocatedJSON) throws(JSONError) in try value.note() }
        }
        let others = try object.take(ifPresent: "others") { (value: LocatedJSON) throws(JSONError) in
            guard action == .create else { throw value.mistake("only a dialog to create has others beside it") }
            return try value.elements { (value: LocatedJSON) throws(JSONError) in try value.liveID() }
        }
        try object.finish()
        return PlanEntry(desired: desired, action: action, notes: notes ?? [], others: others ?? [])
    }

    fileprivate func difference() throws(JSONError) -> FieldDifference {
        var object = try LocatedJSONObject(self)
        let field = try object.take("field").string()
        let missing = try object.take(ifPresent: "missing") { (value: LocatedJSON) throws(JSONError) in
            try value.users()
        }
        let difference: FieldDifference
        if let missing {
            difference = .users(field: field, missing: missing, extra: try object.take("extra").users())
        } else {
            let live = try object.take(ifPresent: "live") { (value: LocatedJSON) throws(JSONError) in
                try value.liveValue()
            }
            difference = .value(field: field, live: live, desired: try object.take("desired").scalar())
        }
        try object.finish()
        return difference
    }

    private func note() throws(JSONError) -> PlanNote {
        var object = try LocatedJSONObject(self)
        let kind = try object.take("note")
        let note: PlanNote
        switch try kind.string() {
        case "similar_name": note = .similarName(try object.take("live").liveDialog())
        case "similar_declared": note = .similarDeclared(try object.take("key").text())
        case "also_matches": note = .alsoMatches(try object.take("live").liveDialog())
        case "gone_before": note = .goneBefore(try object.take("id").liveID())
        case "other_creator": note = .otherCreator(try object.take("user").user())
        case "other_actor": note = .otherActor(try object.take("user").user())
        case "added_again":
            note = .addedAgain(
                users: try object.take("users").users(),
                leftSince: try object.take("left_since").string()
            )
        case "stays": note = .stays(field: try object.take("field").string(), try object.takeObstacle())
        case "protected_kept":
            note = .protectedKept(field: try object.takeFieldOfUsers(), users: try object.take("users").users())
        case "pinned_by": note = .pinnedBy(try object.take("key").text(), try object.take("id").liveID())
        case "claimed": note = .claimed(key: try object.take("key").text())
        case "untold": note = .unreported(field: try object.take("field").string())
        case "unlisted_kept":
            note = .unlistedKept(field: try object.takeFieldOfUsers(), count: try object.take("count").positive())
        case "unlisted_reported":
            note = .unlistedReported(field: try object.takeFieldOfUsers(), users: try object.take("users").users())
        default: throw kind.mistake("there is no such note")
        }
        try object.finish()
        return note
    }
}

extension LocatedJSONObject {
    fileprivate mutating func takeFieldOfUsers() throws(JSONError) -> ManagedField {
        try take("field").word { name in ManagedField.ofUsers.first { $0.name == name } }
    }

    fileprivate mutating func takeObstacle() throws(JSONError) -> Obstacle {
        let user = try take(ifPresent: "user") { (value: LocatedJSON) throws(JSONError) in try value.user() }
        let creator = try take(ifPresent: "creator") { (value: LocatedJSON) throws(JSONError) in try value.user() }
        return try take("reason").word { Obstacle(word: $0, user, creator: creator) }
    }

    private mutating func takeDifferences(_ name: String) throws(JSONError) -> [FieldDifference] {
        try take(ifPresent: name) { (value: LocatedJSON) throws(JSONError) in
            try value.elements { (value: LocatedJSON) throws(JSONError) in try value.difference() }
        } ?? []
    }

    fileprivate mutating func takeAction(
        of desired: DesiredDialog,
        at entry: LocatedJSON
    ) throws(JSONError) -> Action {
        let kind = try take("action").word(Action.Kind.init(rawValue:))
        let live = try take(ifPresent: "live") { (value: LocatedJSON) throws(JSONError) in
            try value.elements { (value: LocatedJSON) throws(JSONError) in try value.placedLive() }
        }
        let differences = try takeDifferences("differences")
        let staying = try takeDifferences("staying")
        let parts = ActionParts(
            kind: kind,
            live: live ?? [],
            differences: differences,
            staying: staying,
            actor: try take(ifPresent: "acts_as")?.user(),
            requests: try take(ifPresent: "requests")?.positive()
        )
        guard let action = parts.action(of: desired) else {
            throw entry.mistake("what stands beside the action '\(kind.rawValue)' does not go with it")
        }
        return action
    }
}
