internal import Dialogs
internal import JSON
internal import Planning

extension PlanEntry {
    /// The entry; members that say nothing are left out.
    var json: JSONValue { .object(JSONObject(sorting: members)) }

    /// The members of the entry's object, in no order.
    var members: [JSONObject.Member] {
        let members: KeyValuePairs<String, JSONValue?> = [
            "action": .string(action.kind.rawValue),
            "desired": desired.json,
            "live": .unlessEmpty(action.liveJSON),
            "differences": .unlessEmpty(action.changing.map(\.json)),
            "staying": .unlessEmpty(action.update?.staying.map(\.json) ?? []),
            "acts_as": action.actor.map { .integer($0.rawValue) },
            "requests": action.update.map { .integer($0.steps.count) },
            "notes": .unlessEmpty(notes.map(\.json)),
            "others": .unlessEmpty(others.map { .string($0.text) }),
        ]
        return members.compactMap { key, value in value.map { JSONObject.Member(key: key, value: $0) } }
    }
}

extension Action {
    fileprivate var liveJSON: [JSONValue] {
        switch self {
        case .create, .absent, .gone: []
        case .exists(let live), .update(let live, _), .differs(let live, _), .delete(let live, as: _),
            .conflict(.incompatible(let live)):
            [live.json]
        case .conflict(.unproven(let live)): live.map { $0.json(with: "unproven", .boolean(true)) }
        case .conflict(.notItsCreator(let live, let actor)):
            [live.json(with: "not_deletable_by", .integer(actor.rawValue))]
        case .conflict(.departed(let live, let users, let obstacle)):
            [
                live.json(with: [
                    JSONObject.Member(key: "departed", value: .users(users)),
                    JSONObject.Member(key: "departed_kept", value: .string(obstacle.rawValue)),
                ])
            ]
        case .ambiguous(let live): live.map(\.json)
        case .conflict(.lackingMembers(let lacking)):
            lacking.map { $0.dialog.json(with: "missing", .users($0.missing)) }
        case .conflict(.otherViewer(let live, let user)): [live.json(with: "visible_to", .integer(user.rawValue))]
        case .conflict(.formerKey(let former)): former.map { $0.dialog.json(with: "former_key", .text($0.key)) }
        }
    }

    /// On whose behalf requests are sent that change or delete a dialog.
    fileprivate var actor: UserID? {
        if case .delete(_, as: let actor) = self { actor } else { update?.actor }
    }

    fileprivate var update: Update? {
        if case .update(_, let update) = self { update } else { nil }
    }

    /// The differences that apply takes away, or where it takes away none, all of them.
    fileprivate var changing: [FieldDifference] { update?.differences ?? differences }
}

extension FieldDifference {
    /// The difference, with the live and the declared value or users.
    var json: JSONValue {
        switch self {
        case .value(let field, let live, let desired):
            .record(["field": .string(field), "live": live?.json, "desired": desired.json])
        case .users(let field, let missing, let extra):
            .record(["field": .string(field), "missing": .users(missing), "extra": .users(extra)])
        }
    }
}

extension PlanNote {
    fileprivate var json: JSONValue {
        switch self {
        case .similarName(let live): .record(["note": "similar_name", "live": live.json])
        case .similarDeclared(let key): .record(["note": "similar_declared", "key": .text(key)])
        case .alsoMatches(let live): .record(["note": "also_matches", "live": live.json])
        case .goneBefore(let id): .record(["note": "gone_before", "id": .string(id.text)])
        case .otherCreator(let user): .record(["note": "other_creator", "user": .integer(user.rawValue)])
        case .otherActor(let user): .record(["note": "other_actor", "user": .integer(user.rawValue)])
        case .addedAgain(let users, let day):
            .record(["note": "added_again", "users": .users(users), "left_since": .string(day)])
        case .stays(let field, let obstacle): obstacle.json(of: field)
        case .protectedKept(let field, let users):
            .record(["note": "protected_kept", "field": .string(field.name), "users": .users(users)])
        case .pinnedBy(let key, let id): .record(["note": "pinned_by", "key": .text(key), "id": .string(id.text)])
        case .claimed(let key): .record(["note": "claimed", "key": .text(key)])
        case .unreported(let field): .record(["note": "untold", "field": .string(field)])
        case .unlistedKept(let field, let count):
            .record(["note": "unlisted_kept", "field": .string(field.name), "count": .integer(count)])
        case .unlistedReported(let field, let users):
            .record(["note": "unlisted_reported", "field": .string(field.name), "users": .users(users)])
        }
    }
}

extension Obstacle {
    /// The note on a field that stays as it is.
    fileprivate func json(of field: String) -> JSONValue {
        let users: (UserID, creator: UserID?)? =
            if case .notAllowed(let actor, let creator) = self { (actor, creator) } else { nil }
        return .record([
            "note": "stays", "field": .string(field), "reason": .string(word),
            "user": users.map { .integer($0.0.rawValue) },
            "creator": users.flatMap { $0.creator.map { .integer($0.rawValue) } },
        ])
    }
}
