import Dialogs
import JSON
import Sandbox
import TestSupport

/// What a request asks for to be changed about a room.
struct RoomChange {
    let name: ExactText?
    let photo: ExactText?
    let data: JSONObject?
    let joining: People
    let leaving: People
    /// What no request of a run has.
    let others: [String]

    /// People of both kinds.
    struct People {
        var occupants: [UserID] = []
        var admins: [UserID] = []
        var isEmpty: Bool { occupants.isEmpty && admins.isEmpty }
    }

    /// The steps in their order.
    enum Step: Int {
        case values
        case newAdmins
        case formerAdmins
        case formerOccupants
    }

    init(_ parameters: JSONObject) {
        name = parameters["name"]?.text.map { ExactText($0) }
        photo = parameters["photo"]?.text.map { ExactText($0) }
        data = parameters["data"]?.object
        joining = People(parameters["push_all"]?.object)
        leaving = People(parameters["pull_all"]?.object)
        let known = ["name", "photo", "data", "push_all", "pull_all"]
        others = parameters.members.map(\.key).filter { !known.contains($0) }
    }

    /// The step that it is; `nil` where it is several.
    var step: Step? {
        let hasValues = name != nil || photo != nil || data != nil || !joining.occupants.isEmpty
        let steps: [(Step, Bool)] = [
            (.values, hasValues), (.newAdmins, !joining.admins.isEmpty), (.formerAdmins, !leaving.admins.isEmpty),
            (.formerOccupants, !leaving.occupants.isEmpty),
        ]
        let mine = steps.filter(\.1)
        return mine.count == 1 ? mine[0].0 : nil
    }
}

extension RoomChange.People {
    fileprivate init(_ object: JSONObject?) {
        func users(_ key: String) -> [UserID] {
            (object?[key]?.array ?? []).compactMap { $0.integer.flatMap(UserID.init(rawValue:)) }
        }
        self.init(occupants: users("occupants_ids"), admins: users("admin_ids"))
    }
}

extension RoomChange {
    /// What is wrong about it, as a change of a room to what is declared, where the room was like this meanwhile.
    ///
    /// It asks for nothing that is not declared, and for nothing that was so all the time.
    func problem(for dialog: DesiredDialog, in room: Room, _ history: [StoredDialog], by actor: UserID) -> String? {
        guard room.type != .private else { return "it is private" }
        guard others.isEmpty else { return "it has \(others)" }
        guard step != nil else { return "it is several steps at once, or none" }
        guard actor == room.creator || actor == dialog.owner && room.hasLost(room.creator, history) else {
            return "user \(actor) did not create it"
        }
        return valueProblem(dialog, history) ?? joiningProblem(dialog, history) ?? leavingProblem(dialog, room, history)
    }

    /// What is wrong about it, as taking people out of a group who are to be in none.
    func departureProblem(
        _ departed: UserIDs,
        in room: Room,
        _ history: [StoredDialog],
        by actor: UserID
    ) -> String? {
        guard room.type == .group, others.isEmpty, step == .formerAdmins || step == .formerOccupants else {
            return "nobody is taken out"
        }
        guard actor == room.creator || room.hasLost(room.creator, history) else {
            return "user \(actor) did not create it"
        }
        for user in leaving.occupants + leaving.admins where !departed.contains(user) || user == room.creator {
            return "\(user) is taken out"
        }
        let going = Set(leaving.occupants.map(\.rawValue))
        guard !going.isEmpty, history.allSatisfy({ $0.occupants.subtracting(going).count < 2 }) else { return nil }
        return "fewer than two are left"
    }

    private func valueProblem(_ dialog: DesiredDialog, _ history: [StoredDialog]) -> String? {
        if let name, name != dialog.name || history.allSatisfy({ $0.name.map { ExactText($0) } == name }) {
            return "its name becomes '\(name)'"
        }
        if let photo, photo != dialog.photo || history.allSatisfy({ ExactText($0.photo ?? "") == photo }) {
            return "its photo becomes '\(photo)'"
        }
        guard let data else { return nil }
        guard let declared = dialog.data, data["class_name"]?.text.map({ ExactText($0) }) == declared.className,
            history.contains(where: { $0.allows(declared.className) })
        else { return "its data becomes of the class \(data["class_name"]?.text ?? "")" }
        for member in data.members where member.key != "class_name" {
            let isMark = dialog.mark?.field.string == member.key && member.value.text == dialog.mark?.key.string
            let isDeclared = declared.fields.contains { field in
                field.key.string == member.key && field.value.description == member.value.text
            }
            guard isMark || isDeclared else { return "its \(member.key) becomes \(member.value)" }
        }
        // All that is declared of the data is sent at once, since a server may replace it.
        let isNews = data.members.contains { member in
            history.contains { $0.data?[member.key] != member.value }
        }
        return isNews ? nil : "its data is sent anew"
    }

    private func joiningProblem(_ dialog: DesiredDialog, _ history: [StoredDialog]) -> String? {
        let members = dialog.type == .group ? dialog.members ?? [] : []
        for user in joining.occupants
        where !members.contains(user) || history.allSatisfy({ $0.occupants.contains(user.rawValue) }) {
            return "\(user) joins it"
        }
        for user in joining.admins
        where !(dialog.admins?.contains(user) ?? false) || history.allSatisfy({ $0.admins.contains(user.rawValue) }) {
            return "\(user) becomes an admin"
        }
        return nil
    }

    private func leavingProblem(_ dialog: DesiredDialog, _ room: Room, _ history: [StoredDialog]) -> String? {
        func mustStay(_ user: UserID) -> Bool {
            dialog.protected.contains(user) || user == room.creator || user == dialog.owner
        }
        func mayGo(_ user: UserID) -> Bool {
            dialog.type == .group && (dialog.unlisted.occupants == .remove || dialog.departed.contains(user))
                && !mustStay(user) && !(dialog.members?.contains(user) ?? false)
        }
        for user in leaving.occupants where !mayGo(user) { return "\(user) is pulled" }
        for user in leaving.admins where !mayGo(user) {
            let isListed = dialog.admins?.contains(user) ?? true
            if isListed || dialog.unlisted.admins != .remove || mustStay(user) { return "\(user) is no admin any more" }
        }
        let going = Set(leaving.occupants.map(\.rawValue))
        if !going.isEmpty, history.allSatisfy({ $0.occupants.subtracting(going).count < 2 }) {
            return "fewer than two are left"
        }
        return nil
    }
}

extension StoredDialog {
    /// Whether custom data of a class can be added: there is none, or it is of that class.
    func allows(_ className: ExactText) -> Bool {
        data?["class_name"]?.text.map { ExactText($0) == className } ?? true
    }
}

extension Room {
    /// Whether somebody was out of a group at some time.
    fileprivate func hasLost(_ user: UserID, _ history: [StoredDialog]) -> Bool {
        type == .group && history.contains { !$0.occupants.contains(user.rawValue) }
    }
}
