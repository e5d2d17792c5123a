package import Dialogs

/// What is asked of the list endpoint to make a plan, in as few requests as the question needs, and what was answered.
///
/// It is a value that decides and never waits: `next` says what to ask, `take` takes an answer, until nothing is left to ask
/// and `plan` stands on answers that cover every desired dialog. Requests are what a plan costs, so for each owner and type
/// it weighs reading everything against asking for names in batches: where more than a few requests would be needed, it asks
/// for everything first, whose first page tells how many dialogs there are, and reads on only where that is cheaper.
///
/// An answer that turns out long is left off: a name that very many dialogs share is then asked for together with members.
/// A part of an answer proves that a dialog is ambiguous or in conflict; before anything is called missing, the rest is read.
package struct LookupPlanner: Sendable {
    /// With fewer narrow questions than this, the look at everything might cost more than it saves.
    static let fewQuestions = 3
    /// A name that fills so much of a page is the one that makes an answer long.
    static let commonRows = 20

    private let desired: [DesiredDialog]
    private let reserved: [DialogID: DialogType]
    private let groups: [LookupGroup.Subject: LookupGroup]
    private var pending: [ListRequest]
    private var asked: Set<ListRequest> = []
    private var tried: Set<QueryFilter> = []
    private var ignored: Set<QueryFilter> = []
    private var totals: [LookupGroup.Subject: Int] = [:]
    private var unread: Set<LookupKey> = []
    /// The dialogs of groups by their names, made for a group once one of its names turns out to be common.
    private var dialogsByName: [LookupGroup.Subject: [ExactText: [DesiredDialog]]] = [:]
    private var recentCreates: [NaturalIdentity: DialogID]
    private var observation: Observation

    /// What was decided of each owner and type, in the order in which it was.
    package private(set) var choices: [LookupChoice] = []

    /// Creates an inquiry.
    ///
    /// - Parameters:
    ///   - dialogs: The set; no two dialogs of it have one natural identity.
    ///   - requestsBefore: How many requests the run sent before, which the plan counts too.
    ///   - recentCreates: Dialogs that were created so recently that a listing may not show them yet.
    ///   - reserved: Live dialogs that dialogs outside this set are pinned to.
    package init(
        about dialogs: [DesiredDialog],
        requestsBefore: Int = 0,
        recentCreates: [NaturalIdentity: DialogID] = [:],
        reserved: [DialogID: DialogType] = [:]
    ) {
        desired = dialogs
        self.reserved = reserved
        self.recentCreates = recentCreates
        observation = Observation(requestsBefore: requestsBefore)
        let groups = LookupGroup.groups(of: dialogs)
        self.groups = Dictionary(uniqueKeysWithValues: groups.map { ($0.subject, $0) })
        pending = []
        for group in groups { begin(group) }
    }

    /// The plan that the answers so far lead to; it stands once `next` has nothing more to ask, also after `reopen`.
    package var plan: Plan { Plan(for: desired, seen: observation, reserved: reserved) }

    /// The questions to ask now, in any order and at once; none when all is answered.
    ///
    /// The first question with a filter that was not tried yet is asked on its own: a server that ignores it then costs one
    /// wasted page, and credentials that are refused are refused once.
    package mutating func next() -> [ListRequest] {
        let probe = pending.firstIndex { !$0.lookup.query.filters.isSubset(of: tried) }
        let first = observation.hasAnswers ? nil : pending.indices.first
        if let alone = probe ?? first { return [pending.remove(at: alone)] }
        defer { pending = [] }
        return pending
    }

    /// Takes the answer to a question that `next` gave.
    package mutating func take(_ listing: Listing, for question: ListRequest) {
        observation.add(listing, for: question)
        tried.formUnion(question.lookup.query.filters)
        let news = listing.ignored.subtracting(ignored).subtracting([.type])
        ignored.formUnion(news)
        guard let group = groups[question.group] else { return }
        switch listing.extent {
        case .whole:
            if question.way == .full { choose(.full, in: group) }
            askForPins(that: question, didNotShowIn: group)
        case .part(let total):
            if question.way == .full || !news.isDisjoint(with: [.name, .nameIn]) { totals[group.subject] = total }
            replace(question, leftOffAfter: listing, in: group)
        }
        guard !news.isEmpty else { return }
        let waiting = pending
        pending = []
        for question in waiting { groups[question.group].map { ask(question, in: $0, isNew: false) } }
    }

    /// Whether more must be asked before the plan stands; `next` then says what.
    ///
    /// A dialog that was created a short while ago is asked for by its ID, since a listing may show it late. What is called
    /// missing, or the only one of its name, must not rest on a part of an answer.
    package mutating func reopen(for plan: Plan) -> Bool {
        guard !recentCreates.isEmpty || !unread.isEmpty else { return !pending.isEmpty }
        for entry in plan.entries {
            let dialog = entry.desired
            guard let group = groups[LookupGroup.Subject(owner: dialog.owner, type: dialog.type)] else { continue }
            if entry.action == .create, let id = recentCreates.removeValue(forKey: dialog.identity) {
                ask(group.pin(id), in: group)
            }
            if let name = entry.nameToReadWhole, unread.contains(group.name(name, upTo: nil).lookup) {
                ask(group.name(name, upTo: nil), in: group)
            }
        }
        return !pending.isEmpty
    }
}

