import Dialogs

/// What a referee has seen so far, and what he thinks of it.
struct Verdict {
    var rooms = Rooms()
    var everything: Set<DialogID> = []
    /// The number of the present run.
    var run = 0
    /// What the present run is to make so.
    var declared: [ExactText: DesiredDialog] = [:]
    /// The people who are to be in no group.
    var departed: UserIDs = []
    /// Everything that was ever declared: by its key, and its key by what it is told by.
    var everDeclared: [ExactText: DesiredDialog] = [:]
    var keys: [NaturalIdentity: ExactText] = [:]
    /// The rooms that the present run has made.
    var made: Set<DialogID> = []
    /// The rooms of each key, and the keys of each room, as the present run remembers them.
    private var remembered: [ExactText: Set<DialogID>] = [:]
    private(set) var rememberedKeys: [DialogID: Set<ExactText>] = [:]
    /// The rooms that some run remembered, and what nobody can remember any more.
    var everKnown: Set<DialogID> = []
    var forgotten: Set<KnownRoom> = []
    /// The rooms that no run could find again, since nothing told them apart from others.
    private(set) var excused: Set<DialogID> = []
    /// Whether the clock of the clients was ever set, and during which run their system was started anew.
    var isClockWrong = false
    var lastRestart = -1
    /// What the present run writes, and what became of rooms meanwhile.
    var writes = Writes()
    /// The names that the server stored otherwise than runs had sent them, by their rooms.
    var altered: [DialogID: Set<AlteredName>] = [:]
    /// The runs that may not have got their last answers, or not have kept what they said.
    var forgetful: Set<Int> = []
    var mistakes: [String] = []
    var tally = Tally()

    mutating func remember(_ ids: Set<KnownRoom>, and created: Set<KnownRoom>) {
        (remembered, rememberedKeys) = ([:], [:])
        // What the ids file says of a room counts more than what the journal says.
        let others = Dictionary(grouping: ids.filter { declared[$0.key] != nil }, by: \.id)
        let rest = created.filter { room in others[room.id]?.contains { $0.key == room.key } ?? true }
        for room in ids.union(rest) {
            remembered[room.key, default: []].insert(room.id)
            rememberedKeys[room.id, default: []].insert(room.key)
            everKnown.insert(room.id)
        }
    }

    /// Judges a room that a run has made.
    mutating func judge(_ room: Room) {
        made.insert(room.id)
        if room.isRefused { tally[.refused] += 1 }
        guard let key = keys[room.identity], let dialog = everDeclared[key] else {
            mistakes.append("\(room.id) was made, which was never declared")
            return
        }
        if declared[key]?.state == .absent { mistakes.append("\(key) was made, which is to be absent") }
        let others = rooms.live.filter { $0.id != room.id }
        rooms.give(key, to: room.id)
        if let known = others.first(where: { isKnown($0, as: dialog) }) {
            mistakes.append("\(key) was made beside \(known.id), which is known")
        } else if let former = others.first(where: { isFormer($0, besides: dialog) }) {
            mistakes.append("\(key) was made beside \(former.id), which has its members and a key that is gone")
        } else {
            for other in others where other.key == key { judge(other, besides: dialog) }
        }
    }

    /// Whether a run can know a room as that of a declared dialog: it remembers it, or the room carries its mark.
    private func isKnown(_ room: Room, as dialog: DesiredDialog) -> Bool {
        guard room.type == dialog.type, room.lastJoin < run else { return false }
        if remembered[dialog.key]?.contains(room.id) ?? false {
            let users = (dialog.members ?? []).adding(dialog.owner)
            return users.contains { room.isVisible(to: $0) }
        }
        guard let mark = dialog.mark, room.isVisible(to: dialog.owner), !belongsToAnother(room, than: dialog.key)
        else { return false }
        return room.mark == mark.key && room.className == mark.className
    }

    /// Whether a run remembers a room as that of another declared dialog.
    func belongsToAnother(_ room: Room, than key: ExactText) -> Bool {
        rememberedKeys[room.id]?.contains { $0 != key && declared[$0] != nil } ?? false
    }

    /// Whether a room has exactly the members of a group, and is remembered by keys that nobody declares any more.
    private func isFormer(_ room: Room, besides dialog: DesiredDialog) -> Bool {
        guard dialog.type == .group, room.type == .group, room.lastChange < run, !room.isDistorted,
            room.isVisible(to: dialog.owner), room.occupants == dialog.members,
            let keys = rememberedKeys[room.id]
        else { return false }
        // One that was given another key, and nothing else, is still recognized by its name, and one whose key was
        // written out, by the key that it had before.
        return keys.allSatisfy { declared[$0] == nil } && !declared.values.contains(where: room.matches)
            && !declared.values.contains { $0.keyByName.map(keys.contains) ?? false }
    }

    /// Whether a room has a dialog's name, and is no other's: it matches it, or people must be asked.
    private func isNamesake(_ room: Room, of dialog: DesiredDialog) -> Bool {
        guard room.lastChange < run || room.run == run, room.hasName(of: dialog) else { return false }
        let others = declared.values.filter { $0.key != dialog.key }
        return !belongsToAnother(room, than: dialog.key) && !others.contains(where: room.matches)
    }

    /// Whether no run was ever told of a room.
    private func isLost(_ room: Room) -> Bool {
        !everKnown.contains(room.id) && (!room.isAnswered || forgetful.contains(room.run))
    }

    /// Whether the present run may take a room that a person has made for one whose answer it lost: it has the name and
    /// shows itself only now, and the other cannot be found, or shows itself later.
    mutating func mayBeTaken(_ id: DialogID, as dialog: DesiredDialog) -> Bool {
        guard let room = rooms[id], room.isByHand, room.matches(dialog),
            room.run == run || room.isShownLate && room.run == run - 1
        else { return false }
        let lost = rooms.live.filter { other in
            made.contains(other.id) && other.key == dialog.key && !other.isAnswered
                && (!other.canBeFound || other.isShownLate)
        }
        excused.formUnion(lost.map(\.id))
        return !lost.isEmpty
    }

    /// Whether nothing tells how long ago a room was made that only its age tells apart from others of near names.
    private func isTimeless(_ room: Room) -> Bool {
        room.isDistorted && isClockWrong && lastRestart >= room.run
    }

    /// Judges that a run has made another room for a dialog while one was there that it could not know.
    private mutating func judge(_ other: Room, besides dialog: DesiredDialog) {
        if remembered[dialog.key]?.contains(other.id) ?? false {
            // Nobody who is declared is in it any more.
            tally["rooms made anew after everybody had left"] += 1
        } else if isNamesake(other, of: dialog) {
            mistakes.append("\(dialog.key) was made beside \(other.id), which has its name")
        } else if forgotten.contains(KnownRoom(key: dialog.key, id: other.id)) {
            tally[other.isVisible(to: dialog.owner) ? .secondAfterLoss : .secondAfterLeaving] += 1
        } else if isLost(other), !other.canBeFound || !other.isVisible(to: dialog.owner) || isTimeless(other) {
            tally[.secondAfterLostAnswer] += 1
            excused.insert(other.id)
        } else {
            mistakes.append("\(dialog.key) was made beside \(other.id), which was known before")
        }
        // The new one is the dialog's room now.
        rooms.give(nil, to: other.id)
    }
}

extension Room {
    /// What it is told by.
    fileprivate var identity: NaturalIdentity {
        switch type {
        case .public: .public(name: name)
        case .group: .group(name: name, members: occupants)
        case .private: .private(pair: occupants)
        }
    }
}
