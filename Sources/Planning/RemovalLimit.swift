package import Dialogs

/// How many people a run may take out of rooms: a plan that would remove more was probably made from half a list.
package enum RemovalLimit: Hashable, Sendable {
    /// A quarter of the memberships of the set's groups, and half of a room of ten or more people.
    case standard
    /// This many memberships, at least 0, whatever rooms they are in.
    case people(Int)
    /// This percentage of the memberships of the set's groups, from 0 to 100.
    case percent(Int)

    /// The standard limit for the whole set, in percent.
    package static let standardPercent = 25
    /// The standard limit for one room, in percent.
    package static let roomPercent = 50
    /// How many people a room has at least to which that limit applies.
    package static let smallestGuardedRoom = 10

    /// Reads a limit like `40` or `25%`; `nil` where the text is neither.
    package init?(_ text: String) {
        switch CreateLimit(text) {
        case .dialogs(let number): self = .people(number)
        case .percent(let share): self = .percent(share)
        case .standard, nil: return nil
        }
    }
}

extension RemovalLimit {
    /// By how much a plan exceeds a limit.
    package struct Excess: Hashable, Sendable {
        /// How many people go, each counted once for each room.
        package let removals: Int
        /// How many people the set's live groups have, each counted once for each room.
        package let memberships: Int
        /// The room that would lose too many, where the limit for one room is exceeded.
        package let room: Room?

        /// A room that would lose too many people.
        package struct Room: Hashable, Sendable {
            /// The key of the dialog.
            package let key: ExactText
            /// How many people go.
            package let removals: Int
            /// How many people it has.
            package let occupants: Int
        }
    }

    /// By how much a plan exceeds this limit; `nil` where it is within it.
    package func excess(of plan: Plan) -> Excess? {
        let removals = plan.removals
        guard removals > 0 else { return nil }
        let groups = plan.entries.lazy.filter { !$0.desired.isUndeclared }.compactMap(\.action.live)
            .filter { $0.type == .group }
        let memberships = groups.reduce(0) { $0 + $1.occupants.count }
        if removals > most(of: memberships) {
            return Excess(removals: removals, memberships: memberships, room: nil)
        }
        guard self == .standard else { return nil }
        for (entry, live, update) in plan.updates {
            let (going, all) = (update.leaving.count, live.occupants.count)
            guard all >= Self.smallestGuardedRoom, going * 100 > all * Self.roomPercent else { continue }
            let room = Excess.Room(key: entry.desired.key, removals: going, occupants: all)
            return Excess(removals: removals, memberships: memberships, room: room)
        }
        return nil
    }

    private func most(of memberships: Int) -> Int {
        switch self {
        case .standard: memberships * Self.standardPercent / 100
        case .people(let number): number
        case .percent(let share): memberships * share / 100
        }
    }
}

extension RemovalLimit.Excess: CustomStringConvertible {
    /// The numbers, and what to do.
    package var description: String {
        let whole = "the plan is to remove \(removals) of \(memberships) memberships of the set's groups"
        let part = room.map { ", and \($0.removals) of the \($0.occupants) people in '\($0.key)'" } ?? ""
        return """
            \(whole)\(part), which is more than is allowed, so nothing was changed; look at who goes, then allow it \
            with --max-removals \(removals)
            """
    }
}
