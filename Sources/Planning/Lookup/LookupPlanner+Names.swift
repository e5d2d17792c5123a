internal import Dialogs

/// Reading names whole before something is called missing, or the only one of its name.
extension LookupPlanner {
    /// Whether everything of an owner and a type was listed.
    func isWhollyRead(_ subject: LookupGroup.Subject) -> Bool {
        guard let group = groups[subject] else { return true }
        return observation.isComplete(for: group.everything(upTo: nil).key)
            || observation.isComplete(for: group.everythingOfAnyType(as: subject.owner).key)
    }

    /// Requests the names whose live dialogs must all be known, and what is near to the names of missing ones: one
    /// request for each name, or everything where that costs less.
    mutating func requestNames(for plan: Plan) {
        let open = Set(groups.keys.filter { !isWhollyRead($0) })
        guard !open.isEmpty else { return }
        var checks: [LookupGroup.Subject: NameChecks] = [:]
        for (place, entry) in plan.entries.enumerated() {
            guard let name = entry.desired.name, entry.desired.pinnedID == nil else { continue }
            let subject = LookupGroup.Subject(owner: entry.desired.owner, type: entry.desired.type)
            guard open.contains(subject) else { continue }
            if let identity = known[place], entry.action.live?.id == identity.id { continue }
            checks[subject, default: NameChecks(answers, of: subject)].add(
                name,
                // What was just created is missing without rivals: groups that lack members are none.
                mustBeReadWhole: entry.mustBeReadWhole && (purpose == .plan || entry.action != .create),
                mayHaveNearOnes: purpose == .plan && entry.action == .create && !ignored.contains(.nameContains)
            )
        }
        for (subject, checks) in checks.sorted(by: { $0.key < $1.key }) where checks.count > 0 || checks.hasUnlikely {
            guard let group = groups[subject] else { continue }
            let limit = max(1, checks.count) * NameBatch.page
            let isFew = checks.count < Self.fewRequests && !checks.hasUnlikely
            if let total = totals[subject] ?? (isFew ? .max : nil) {
                if total <= limit {
                    enqueue(group.everything(upTo: nil), in: group)
                } else {
                    request(checks, in: group)
                }
            } else {
                enqueue(group.everything(upTo: limit), in: group)
            }
        }
    }

    private mutating func request(_ checks: NameChecks, in group: LookupGroup) {
        for (fragment, names) in checks.near.sorted(by: { $0.key < $1.key }) {
            enqueue(group.names(containing: fragment, upTo: names.count * NameBatch.page), in: group)
        }
        // The beginning may prove a conflict, which is enough.
        for name in checks.whole.sorted() {
            enqueue(group.name(name, upTo: checks.begun.contains(name) ? nil : NameBatch.page), in: group)
        }
    }
}

/// The names of one owner and type that are to be requested.
private struct NameChecks {
    private let read: Set<ExactText>
    /// Those of which a part was read.
    let begun: Set<ExactText>
    private let fragmentsRead: Set<ExactText>
    private let fragmentsTried: Set<ExactText>
    /// Those of which all live dialogs must be known.
    private(set) var whole: Set<ExactText> = []
    /// Those with which near ones are requested, by the part that they share with these.
    private(set) var near: [ExactText: Set<ExactText>] = [:]

    init(_ answers: [(request: ListRequest, isWhole: Bool)], of subject: LookupGroup.Subject) {
        let mine = answers.filter { $0.request.group == subject && $0.request.key.query.occupants.isEmpty }
        read = Set(mine.lazy.filter(\.isWhole).flatMap(\.request.names))
        begun = Set(mine.lazy.filter { !$0.isWhole }.flatMap(\.request.names))
        fragmentsRead = Set(mine.lazy.filter(\.isWhole).compactMap(\.request.key.query.nameFragment))
        fragmentsTried = Set(mine.compactMap(\.request.key.query.nameFragment))
    }

    /// Whether near ones of some can only be found by reading everything, as far as that takes a page.
    private(set) var hasUnlikely = false

    /// How many requests they take.
    var count: Int { whole.count + near.count }

    mutating func add(_ name: ExactText, mustBeReadWhole: Bool, mayHaveNearOnes: Bool) {
        let fragment = mustBeReadWhole || mayHaveNearOnes ? name.steadiestFragment : nil
        if mayHaveNearOnes, fragment == nil { hasUnlikely = true }
        if mayHaveNearOnes, let fragment, !fragmentsTried.contains(fragment) {
            // What has the name itself has its fragment too.
            near[fragment, default: []].insert(name)
        } else if mustBeReadWhole, !read.contains(name), !(fragment.map(fragmentsRead.contains) ?? false) {
            whole.insert(name)
        }
    }
}

extension PlanEntry {
    /// Whether every live dialog of its name must be known before the action is certain; otherwise some are enough.
    fileprivate var mustBeReadWhole: Bool {
        switch action {
        case .create: return !desired.ignoresNamesakes
        case .exists(let live), .update(let live, _), .differs(let live, _):
            let isIdentifiedByMembers = desired.members.map { $0.isSubset(of: live.occupants) } ?? false
            return !isIdentifiedByMembers
        case .delete, .absent, .conflict, .ambiguous, .gone: return false
        }
    }
}
