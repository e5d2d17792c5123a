internal import Dialogs

/// Looking for dialogs that are known by `_id` or by mark, where no listing of names has shown them.
extension LookupPlanner {
    /// As how many declared members a dialog is asked for that its owner does not see.
    static let mostMembersAsked = 5

    /// Requests by `_id` the pinned and known dialogs that no result has shown to their owners.
    mutating func requestKnown(for plan: Plan) {
        var unseen: [LookupGroup.Subject: Set<DialogID>] = [:]
        func note(_ id: DialogID, _ dialog: DesiredDialog) {
            guard observation.dialog(id, visibleTo: dialog.owner) == nil else { return }
            unseen[LookupGroup.Subject(owner: dialog.owner, type: dialog.type), default: []].insert(id)
        }
        for group in groups.values { for pin in group.pinned { note(pin.id, pin.dialog) } }
        for place in known.places {
            guard let first = known[place], plan.entries[place].action.live?.id != first.id else { continue }
            guard observation.dialog(first.id, visibleTo: desired[place].owner) == nil else { continue }
            for identity in known.identities(at: place) { note(identity.id, desired[place]) }
        }
        for (subject, ids) in unseen.sorted(by: { $0.key < $1.key }) {
            request(ids, as: subject.owner, for: subject)
        }
    }

    /// As how many others a public dialog is asked for, which all see who have not removed it for themselves.
    static let mostViewersAsked = 2

    /// Requests known dialogs that their owners do not see as others who may: the user that they were made for, and a
    /// few declared members, one after the other, since the creator of a room can leave it; public ones as others of
    /// the set.
    mutating func requestKnownAsOthers(for plan: Plan) {
        guard knowledge.canActAsAnyone else { return }
        var unseen: [Viewing: Set<DialogID>] = [:]
        lazy var people = self.people
        func note(_ identity: DialogIdentity, _ dialog: DesiredDialog) {
            guard !observation.hasSeen(identity.id) else { return }
            let subject = LookupGroup.Subject(owner: dialog.owner, type: dialog.type)
            let users =
                if let members = dialog.members {
                    [identity.owner] + members.ascending.prefix(Self.mostMembersAsked + 1)
                } else {
                    Array(people.lazy.filter { $0 != dialog.owner }.prefix(Self.mostViewersAsked))
                }
            guard let user = users.first(where: { $0 != dialog.owner && !hasAsked(for: identity.id, as: $0) })
            else { return }
            unseen[Viewing(user: user, subject: subject), default: []].insert(identity.id)
        }
        for group in groups.values where group.subject.type != .private {
            for pin in group.pinned { note(DialogIdentity(pin.id, owner: pin.dialog.owner), pin.dialog) }
        }
        for place in known.places {
            guard let first = known[place], plan.entries[place].action.live?.id != first.id else { continue }
            guard !observation.hasSeen(first.id) else { continue }
            for identity in known.identities(at: place) { note(identity, desired[place]) }
        }
        for (viewing, ids) in unseen.sorted(by: { $0.key < $1.key }) {
            for id in ids { asked[id, default: []].insert(viewing.user) }
            request(ids, as: viewing.user, for: viewing.subject)
        }
    }

    /// Some users to ask for public dialogs, the same for all: the owners of the set, then its admins and members, and
    /// where it names too few, people of the live dialogs that were seen.
    private var people: [UserID] {
        var people = Set(groups.keys.map(\.owner)).sorted()
        func take(_ users: [UserID]) {
            people += users.filter { !people.contains($0) }.prefix(Self.mostViewersAsked)
        }
        for dialog in desired where people.count <= Self.mostViewersAsked {
            if case .users(let admins) = dialog.expected(.admins) { take(admins.ascending) }
            take((dialog.members ?? []).ascending)
        }
        for dialog in observation.dialogs where people.count <= Self.mostViewersAsked {
            take([dialog.creator].compactMap(\.self) + dialog.occupants.ascending)
        }
        return people
    }

    private func hasAsked(for id: DialogID, as user: UserID) -> Bool { asked[id]?.contains(user) ?? false }

    /// Requests dialogs by `_id`, a page of them at a time.
    ///
    /// Those that were created a moment ago are requested one by one: a server that shows new dialogs late may show
    /// them to who names one, and it is not known that a list of names will do.
    mutating func request(_ ids: Set<DialogID>, as user: UserID, for subject: LookupGroup.Subject) {
        guard let group = groups[subject] else { return }
        let late = knowledge.late.isEmpty ? [] : ids.intersection(knowledge.late)
        let sorted = ids.subtracting(late).sorted()
        for start in stride(from: 0, to: sorted.count, by: NameBatch.page) {
            enqueue(group.dialogs(Set(sorted[start...].prefix(NameBatch.page)), as: user), in: group)
        }
        for id in late.sorted() { enqueue(group.dialogs([id], as: user), in: group) }
    }
}

