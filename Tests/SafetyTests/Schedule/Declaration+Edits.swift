import Dialogs
import TestSupport

extension Declaration {
    /// The declaration after somebody changed what updates concern; `nil` where it has nothing of that.
    func edited(by act: GitAct, _ number: Int, _ generator: inout SeededGenerator) -> Self? {
        var edited = self
        switch act {
        case .changeData:
            let fields: [CustomFields<Scalar>] = [
                ["region": .text(ExactText("\(number)"))],
                ["region": .text("eu"), "floor": .text(ExactText("\(number)"))],
                ["region": .text(ExactText("\(number)")), "floor": .text("1")],
            ]
            let some = fields.randomElement(using: &generator) ?? [:]
            edited.data = CustomData(className: "Room", fields: some)
        case .changeAdmins:
            guard type != .private else { return nil }
            let count = Int.random(in: 0...2, using: &generator)
            edited.admins = UserIDs([2, 3, 4].shuffled(using: &generator).prefix(count))
        case .changeUnlisted:
            edited.unlisted = Upkeep.unlisted(&generator)
        case .switchUpdates: edited.updates.toggle()
        case .clearPhoto:
            guard type != .private else { return nil }
            edited.photo = ""
        case .changeJoining:
            guard type == .group else { return nil }
            edited.joinRequired = !(joinRequired ?? false)
        case .rename, .renameWithoutKey, .changeKey, .addMember, .removeMember, .move, .drop, .addBack, .changePhoto,
            .declare:
            return nil
        }
        return edited
    }
}
