package import Dialogs

/// Decides which list requests a plan needs, as few as possible, and collects their results.
///
/// It is a value that does no I/O: `next` returns the requests to send, and `take` takes a result, until no request is
/// left and `plan` rests on results that cover every desired dialog. Requests are what a plan costs, so for each owner
/// and type it weighs a full listing against requests for names in batches: where more than a few batches would be
/// needed, it requests the full listing first, whose first page gives the total, and reads on only if that is cheaper.
///
/// A result that turns out too long is abandoned: a name that very many dialogs share is then requested together with
/// members. A partial result is enough to prove that a dialog is ambiguous or in conflict; before anything is called
/// missing, the rest is read, known dialogs are asked for by `_id` and by mark, and names are compared with near ones:
/// see `reopen`.
package struct LookupPlanner: Sendable {
    /// With fewer narrow requests than this, starting a full listing might cost more than it saves.
    static let fewRequests = 3
    /// A name with this many rows on a page counts as the reason why a result is too long.
    static let commonRows = 20

    let purpose: LookupPurpose
    let desired: [DesiredDialog]
    let knowledge: PriorKnowledge
    let groups: [LookupGroup.Subject: LookupGroup]
    private(set) var known: KnownDialogs
    private(set) var observation: Observation
    private(set) var ignored: Set<QueryFilter> = []
    /// How many dialogs of a type an owner sees.
    private(set) var totals: [LookupGroup.Subject: Int] = [:]
    /// How many dialogs of any type a user sees.
    private var totalsOfAnyType: [UserID: Int] = [:]
    /// The requests for names and marks that were answered, with how much of each answer was read.
    private(set) var answers: [(request: ListRequest, isWhole: Bool)] = []
    /// As whom known dialogs were asked for besides their owners.
    var asked: [DialogID: Set<UserID>] = [:]
    /// Whether nothing but the dialogs of former keys is left to be asked for.
    var isLookingForFormer = false
    /// What people see who departed.
    var departedGroups = DepartedGroups()
    /// How many requests took what is listed as a whole, and the dialogs of former keys.
    private(set) var requestsForUndeclared = 0
    private var pending: [ListRequest] = []
    private var requested: Set<ListRequest> = []
    private var tried: Set<QueryFilter> = []
    /// The dialogs of groups by their names, computed for a group once one of its names turns out to be common.
    private var dialogsByName: [LookupGroup.Subject: [ExactText: [DesiredDialog]]] = [:]

    /// The choices for each owner and type, in the order in which they were made.
    package private(set) var choices: [LookupChoice] = []

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - dialogs: The set; no two of its dialogs have the same natural identity.
    ///   - purpose: What the plan is for.
    ///   - knowledge: What is known already.
    ///   - requestsBefore: How many requests the run sent before, which the plan counts too.
    package init(
        for dialogs: [DesiredDialog],
        _ purpose: LookupPurpose = .plan,
        knowing knowledge: PriorKnowledge = PriorKnowledge(),
        requestsBefore: Int = 0
    ) {
        self.purpose = purpose
        desired = dialogs
        var knowledge = knowledge
        knowledge.comparesNames = purpose == .plan
        self.knowledge = knowledge
        known = KnownDialogs(
            of: dialogs,
            by: knowledge.memories(of: knowledge.application),
            declaredElsewhere: knowledge.keysElsewhere ?? []
        )
        observation = Observation(requestsBefore: requestsBefore, of: knowledge.application)
        let groups = LookupGroup.groups(of: dialogs, and: knowledge.listsUndeclared ? knowledge.otherOwners : [])
        self.groups = Dictionary(uniqueKeysWithValues: groups.map { ($0.subject, $0) })
        var listed: Set<UserID> = []
        for group in groups {
            if !knowledge.listsUndeclared {
                begin(group)
            } else if listed.insert(group.subject.owner).inserted {
                // What a user sees of any type is listed once, and answers for everything that he declares too.
                enqueue(group.everythingOfAnyType(as: group.subject.owner), in: group)
            }
        }
    }

    /// The plan by the results so far; it is final once `next` returns no request, even after `reopen`.
    package var plan: Plan { Plan(for: desired, seen: observation, knowing: knowledge, known) }

    /// The requests to send now, in any order or concurrently; empty when all results are in.
    ///
    /// The first request, and the first with each filter not yet tried, is returned alone as a probe: a server that
    /// ignores the filter then costs one wasted page, and bad credentials are refused only once.
    package mutating func next() -> [ListRequest] {
        let probe = pending.firstIndex { !$0.key.query.filters.isSubset(of: tried) }
        let first = observation.hasListings ? nil : pending.indices.first
        if let alone = probe ?? first { return [pending.remove(at: alone)] }
        defer { pending = [] }
        return pending
    }

    /// Takes the result of a request that `next` returned.
    package mutating func take(_ listing: Listing, for request: ListRequest) {
        guard !departedGroups.requests.contains(request) else {
            observation.count(listing, by: request.strategy)
            departedGroups.take(listing, for: request)
            return
        }
        observe(listing, for: request)
        tried.formUnion(request.key.query.filters)
        let news = listing.ignored.subtracting(ignored).subtracting([.type])
        ignored.formUnion(news)
        guard let group = groups[request.group] else { return }
        switch listing.extent {
        case .whole:
            if request.strategy == .full, !knowledge.listsUndeclared { choose(.full, in: group) }
        case .part(let total):
            if !news.isDisjoint(with: [.id, .idIn]) { totalsOfAnyType[request.key.owner] = total }
            if request.strategy == .full || !news.isDisjoint(with: [.name, .nameIn, .nameContains]) {
                totals[group.subject] = total
            }
            replace(request, leftOffAfter: listing, in: group)
        }
        guard !news.isEmpty else { return }
        let waiting = pending
        pending = []
        for request in waiting { groups[request.group].map { enqueue(request, in: $0, isNew: false) } }
    }

    /// Takes the refusal of a request that may be refused.
    mutating func take(_ refusal: FailureReason, for request: ListRequest) {
        observation.countRefusal()
        departedGroups.take(refusal, for: request)
    }

    /// Adds requests for which nothing takes the place.
    mutating func add(_ requests: [ListRequest]) { pending += requests }

    /// Whether the plan needs more requests, which `next` then returns.
    ///
    /// Before a dialog is called missing, it is looked for by what else is known of it, each time at the price of a few
    /// requests for many dialogs, and only for those that are still open: by its `_id`, as others than its owner, by
    /// its mark; then by its name alone, since what lacks members is a conflict, together with names that are near; and
    /// last, whether it is one that was declared with another key.
    package mutating func reopen(for plan: Plan) -> Bool {
        requestKnown(for: plan)
        guard purpose == .plan else {
            requestNames(for: plan)
            return !pending.isEmpty
        }
        if pending.isEmpty { requestKnownAsOthers(for: plan) }
        if pending.isEmpty { requestMarked(for: plan) }
        if pending.isEmpty { requestNames(for: plan) }
        if pending.isEmpty { requestVanished(for: plan) }
        if pending.isEmpty, knowledge.listsUndeclared { requestFormer(for: plan) }
        if pending.isEmpty { requestDeparted() }
        return !pending.isEmpty
    }

    private mutating func observe(_ listing: Listing, for request: ListRequest) {
        let application = observation.application
        observation.add(listing, for: request)
        let query = request.key.query
        if request.strategy == .full || isLookingForFormer { requestsForUndeclared += listing.requests }
        if !query.names.isEmpty || query.nameFragment != nil || query.data != nil {
            answers.append((request, listing.extent == .whole))
        }
        // Only now is it known which of several memories are of this application.
        guard application == nil, observation.application != nil else { return }
        let memories = knowledge.memories(of: observation.application)
        if memories.count < knowledge.memories.count {
            let elsewhere = knowledge.keysElsewhere ?? []
            known = KnownDialogs(of: desired, by: memories, declaredElsewhere: elsewhere)
        }
    }
}

