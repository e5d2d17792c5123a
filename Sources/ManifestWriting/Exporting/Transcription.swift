internal import Diagnostics
internal import Dialogs

/// Says in a manifest's terms what a live dialog is.
struct Transcription {
    /// Why it cannot be said.
    struct Obstacle: Error {
        let reason: String
    }

    private let live: LiveDialog
    private let owner: UserID
    private let carried: CarriedKeys?
    private var key: ExactText?
    private var omissions: [String] = []

    /// The dialog, for a manifest in which this user is its owner, and whose dialogs carry their keys like this.
    ///
    /// - Throws: `Obstacle`, where no manifest can declare the dialog.
    static func dialog(_ live: LiveDialog, owner: UserID, _ carried: CarriedKeys?) throws(Obstacle) -> ExportedDialog {
        var transcription = Self(live: live, owner: owner, carried)
        return try transcription.dialog()
    }

    private init(live: LiveDialog, owner: UserID, _ carried: CarriedKeys?) {
        self.live = live
        self.owner = owner
        self.carried = carried
    }

    private mutating func dialog() throws(Obstacle) -> ExportedDialog {
        var fields = DeclaredFields()
        for field in ManagedField.all where field.applies(to: live.type) { fields[field] = try value(of: field) }
        if carried != nil, live.type != .private, fields.data == nil {
            throw Obstacle(reason: "it has no class, in which a set with 'key_field' keeps keys")
        }
        return ExportedDialog(
            id: live.id,
            owner: owner,
            type: live.type,
            fields: fields,
            omissions: omissions,
            key: key
        )
    }

    /// What the manifest declares of a field; `nil` where it says nothing.
    private mutating func value(of field: ManagedField) throws(Obstacle) -> DeclaredValue? {
        switch (live[field], field.isNeeded(by: live.type)) {
        case (.text(let text), true): return .text(try needed(text, field))
        case (.text(let text), false): return isGiven(text, field) ? .text(text) : nil
        // The server does not set a flag by itself.
        case (.flag(let flag), _): return flag ? .flag(true) : nil
        case (.users(let users), true): return .users(try others(users))
        case (.users(let users), false): return areSayable(users, field) ? .users(users) : nil
        case (.data(let data), _): return declared(data, field).map { .data($0) }
        case (nil, true): throw Obstacle(reason: "it has no \(field.name)")
        case (nil, false): return nil
        }
    }
}

extension Transcription {
    private func needed(_ text: ExactText, _ field: ManagedField) throws(Obstacle) -> ExactText {
        switch field.textRule.problem(with: text.string) {
        case .tooLong(let count, let limit):
            throw Obstacle(reason: "its \(field.name) has \(count) symbols; a manifest takes at most \(limit)")
        case let problem?: throw Obstacle(reason: problem.sentence(of: "its \(field.name)"))
        case nil: return text
        }
    }

    /// Whether a text that may be missing is there and can be said.
    private mutating func isGiven(_ text: ExactText, _ field: ManagedField) -> Bool {
        if field.rule.comparison == .photo, text == "" { return false }
        return isSayable(text, field)
    }

    /// The occupants but for the owner.
    private func others(_ occupants: UserIDs) throws(Obstacle) -> UserIDs {
        guard occupants.contains(owner) else {
            throw Obstacle(reason: "user \(owner), who sees it, is not among its occupants")
        }
        let others = occupants.subtracting([owner])
        guard !others.isEmpty else { throw Obstacle(reason: "it has no occupant besides user \(owner)") }
        guard live.type != .private || others.count == 1 else {
            throw Obstacle(reason: "it is private and has \(occupants.count) occupants")
        }
        return others
    }

    /// Whether users can be declared, which declares no new occupants.
    private mutating func areSayable(_ users: UserIDs, _ field: ManagedField) -> Bool {
        guard live.type == .public || users.isSubset(of: live.occupants) else {
            omissions.append("\(field.name) are left out: some of them are no occupants")
            return false
        }
        return !users.isEmpty
    }

    private mutating func declared(_ data: LiveData, _ field: ManagedField) -> CustomData? {
        guard let className = data.className else {
            omissions.append("\(field.name) is left out: it has no class")
            return nil
        }
        guard isSayable(className, field) else { return nil }
        var fields: [CustomFields<Scalar>.Field] = []
        takeKey()
        for field in data.fields where field.key != carried?.field {
            switch field.value {
            case .null: break
            case .composite: omit(field.key, "it is a list or an object")
            case .scalar(let scalar): if canBeKey(field.key) { fields.append(.init(field.key, scalar)) }
            }
        }
        return CustomData(className: className, fields: CustomFields(fields))
    }

    /// Takes the key that the dialog carries, or says why it is none.
    private mutating func takeKey() {
        guard let carried else { return }
        do throws(KeyProblem) { key = try carried.ownKey(of: live) } catch { omit(carried.field, error.reason) }
    }

    private mutating func canBeKey(_ field: ExactText) -> Bool {
        if let problem = TextRule.printable.problem(with: field.string) {
            omit(field, problem.sentence(of: "its name"))
        } else if field == "class_name" || YAMLScalar(field).text.utf8.count > YAMLScalar.longestKey {
            omit(field, "no manifest can have a field of this name")
        } else {
            return true
        }
        return false
    }

    private mutating func omit(_ field: ExactText, _ reason: String) {
        omissions.append("data field \(field.string.quoted) is left out: \(reason)")
    }

    private mutating func isSayable(_ text: ExactText, _ field: ManagedField) -> Bool {
        guard let problem = field.textRule.problem(with: text.string) else { return true }
        omissions.append("\(field.name) is left out: \(problem.sentence(of: "the text"))")
        return false
    }
}
