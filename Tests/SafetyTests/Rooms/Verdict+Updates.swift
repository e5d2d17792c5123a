import Dialogs
import JSON
import Sandbox
import TestSupport

extension Verdict {
    /// Judges a request of a run to change a room, before what it did is taken note of.
    mutating func judgeUpdate(_ entry: LogEntry) {
        guard let id = DialogID(pathOf: entry.path), let room = rooms[id],
            let actor = entry.user.flatMap(UserID.init(rawValue:))
        else {
            mistakes.append("\(entry.path) was to be changed, which there is not")
            return
        }
        // What a run has sent that does not wait for its answers may be late.
        guard writes.seen[id] != nil || !forgetful.contains(run - 1) else { return }
        writes.updates.append(id)
        tally[.updateRequests] += 1
        if entry.status == nil || entry.status ?? 0 >= 500 { tally[.lostUpdates] += 1 }
        if [400, 403, 404, 422].contains(entry.status) { tally[.refusedUpdates] += 1 }
        let change = RoomChange(entry.parameters)
        let history = writes.history[id] ?? []
        let mine = declared.values.filter { $0.updates && $0.state == .present && isRoom(room, history, of: $0) }
        let isDeparture = change.departureProblem(departed, in: room, history, by: actor) == nil
        if mine.isEmpty, !isDeparture {
            mistakes.append("\(id) was changed, which is no dialog's that is kept up to date")
        }
        let problems = mine.map { change.problem(for: $0, in: room, history, by: actor) }
        if !isDeparture, !problems.contains(nil), let problem = problems.first ?? nil {
            mistakes.append("\(id) was changed for \(mine[0].key): \(problem)")
        }
        guard let step = change.step else { return }
        if let last = writes.steps[id], step.rawValue < last.rawValue {
            mistakes.append("\(id) was changed in the wrong order: \(step) after \(last)")
        }
        writes.steps[id] = step
        noteAlteration(by: entry, of: id, change)
        guard let before = room.stored, let after = entry.stored else { return }
        writes.changed.insert(id)
        if (400...499).contains(entry.status ?? 0) { writes.denied.insert(id) }
        tally[.added] += after.occupants.subtracting(before.occupants).count
        tally[.removed] += before.occupants.subtracting(after.occupants).count
    }

    /// Takes note that a run has deleted a room.
    mutating func noteDeleted(_ entry: LogEntry) {
        guard let id = DialogID(pathOf: entry.path), rooms[id]?.isLive == true, writes.deletions.contains(id),
            entry.dialogID != nil
        else { return }
        writes.deleted.insert(id)
    }

    /// Takes note of what a room is like after a request.
    mutating func noteChange(_ entry: LogEntry) {
        if entry.method == "POST", !entry.isByHand { writes.creates += 1 }
        guard let stored = entry.stored, let id = entry.dialogID.flatMap({ DialogID(serverText: $0) }) else { return }
        writes.note(stored, of: id)
        if entry.method == "POST", !entry.isByHand { noteAlteration(by: entry, of: id, RoomChange(entry.parameters)) }
    }

    private mutating func noteAlteration(by entry: LogEntry, of id: DialogID, _ change: RoomChange) {
        // Where the name is stored as it was already, nothing was changed.
        guard let stored = entry.stored ?? (entry.status == 200 ? rooms[id]?.stored : nil),
            let sent = change.name, let kept = stored.name.map({ ExactText($0) }), kept != sent
        else { return }
        altered[id, default: []].insert(AlteredName(sent: sent, kept: kept))
        if entry.method == "PUT" { tally[.alteredNames] += 1 }
    }

    /// Whether a run can take a room for that of a dialog: by what it remembers, by its mark, or by name and members.
    private func isRoom(_ room: Room, _ history: [StoredDialog], of dialog: DesiredDialog) -> Bool {
        guard room.type == dialog.type else { return false }
        let known = rememberedKeys[room.id] ?? []
        if known.contains(dialog.key) { return true }
        guard !belongsToAnother(room, than: dialog.key) else { return false }
        // The key that it had before one was written for it.
        if let key = dialog.keyByName, known.contains(key) { return true }
        return history.contains { stored in
            if let mark = dialog.mark, stored.data?[mark.field.string]?.text == mark.key.string { return true }
            let sees = room.type == .public || stored.users.contains(dialog.owner)
            return sees && stored.name.map { ExactText($0) } == dialog.name
                && (dialog.members ?? []).isSubset(of: stored.users)
        }
    }

    /// Whether a room was at some time during the present run as a dialog is declared.
    func hasBeen(_ id: DialogID, as dialog: DesiredDialog) -> Bool {
        guard let room = rooms[id] else { return false }
        return (writes.history[id] ?? []).contains { otherFields($0, room, dialog).isEmpty }
    }

    /// The fields in which a room is otherwise than declared, and could be made so.
    func openFields(_ id: DialogID, of dialog: DesiredDialog) -> [String]? {
        guard let room = rooms[id], let stored = room.stored else { return ["all"] }
        return room.hasItsCreator ? otherFields(stored, room, dialog) : nil
    }

    private func otherFields(_ stored: StoredDialog, _ room: Room, _ dialog: DesiredDialog) -> [String] {
        guard room.type != .private else { return [] }
        var fields: [String] = []
        let name = ExactText(stored.name ?? "")
        if let sent = dialog.name, sent != name, altered[room.id]?.contains(AlteredName(sent: sent, kept: name)) != true
        {
            fields.append("name")
        }
        // No photo can be taken away.
        if let photo = dialog.photo, !photo.string.isEmpty, photo != ExactText(stored.photo ?? "") {
            fields.append("photo")
        }
        return fields + stored.otherPeople(than: dialog, creator: room.creator) + stored.otherData(than: dialog)
    }
}

extension StoredDialog {
    fileprivate func otherPeople(than dialog: DesiredDialog, creator: UserID) -> [String] {
        let stay = Set((dialog.protected.union([dialog.owner, creator])).map(\.rawValue))
        var fields: [String] = []
        if dialog.type == .group, let members = dialog.members.map({ Set($0.map(\.rawValue)) }) {
            let others = occupants.subtracting(members).subtracting(stay)
            let departed = Set(dialog.departed.map(\.rawValue))
            let extra = dialog.unlisted.occupants == .remove ? others : others.intersection(departed)
            let mayGo = occupants.union(members).count - extra.count >= 2
            if !members.isSubset(of: occupants) { fields.append("occupants missing") }
            if mayGo, !extra.isEmpty { fields.append("occupants left over") }
        }
        if let wanted = dialog.admins.map({ Set($0.map(\.rawValue)) }) {
            if !wanted.isSubset(of: admins) { fields.append("admins missing") }
            let extra = admins.subtracting(wanted).subtracting(stay)
            if dialog.unlisted.admins == .remove, !extra.isEmpty { fields.append("admins left over") }
        }
        return fields
    }

    /// What of custom data is otherwise; that of another class stays.
    fileprivate func otherData(than dialog: DesiredDialog) -> [String] {
        guard let declared = dialog.data, allows(declared.className) else { return [] }
        var fields = declared.fields.filter { data?[$0.key.string]?.text != $0.value.description }.map(\.key.string)
        if data == nil { fields.append("class_name") }
        if let mark = dialog.mark, data?[mark.field.string]?.text == nil { fields.append(mark.field.string) }
        return fields
    }
}

extension Room {
    /// Whether who made it is in it: nobody else may change everything.
    var hasItsCreator: Bool { type == .public || occupants.contains(creator) }
}