/// What dialogs are looked up for.
package enum LookupPurpose: Hashable, Sendable {
    /// To say what is missing, and what differs.
    case plan
    /// To see whether what was just created is there twice.
    case verification
}

extension LookupPlanner {
    private mutating func begin(_ group: LookupGroup) {
        let narrow = group.narrowCount
        guard narrow < Self.fewRequests else {
            // Reading on must not cost more than what it replaces; the first page has been read by then.
            return enqueue(group.everything(upTo: (narrow + 1) * NameBatch.page), in: group)
        }
        enqueueNarrowRequests(group, group.narrowRequests)
    }

    private mutating func enqueueNarrowRequests(_ group: LookupGroup, _ requests: [ListRequest]) {
        choose(requests.contains { $0.strategy == .batched } ? .batched : .targeted, in: group, requests.count)
        for request in requests { enqueue(request, in: group) }
    }

    /// Adds a request, unless it was sent before; where the server ignores one of its filters, adds a substitute
    /// instead.
    mutating func enqueue(_ request: ListRequest, in group: LookupGroup, isNew: Bool = true) {
        let substitute = substitute(for: request, in: group)
        guard substitute == [request] else {
            for other in substitute { enqueue(other, in: group) }
            return
        }
        guard !observation.isComplete(for: request.key) else { return }
        if requested.insert(request).inserted || !isNew { pending.append(request) }
    }

