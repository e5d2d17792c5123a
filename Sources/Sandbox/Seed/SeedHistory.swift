/// The dialogs that result from the lines of a seed or a store.
struct SeedHistory {
    /// The number of lines that are not empty.
    private(set) var lineCount = 0
    private let applicationID: Int
    private var dialogs: [Dialog?] = []
    private var positions: [DialogIdentifier: Int] = [:]
    private var pairs: Set<[Int]> = []
    private var hidden: [DialogIdentifier: Set<Int>] = [:]
    private var users: [Int: User] = [:]
    private var deletedUsers: Set<Int> = []
    private var classes: [CustomClass] = []
    private var messages = MessageHistory()

    init(applicationID: Int) {
        self.applicationID = applicationID
    }

    /// The dialogs after the last line.
    var seed: Seed {
        let hidden = hidden.flatMap { id, users in users.map { Seed.Hidden(id: id, user: $0) } }
        var seed = Seed(dialogs.compactMap(\.self), hidden: Set(hidden))
        seed.users = users.values.sorted { $0.id < $1.id }
        seed.deletedUsers = deletedUsers.sorted()
        seed.classes = classes
        seed.messages = messages.all
        return seed
    }

    /// Reads lines; empty ones are ignored.
    ///
    /// - Throws: `SeedError` for the first invalid line.
    mutating func read(_ bytes: ArraySlice<UInt8>) throws(SeedError) {
        var rest = bytes
        var number = 0
        while !rest.isEmpty {
            number += 1
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[line.endIndex...].dropFirst()
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            do throws(SeedRow.LineError) {
                try apply(try SeedRow(line).event(applicationID: applicationID))
                lineCount += 1
            } catch {
                throw SeedError(line: number, reason: error.reason)
            }
        }
    }

    private mutating func apply(_ event: SeedRow.Event) throws(SeedRow.LineError) {
        switch event {
        case .added(let dialog): try add(dialog)
        case .changed(let dialog): try change(dialog)
        case .removed(let id): try remove(id)
        case .hidden(let id, let user): try hide(id, from: user)
        case .revealed(let id, let user):
            guard positions[id] != nil else { throw .unknown(id) }
            hidden[id]?.remove(user)
        case .user(let user):
            users[user.id] = user
            deletedUsers.remove(user.id)
        case .deletedUser(let id):
            users[id] = nil
            deletedUsers.insert(id)
        case .customClass(let added): classes.append(added)
        case .message(let message):
            guard positions[message.dialogID] != nil else { throw .unknown(message.dialogID) }
            messages.append(message)
        case .read(let ids, let dialog, let user): messages.markRead(ids, in: dialog, by: user)
        }
    }

    private mutating func add(_ dialog: Dialog) throws(SeedRow.LineError) {
        guard positions.updateValue(dialogs.count, forKey: dialog.id) == nil else {
            throw .init("another line has the '_id' \(dialog.id)")
        }
        guard dialog.kind != .private || pairs.insert(dialog.occupants).inserted else {
            throw .init("another line is the private dialog of these two users")
        }
        dialogs.append(dialog)
    }

    private mutating func change(_ dialog: Dialog) throws(SeedRow.LineError) {
        guard let position = positions[dialog.id], let former = dialogs[position] else { throw .unknown(dialog.id) }
        guard former.kind == dialog.kind, former.kind != .private || former.occupants == dialog.occupants,
            former.createdAt == dialog.createdAt
        else { throw .init("'changed' gives the dialog another 'type', 'created_at' or private pair") }
        dialogs[position] = dialog
        // The dialog is no longer hidden from users who left: if they are added again, they see it.
        if dialog.kind != .public { hidden[dialog.id]?.formIntersection(dialog.occupants) }
    }

    private mutating func hide(_ id: DialogIdentifier, from user: Int) throws(SeedRow.LineError) {
        guard let position = positions[id], let dialog = dialogs[position] else { throw .unknown(id) }
        guard dialog.kind == .public || dialog.hasOccupant(user) else {
            throw .init("'user_id' \(user) does not see the dialog \(id)")
        }
        hidden[id, default: []].insert(user)
    }

    private mutating func remove(_ id: DialogIdentifier) throws(SeedRow.LineError) {
        guard let position = positions.removeValue(forKey: id), let former = dialogs[position] else {
            throw .unknown(id)
        }
        if former.kind == .private { pairs.remove(former.occupants) }
        dialogs[position] = nil
        hidden[id] = nil
        messages.forget(id)
    }
}

extension SeedRow.LineError {
    fileprivate static func unknown(_ id: DialogIdentifier) -> Self {
        .init("no line before this one has a dialog with the '_id' \(id)")
    }
}
