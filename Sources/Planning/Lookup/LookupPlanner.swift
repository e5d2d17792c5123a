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
/// missing, the rest is read.
package struct LookupPlanner: Sendable {
    /// With fewer narrow requests than this, starting a full listing might cost more than it saves.
    static let fewRequests = 3
    /// A name with this many rows on a page counts as the reason why a result is too long.
    static let commonRows = 20

    private let desired: [DesiredDialog]
    private let reserved: [DialogID: DialogType]
    private let groups: [LookupGroup.Subject: LookupGroup]
    private var pending: [ListRequest]
    private var requested: Set<ListRequest> = []
    private var tried: Set<QueryFilter> = []
    private var ignored: Set<QueryFilter> = []
    private var totals: [LookupGroup.Subject: Int] = [:]
    private var unread: Set<LookupKey> = []
    /// The dialogs of groups by their names, computed for a group once one of its names turns out to be common.
    private var dialogsByName: [LookupGroup.Subject: [ExactText: [DesiredDialog]]] = [:]
    /// The dialogs that earlier runs made.
    private let known: KnownDialogs
    /// Those of them that even a complete listing may not show yet.
    private let late: Set<DialogID>
    private var observation: Observation

    /// The choices for each owner and type, in the order in which they were made.
    package private(set) var choices: [LookupChoice] = []

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - dialogs: The set; no two of its dialogs have the same natural identity.
    ///   - requestsBefore: How many requests the run sent before, which the plan counts too.
    ///   - known: Dialogs that runs are known to have created, by their natural identities then.
    ///   - late: Those of them that were created so recently that a listing may not show them yet.
    ///   - reserved: Live dialogs that dialogs outside this set are pinned to.
    package init(
        for dialogs: [DesiredDialog],
        requestsBefore: Int = 0,
        known: [NaturalIdentity: DialogID] = [:],
        late: Set<DialogID> = [],
        reserved: [DialogID: DialogType] = [:]
    ) {
        desired = dialogs
        self.reserved = reserved
        self.known = KnownDialogs(of: dialogs, by: known)
        self.late = late
        observation = Observation(requestsBefore: requestsBefore)
        let groups = LookupGroup.groups(of: dialogs)
        self.groups = Dictionary(uniqueKeysWithValues: groups.map { ($0.subject, $0) })
        pending = []
        for group in groups { begin(group) }
    }

    /// The plan by the results so far; it is final once `next` returns no request, even after `reopen`.
    package var plan: Plan { Plan(for: desired, seen: observation, reserved: reserved, known: known) }

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
        observation.add(listing, for: request)
        tried.formUnion(request.key.query.filters)
        let news = listing.ignored.subtracting(ignored).subtracting([.type])
        ignored.formUnion(news)
        guard let group = groups[request.group] else { return }
        switch listing.extent {
        case .whole:
            if request.strategy == .full { choose(.full, in: group) }
            enqueuePins(that: request, didNotShowIn: group)
        case .part(let total):
            if request.strategy == .full || !news.isDisjoint(with: [.name, .nameIn]) { totals[group.subject] = total }
            replace(request, leftOffAfter: listing, in: group)
        }
        guard !news.isEmpty else { return }
        let waiting = pending
        pending = []
        for request in waiting { groups[request.group].map { enqueue(request, in: $0, isNew: false) } }
    }

    /// Whether the plan needs more requests, which `next` then returns.
    ///
    /// A dialog that is known and was not seen is requested by its ID, since its name may be another, and since a
    /// listing may show it late. A dialog that is called missing, or the only one of its name, must not rest on a
    /// partial result.
    package mutating func reopen(for plan: Plan) -> Bool {
        enqueueKnown()
        guard !unread.isEmpty else { return !pending.isEmpty }
        for (place, entry) in plan.entries.enumerated() {
            let dialog = entry.desired
            guard let group = groups[LookupGroup.Subject(owner: dialog.owner, type: dialog.type)] else { continue }
            if let id = known[place], entry.action.live?.id == id { continue }
            if let name = entry.nameToReadWhole, unread.contains(group.name(name, upTo: nil).key) {
                enqueue(group.name(name, upTo: nil), in: group)
            }
        }
        return !pending.isEmpty
    }
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
    private mutating func enqueue(_ request: ListRequest, in group: LookupGroup, isNew: Bool = true) {
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
        if useless.contains(.id) { return [group.everythingOfAnyType] }
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

    /// Replaces a request whose result was abandoned as too long.
    private mutating func replace(_ request: ListRequest, leftOffAfter listing: Listing, in group: LookupGroup) {
        guard request.key.query.filters.isDisjoint(with: ignored) else { return enqueue(request, in: group) }
        switch (request.strategy, request.names.first) {
        case (.full, _): enqueueNarrowRequests(group, group.narrowRequests)
        case (.batched, _): split(request, after: listing, in: group)
        case (.targeted, let name?):
            if request.key.query.occupants.isEmpty { unread.insert(request.key) }
            for dialog in dialogs(named: name, in: group) where dialog.type == .group && dialog.pinnedID == nil {
                enqueue(group.identity(of: dialog), in: group)
            }
            enqueuePins(that: request, didNotShowIn: group)
        case (.targeted, nil): preconditionFailure("only a filter that is ignored makes a question of one dialog long")
        }
    }

    /// Requests the known dialogs that no result has shown, each by its `_id`; or everything, where that is cheaper.
    private mutating func enqueueKnown() {
        var unseen: [LookupGroup.Subject: [DialogID]] = [:]
        for place in known.places {
            guard let id = known[place] else { continue }
            let dialog = desired[place]
            guard observation.dialog(id, seenBy: dialog.owner) == nil else { continue }
            unseen[LookupGroup.Subject(owner: dialog.owner, type: dialog.type), default: []].append(id)
        }
        for (subject, ids) in unseen.sorted(by: { $0.key < $1.key }) {
            guard let group = groups[subject] else { continue }
            for id in ids where late.contains(id) { enqueue(group.pin(id), in: group) }
            enqueue(ids.filter { !late.contains($0) }, in: group)
        }
    }

    /// Requests dialogs of which a complete listing would show all that exist.
    private mutating func enqueue(_ ids: [DialogID], in group: LookupGroup) {
        guard !ids.isEmpty, !observation.isComplete(for: group.everything(upTo: nil).key) else { return }
        let rows = (ids.count + 1) * NameBatch.page
        let isCheaper = totals[group.subject].map { $0 <= rows } ?? (ids.count >= Self.fewRequests)
        if isCheaper {
            enqueue(group.everything(upTo: totals[group.subject] == nil ? rows : nil), in: group)
        } else {
            for id in ids { enqueue(group.pin(id), in: group) }
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

    /// Requests by `_id` the pinned dialogs that the result could have shown and did not.
    private mutating func enqueuePins(that request: ListRequest, didNotShowIn group: LookupGroup) {
        let pins = request.strategy == .full ? group.pins() : group.pins(named: request.names)
        for (dialog, id) in pins where observation.dialog(id, seenBy: dialog.owner) == nil {
            enqueue(group.pin(id), in: group)
        }
    }

    private mutating func choose(_ strategy: LookupStrategy, in group: LookupGroup, _ narrowRequests: Int? = nil) {
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

extension PlanEntry {
    /// The name of which every live dialog must be known before the action is certain; `nil` where some are enough.
    fileprivate var nameToReadWhole: ExactText? {
        guard desired.pinnedID == nil, let name = desired.name else { return nil }
        switch action {
        case .create: return desired.ignoresNamesakes ? nil : name
        case .exists(let live), .differs(let live, _):
            let isIdentifiedByMembers = desired.members.map { $0.isSubset(of: live.occupants) } ?? false
            return isIdentifiedByMembers ? nil : name
        case .conflict, .ambiguous, .gone: return nil
        }
    }
}