    /// What to request instead if the server ignores a filter of the request, or the request itself if not.
    private func substitute(for request: ListRequest, in group: LookupGroup) -> [ListRequest] {
        let useless = request.key.query.filters.intersection(ignored)
        if useless.isEmpty { return [request] }
        if useless.contains(.id) { return [group.everythingOfAnyType(as: request.key.owner)] }
        if useless.contains(.idIn) { return oneByOne(request, in: group) }
        if useless.contains(.nameContains) { return [] }
        if useless == [.occupants], let name = request.names.first {
            guard request.names.count > 1 else { return [group.name(name, upTo: nil)] }
            return [group.batch(NameBatch(names: request.names.sorted(), occupants: []))]
        }
        let pages = totals[group.subject].map { ($0 + NameBatch.page - 1) / NameBatch.page }
        if useless == [.nameIn], let pages, group.dialogs.count < pages {
            return request.names.sorted().map { group.name($0, upTo: NameBatch.page) }
        }
        return [group.everything(upTo: nil)]
    }

    /// The requests for each `_id` of a request, or the one for everything that the user sees, where that takes fewer.
    private func oneByOne(_ request: ListRequest, in group: LookupGroup) -> [ListRequest] {
        let (ids, user) = (request.key.query.ids, request.key.owner)
        if let total = totalsOfAnyType[user], total <= ids.count * NameBatch.page {
            return [group.everythingOfAnyType(as: user)]
        }
        return ids.sorted().map { group.dialogs([$0], as: user) }
    }

    /// Replaces a request whose result was abandoned as too long.
    private mutating func replace(_ request: ListRequest, leftOffAfter listing: Listing, in group: LookupGroup) {
        guard request.key.query.filters.isDisjoint(with: ignored) else { return enqueue(request, in: group) }
        switch request.strategy {
        // What else may be asked in its place, `reopen` asks.
        case .full: if !hasChosen(for: group) { enqueueNarrowRequests(group, group.narrowRequests) }
        case .batched: if !request.names.isEmpty { split(request, after: listing, in: group) }
        case .targeted:
            guard let name = request.names.first else { return }
            for dialog in dialogs(named: name, in: group) where dialog.type == .group && dialog.pinnedID == nil {
                enqueue(group.identity(of: dialog), in: group)
            }
        }
    }

    private mutating func dialogs(named name: ExactText, in group: LookupGroup) -> [DesiredDialog] {
        let byName = dialogsByName[group.subject] ?? group.dialogsByName
        dialogsByName[group.subject] = byName
        return byName[name] ?? []
    }

    /// Requests each name that fills the page on its own, or halves the batch where none does.
    private mutating func split(_ request: ListRequest, after listing: Listing, in group: LookupGroup) {
        let rows = Dictionary(grouping: listing.dialogs) { $0.name ?? "" }.mapValues(\.count)
        let names = request.names.sorted()
        let common = names.filter { rows[$0] ?? 0 >= Self.commonRows }
        let occupants = request.key.query.occupants
        let rest = NameBatch(names: names.filter { !common.contains($0) }, occupants: occupants)
        let parts = common.isEmpty ? rest.halves : common.map { NameBatch(names: [$0], occupants: occupants) } + [rest]
        for part in parts where !part.names.isEmpty { enqueue(group.batch(part), in: group) }
    }

    private func hasChosen(for group: LookupGroup) -> Bool { choices.contains { $0.subject == group.subject } }

    /// Notes the choice for a group; what is asked later, for what is still missing, is no choice.
    private mutating func choose(_ strategy: LookupStrategy, in group: LookupGroup, _ narrowRequests: Int? = nil) {
        guard !hasChosen(for: group) else { return }
        choices.append(
            LookupChoice(
                subject: group.subject,
                dialogs: group.dialogs.count,
                strategy: strategy,
                narrowRequests: narrowRequests,
                total: totals[group.subject]
            )
        )
    }
}
