internal import Dialogs
internal import Planning

/// Dialogs of a plan of which the same is to be told.
struct BriefGroup {
    let kind: Kind
    /// Where its entries are in the plan, in order.
    var places: [Int] = []

    /// What is told of each of them; in the order in which a reader wants to know.
    enum Kind: Hashable {
        /// It is deleted.
        case deleted
        /// People leave it, or lose a role there.
        case losing
        /// A person must decide; what can be done is the same for all.
        case undecided(Action.Kind, Remedy)
        /// These fields are changed; several where nothing names them.
        case changed(fields: [String])
        /// These fields differ, and stay.
        case kept(fields: [String])
        case created
        /// It is as declared, and people are in it whom the manifest asks to show.
        case reported
    }
}

extension BriefGroup {
    /// The groups of a plan's changes, those first of which a reader must know most.
    static func groups(of plan: Plan) -> [BriefGroup] {
        var groups: [Kind: BriefGroup] = [:]
        for place in plan.entries.indices {
            guard let kind = Kind(plan.entries[place]) else { continue }
            groups[kind, default: BriefGroup(kind: kind)].places.append(place)
        }
        return merged(groups).sorted { $0.rank < $1.rank }
    }

    /// How many groups are told apart by what differs; the smallest ones beyond are one.
    private static let mostOfAKind = 5

    private static func merged(_ groups: [Kind: BriefGroup]) -> [BriefGroup] {
        merge(merge(Array(groups.values), into: .changed(fields: [])), into: .kept(fields: []))
    }

    private static func merge(_ groups: [BriefGroup], into several: Kind) -> [BriefGroup] {
        let alike = groups.filter { $0.kind.isAlike(several) }.sorted { $0.rank < $1.rank }
        guard alike.count > mostOfAKind else { return groups }
        let places = alike.dropFirst(mostOfAKind - 1).flatMap(\.places).sorted()
        return groups.filter { !$0.kind.isAlike(several) } + alike.prefix(mostOfAKind - 1)
            + [BriefGroup(kind: several, places: places)]
    }

    /// Where it stands among others: by what it is, then the larger one first.
    private var rank: (Int, Int, Int) { (kind.rank, -places.count, places.first ?? 0) }
}

extension BriefGroup.Kind {
    /// What is told of an entry in brief; `nil` where nothing need be.
    init?(_ entry: PlanEntry) {
        switch entry.action {
        case .delete: self = .deleted
        case .update(_, let update): self = update.losers.isEmpty ? .changed(fields: update.fields) : .losing
        case .differs(_, let differences): self = .kept(fields: differences.map(\.field).distinct)
        case .create: self = .created
        case .exists, .absent:
            guard entry.reportsUnlisted else { return nil }
            self = .reported
        case .conflict, .ambiguous, .gone:
            guard let remedy = Remedy(entry.action) else { return nil }
            self = .undecided(entry.action.kind, remedy)
        }
    }

    fileprivate var rank: Int {
        switch self {
        case .deleted: 0
        case .losing: 1
        case .undecided: 2
        case .changed: 3
        case .kept: 4
        case .created: 5
        case .reported: 6
        }
    }

    fileprivate func isAlike(_ other: Self) -> Bool {
        switch (self, other) {
        case (.changed, .changed), (.kept, .kept): true
        default: false
        }
    }
}

extension Update {
    fileprivate var fields: [String] { differences.map(\.field).distinct }

    /// Who leaves, and who stays without a role, in that order.
    var losers: [(user: UserID, role: ManagedField?)] {
        let leaving = leaving
        let gone = Set(leaving)
        let demoted = differences.flatMap { difference in
            if case .users(ManagedField.admins.name, _, let extra) = difference { extra } else { [] as [UserID] }
        }
        return leaving.map { ($0, nil) } + demoted.filter { !gone.contains($0) }.map { ($0, .admins) }
    }
}

extension [String] {
    fileprivate var distinct: [String] {
        reduce(into: []) { distinct, text in if !distinct.contains(text) { distinct.append(text) } }
    }
}
