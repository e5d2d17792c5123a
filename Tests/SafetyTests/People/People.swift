import Dialogs
import JSON
import TestSupport

/// The people who use the rooms of a world.
struct People {
    let world: any FaultyWorld
    /// What is declared: people give rooms such names, too.
    let declared: [DesiredDialog]

    /// Does something to a room, where there is one to do it to.
    func perform(_ act: AppAct) async {
        var generator = SeededGenerator(seed: act.seed)
        guard let request = request(for: act.kind, &generator) else { return }
        world.referee.note(act.kind)
        await world.perform(request)
    }

    private func request(for kind: AppAct.Kind, _ generator: inout SeededGenerator) -> AppRequest? {
        if kind == .make || kind == .makeForOthers {
            let all = declared.filter { $0.type != .private }
            guard let dialog = all.randomElement(using: &generator) else { return nil }
            let members = (dialog.members ?? [Declaration.owner]).ascending
            let user = (kind == .make ? members : [8, 9]).randomElement(using: &generator)
            return AppRequest(toMake: dialog, as: user ?? Declaration.owner)
        }
        let rooms = world.referee.rooms.filter { kind.concerns($0) }
        guard let room = rooms.randomElement(using: &generator),
            let user = room.users.randomElement(using: &generator)
        else { return nil }
        return request(for: kind, room, user, &generator)
    }

    private func request(
        for kind: AppAct.Kind,
        _ room: Room,
        _ user: UserID,
        _ generator: inout SeededGenerator
    ) -> AppRequest? {
        let number = Int.random(in: 1...999, using: &generator)
        switch kind {
        case .rename:
            let name =
                Bool.random(using: &generator) ? "Our room \(number)" : room.name.map { " \($0.string.uppercased())" }
            return change(room, as: user, [.init(key: "name", value: .string(name ?? "Our room"))])
        case .takeName:
            guard let name = declared.compactMap(\.name).randomElement(using: &generator) else { return nil }
            return change(room, as: user, [.init(key: "name", value: .string(name.string))])
        case .join:
            let friend = Int.random(in: 5...9, using: &generator)
            return change(room, as: user, [.init(key: "push_all", value: .object(Self.occupants(friend)))])
        case .leave:
            return change(room, as: user, [.init(key: "pull_all", value: .object(Self.occupants(user.rawValue)))])
        case .hide: return AppRequest("DELETE", room, as: user)
        case .delete: return AppRequest("DELETE", room, as: room.creator, force: true)
        case .changePhoto: return change(room, as: user, [.init(key: "photo", value: .string("\(number)"))])
        case .changeData:
            // Half of them change what nobody declares.
            let field = number.isMultiple(of: 2) ? "region" : "notes"
            return change(room, as: user, [Self.data("Room", field, "\(number)")])
        case .overwriteMark: return change(room, as: user, [Self.data("Poll", "topic", "\(number)")])
        case .promote:
            let admin = room.occupants.ascending.randomElement(using: &generator) ?? user
            let admins = JSONObject([.init(key: "admin_ids", value: .array([.integer(admin.rawValue)]))])
            return change(room, as: room.creator, [.init(key: "push_all", value: .object(admins))])
        case .make, .makeForOthers: return nil
        }
    }

    private func change(_ room: Room, as user: UserID, _ body: [JSONObject.Member]) -> AppRequest {
        AppRequest("PUT", room, as: user, body + [.init(key: AppRequest.byHand, value: true)])
    }

    private static func occupants(_ user: Int) -> JSONObject {
        JSONObject([.init(key: "occupants_ids", value: .array([.integer(user)]))])
    }

    private static func data(_ className: String, _ field: String, _ value: String) -> JSONObject.Member {
        let data = JSONObject([
            .init(key: "class_name", value: .string(className)), .init(key: field, value: .string(value)),
        ])
        return .init(key: "data", value: .object(data))
    }
}

extension AppAct.Kind {
    /// Whether it can be done to a room: nobody leaves a public one, and there is little that a private one has.
    fileprivate func concerns(_ room: Room) -> Bool {
        switch self {
        case .delete: true
        case .join, .leave: room.type == .group
        case .hide: room.type != .public
        case .rename, .takeName, .changePhoto, .changeData, .overwriteMark, .promote: room.type != .private
        case .make, .makeForOthers: false
        }
    }
}
