internal import Diagnostics
internal import Dialogs
internal import Manifests

/// Says in a manifest's terms what a live dialog is.
struct Transcription {
    /// Why it cannot be said.
    struct Obstacle: Error {
        let reason: String
    }

    private let live: LiveDialog
    private let owner: UserID
    private var omissions: [String] = []

    /// The dialog, for a manifest in which this user is its owner.
    ///
    /// - Throws: `Obstacle`, where no manifest can declare the dialog.
    static func dialog(_ live: LiveDialog, owner: UserID) throws(Obstacle) -> ExportedDialog {
        var transcription = Self(live: live, owner: owner)
        return try transcription.dialog()
    }

    private init(live: LiveDialog, owner: UserID) {
        self.live = live
        self.owner = owner
    }

    private mutating func dialog() throws(Obstacle) -> ExportedDialog {
        let name = try name()
        let occupants = try occupants()
        let admins = admins()
        let photo = photo()
        let data = data()
        return ExportedDialog(
            id: live.id,
            owner: owner,
            type: live.type,
            name: name,
            occupants: occupants,
            admins: admins,
            photo: photo,
            joinRequired: live.type == .group && live.joinRequired == true,
            data: data,
            omissions: omissions
        )
    }
}

extension Transcription {
    private func name() throws(Obstacle) -> ExactText? {
        guard DialogField.name.applies(to: live.type) else { return nil }
        guard let name = live.name else { throw Obstacle(reason: "it has no name") }
        if let problem = TextRule.problem(with: name.string, named: "its name") { throw Obstacle(reason: problem) }
        let count = name.string.unicodeScalars.count
        guard count <= DialogField.longestName else {
            throw Obstacle(reason: "its name has \(count) symbols; a manifest takes at most \(DialogField.longestName)")
        }
        return name
    }

    private func occupants() throws(Obstacle) -> [UserID] {
        guard DialogField.occupants.applies(to: live.type) else { return [] }
        guard live.occupants.contains(owner) else {
            throw Obstacle(reason: "user \(owner), who sees it, is not among its occupants")
        }
        let others = live.occupants.subtracting([owner]).sorted()
        guard !others.isEmpty else { throw Obstacle(reason: "it has no occupant besides user \(owner)") }
        guard live.type != .private || others.count == 1 else {
            throw Obstacle(reason: "it is private and has \(live.occupants.count) occupants")
        }
        return others
    }

    /// The admins, where declaring them declares no new occupants.
    private mutating func admins() -> [UserID] {
        guard DialogField.admins.applies(to: live.type), let admins = live.admins else { return [] }
        guard live.type == .public || admins.isSubset(of: live.occupants) else {
            omissions.append("admins are left out: some of them are no occupants")
            return []
        }
        return admins.sorted()
    }

    private mutating func photo() -> ExactText? {
        guard DialogField.photo.applies(to: live.type), let photo = live.photo, photo != "" else { return nil }
        return isSayable(photo, named: "photo") ? photo : nil
    }

    private mutating func data() -> CustomData? {
        guard let className = live.className else {
            if !live.data.isEmpty { omissions.append("data is left out: it has no class") }
            return nil
        }
        guard isSayable(className, named: "data") else { return nil }
        var fields: [CustomFields<Scalar>.Field] = []
        for field in live.data {
            switch field.value {
            case .null: break
            case .composite: omit(field.key, "it is a list or an object")
            case .scalar(let scalar): if canBeKey(field.key) { fields.append(.init(field.key, scalar)) }
            }
        }
        return CustomData(className: className, fields: CustomFields(fields))
    }

    private mutating func canBeKey(_ field: ExactText) -> Bool {
        if let problem = TextRule.problem(with: field.string, named: "its name") {
            omit(field, problem)
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

    private mutating func isSayable(_ text: ExactText, named name: String) -> Bool {
        guard let problem = TextRule.problem(with: text.string, named: "the text") else { return true }
        omissions.append("\(name) is left out: \(problem)")
        return false
    }
}