extension LookupPlanner {
    private mutating func begin(_ group: LookupGroup) {
        let narrow = group.narrowCount
        guard narrow < Self.fewQuestions else {
            // Reading on must not cost more than what it replaces: the first page is read by then.
            return ask(group.everything(upTo: (narrow + 1) * NameBatch.page), in: group)
        }
        askNarrowly(group, group.narrowQuestions)
    }

    private mutating func askNarrowly(_ group: LookupGroup, _ questions: [ListRequest]) {
        choose(questions.contains { $0.way == .batched } ? .batched : .targeted, in: group, questions.count)
        for question in questions { ask(question, in: group) }
    }

    /// Asks, unless it was asked before; where the server ignores what it would ask by, something else instead.
    private mutating func ask(_ question: ListRequest, in group: LookupGroup, isNew: Bool = true) {
        let substitute = substitute(for: question, in: group)
        guard substitute == [question] else {
            for other in substitute { ask(other, in: group) }
            return
        }
        guard !observation.hasAnswer(to: question.lookup) else { return }
        if asked.insert(question).inserted || !isNew { pending.append(question) }
    }

    /// What to ask where the server ignores a filter of the question.
    private func substitute(for question: ListRequest, in group: LookupGroup) -> [ListRequest] {
        let useless = question.lookup.query.filters.intersection(ignored)
        if useless.isEmpty { return [question] }
        if useless.contains(.id) { return [group.everythingOfAnyType] }
        if useless == [.occupants], let name = question.names.first {
            guard question.names.count > 1 else { return [group.name(name, upTo: nil)] }
            return [group.batch(NameBatch(names: question.names.sorted(), occupants: []))]
        }
        let pages = totals[group.subject].map { ($0 + NameBatch.page - 1) / NameBatch.page }
        if useless == [.nameIn], let pages, group.dialogs.count < pages {
            return question.names.sorted().map { group.name($0, upTo: NameBatch.page) }
        }
        return [group.everything(upTo: nil)]
    }

    /// Asks otherwise, since the answer was left off.
    private mutating func replace(_ question: ListRequest, leftOffAfter listing: Listing, in group: LookupGroup) {
        guard question.lookup.query.filters.isDisjoint(with: ignored) else { return ask(question, in: group) }
        switch (question.way, question.names.first) {
        case (.full, _): askNarrowly(group, group.narrowQuestions)
        case (.batched, _): split(question, after: listing, in: group)
        case (.targeted, let name?):
            if question.lookup.query.occupants.isEmpty { unread.insert(question.lookup) }
            for dialog in dialogs(named: name, in: group) where dialog.type == .group && dialog.pinnedID == nil {
                ask(group.identity(of: dialog), in: group)
            }
            askForPins(that: question, didNotShowIn: group)
        case (.targeted, nil): preconditionFailure("only a filter that is ignored makes a question of one dialog long")
        }
    }

    private mutating func dialogs(named name: ExactText, in group: LookupGroup) -> [DesiredDialog] {
        let byName = dialogsByName[group.subject] ?? group.dialogsByName
        dialogsByName[group.subject] = byName
        return byName[name] ?? []
    }

    /// Asks for the names alone that fill the page, or for half as many where none does.
    private mutating func split(_ question: ListRequest, after listing: Listing, in group: LookupGroup) {
        let rows = Dictionary(grouping: listing.dialogs) { $0.name ?? "" }.mapValues(\.count)
        let names = question.names.sorted()
        let common = names.filter { rows[$0] ?? 0 >= Self.commonRows }
        let occupants = question.lookup.query.occupants
        let rest = NameBatch(names: names.filter { !common.contains($0) }, occupants: occupants)
        let parts = common.isEmpty ? rest.halves : common.map { NameBatch(names: [$0], occupants: occupants) } + [rest]
        for part in parts where !part.names.isEmpty { ask(group.batch(part), in: group) }
    }

    /// Asks by `_id` for the pinned dialogs that the answer could have shown and did not.
    private mutating func askForPins(that question: ListRequest, didNotShowIn group: LookupGroup) {
        let pins = question.way == .full ? group.pins() : group.pins(named: question.names)
        for (dialog, id) in pins where observation.dialog(id, seenBy: dialog.owner) == nil {
            ask(group.pin(id), in: group)
        }
    }

    private mutating func choose(_ way: LookupStrategy, in group: LookupGroup, _ narrowQuestions: Int? = nil) {
        choices.append(
            LookupChoice(
                subject: group.subject,
                dialogs: group.dialogs.count,
                way: way,
                narrowQuestions: narrowQuestions,
                total: totals[group.subject]
            )
        )
    }
}

extension PlanEntry {
    /// The name of which every live dialog must be known before the action stands; `nil` where a part of them is enough.
    fileprivate var nameToReadWhole: ExactText? {
        guard desired.pinnedID == nil, let name = desired.name else { return nil }
        switch action {
        case .create: return desired.isMadeWhateverHasItsName ? nil : name
        case .exists(let live), .differs(let live, _):
            let isToldByMembers = desired.members.map { $0.isSubset(of: live.occupants) } ?? false
            return isToldByMembers ? nil : name
        case .conflict, .ambiguous, .gone: return nil
        }
    }
}