/// A user as whom dialogs are asked for, and the owner and type that they are declared with.
private struct Viewing: Hashable, Comparable {
    let user: UserID
    let subject: LookupGroup.Subject

    static func < (first: Self, second: Self) -> Bool {
        (first.user, first.subject) < (second.user, second.subject)
    }
}

extension LookupPlanner {
    /// Requests dialogs that would be called missing by their marks: each by its own, or the whole class where many are
    /// missing.
    mutating func requestMarked(for plan: Plan) {
        // What an owner sees of a class is of any type.
        var missing: [UserID: [ExactText: (subject: LookupGroup.Subject, marks: [Mark])]] = [:]
        for (place, entry) in plan.entries.enumerated() where entry.desired.pinnedID == nil {
            guard let mark = entry.desired.mark else { continue }
            let subject = LookupGroup.Subject(owner: entry.desired.owner, type: entry.desired.type)
            let isKnown = known[place].map { $0.id == entry.action.live?.id } ?? false
            guard !isKnown, entry.action.mayBeMarked(of: entry.desired), !isWhollyRead(subject) else { continue }
            missing[subject.owner, default: [:]][mark.className, default: (subject, [])].marks.append(mark)
        }
        for (_, classes) in missing.sorted(by: { $0.key < $1.key }) {
            for (className, (subject, marks)) in classes.sorted(by: { $0.key < $1.key }) {
                guard let group = groups[subject] else { continue }
                let limit = (marks.count + 1) * NameBatch.page
                let wholeClass = group.dialogs(of: className, upTo: limit)
                if marks.count >= Self.fewRequests, !answers.contains(where: { $0.request.key == wholeClass.key }) {
                    enqueue(wholeClass, in: group)
                } else if !observation.isComplete(for: wholeClass.key) {
                    for mark in marks { enqueue(group.dialog(with: mark), in: group) }
                }
            }
        }
    }

    /// Requests the dialogs of keys that nobody declares any more, where a group would be created that may be one of
    /// them.
    mutating func requestVanished(for plan: Plan) {
        guard let keysElsewhere = knowledge.keysElsewhere else { return }
        let missing = plan.entries.lazy.filter { $0.action == .create && $0.desired.type == .group }
        let subjects = Set(missing.map { LookupGroup.Subject(owner: $0.desired.owner, type: .group) })
        let open = subjects.filter { !isWhollyRead($0) }
        // Even a listing of everything may not show what was created a moment ago.
        guard let subject = (open.isEmpty && !knowledge.late.isEmpty ? subjects : open).min() else { return }
        let declared = keysElsewhere.union(desired.map(\.key))
        var unseen: [UserID: Set<DialogID>] = [:]
        for memory in knowledge.memories(of: observation.application) {
            for (key, identity) in memory.dialogs where !declared.contains(key) && !observation.hasSeen(identity.id) {
                guard !open.isEmpty || knowledge.late.contains(identity.id) else { continue }
                let user = knowledge.canActAsAnyone ? identity.owner : subject.owner
                unseen[user, default: []].insert(identity.id)
            }
        }
        for (user, ids) in unseen.sorted(by: { $0.key < $1.key }) { request(ids, as: user, for: subject) }
    }
}

extension Action {
    /// Whether the mark of a live dialog could tell that it is the desired one, or one more.
    ///
    /// What matches by name and carries no mark may be a stranger's, while the dialog that has the mark was renamed.
    /// What a listing of another name happened to show, and only its mark tells, may not be the only one with that.
    fileprivate func mayBeMarked(of desired: DesiredDialog) -> Bool {
        switch self {
        case .create, .absent, .conflict(.lackingMembers), .conflict(.formerKey): true
        case .exists(let live), .update(let live, _), .differs(let live, _):
            live.type == desired.type && (live.name != desired.name || !desired.marks(live))
        case .ambiguous(let live), .conflict(.unproven(let live)): !live.contains(where: desired.marks)
        case .delete, .gone, .conflict(.incompatible), .conflict(.otherViewer), .conflict(.notItsCreator),
            .conflict(.departed):
            false
        }
    }
}

extension DesiredDialog {
    /// Whether a live dialog carries its mark.
    fileprivate func marks(_ live: LiveDialog) -> Bool {
        mark.map { live.text(in: $0.field, of: $0.className) == $0.key } ?? false
    }
}
