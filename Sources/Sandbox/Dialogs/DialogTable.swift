/// All dialogs of the application, with indexes by `_id`, name, type and occupant.
///
/// The row number of a dialog is its position in the order of creation, which is the order of `created_at`: the table
/// does not take a dialog that is older than the newest one. The row of a removed dialog stays empty.
struct DialogTable {
    private var slots: [Dialog?] = []
    /// The JSON of each dialog, by row.
    private(set) var rendered: [RenderedDialog] = []
    /// Rows by occupant and type, ascending.
    private var byMember: [Membership: [Int32]] = [:]
    private var byName: [ExactName: [Int32]] = [:]
    private var byID: [DialogIdentifier: Int32] = [:]
    private var byPair: [Pair: Int32] = [:]
    private(set) var publicRows: [Int32] = []
    /// The rows of dialogs with a message, by its time.
    private(set) var withMessage = SortedRows()
    /// All rows, by the time of the last update.
    private(set) var byUpdate = SortedRows()
    private(set) var hidden = HiddenRows()

    /// The creation time of the newest dialog, including removed ones; no dialog that is older can be added.
    private(set) var newest: Timestamp?

    private struct Pair: Hashable {
        let lower: Int
        let higher: Int

        init(_ first: Int, _ second: Int) {
            lower = min(first, second)
            higher = max(first, second)
        }

        /// The two users of a private dialog.
        init?(_ dialog: Dialog) {
            guard dialog.kind == .private, let first = dialog.occupants.first, let last = dialog.occupants.last else {
                return nil
            }
            self.init(first, last)
        }
    }
}

extension DialogTable {
    /// The dialogs in order of creation.
    var dialogs: some Sequence<Dialog> { slots.lazy.compactMap(\.self) }

    /// The rows that are not empty, the newest first.
    var newestRows: some Sequence<Int32> {
        slots.indices.reversed().lazy.filter { slots[$0] != nil }.map { Int32($0) }
    }

    /// How many dialogs there are.
    var count: Int { byID.count }

    /// The row that the next dialog gets.
    var nextRow: Int32 { Int32(slots.count) }

    /// The dialog at a row, which must come from an index or a listing.
    subscript(row: Int32) -> Dialog {
        guard let dialog = slots[Int(row)] else { preconditionFailure("row \(row) has no dialog any more") }
        return dialog
    }

    /// The row of the dialog with an ID.
    func row(of id: DialogIdentifier) -> Int32? { byID[id] }

    /// The row of the private dialog between two users.
    func privateRow(between first: Int, and second: Int) -> Int32? { byPair[Pair(first, second)] }

    /// The rows of the dialogs of a type of which a user is an occupant.
    func rows(of user: Int, _ kind: DialogKind) -> [Int32] {
        byMember[Membership(user: user, kind: kind)] ?? []
    }

    /// The rows of the dialogs with a name.
    func rows(named name: ExactName) -> [Int32] { byName[name] ?? [] }
}

extension DialogTable {
    /// Adds a dialog, which must be new and not older than any other.
    mutating func append(_ dialog: Dialog) {
        precondition(newest.map { $0 <= dialog.createdAt } ?? true, "dialogs are added in order of creation")
        let row = nextRow
        newest = dialog.createdAt
        slots.append(dialog)
        rendered.append(RenderedDialog(dialog))
        byID[dialog.id] = row
        if dialog.kind == .public { publicRows.append(row) }
        if let pair = Pair(dialog) { byPair[pair] = row }
        if let date = dialog.lastMessage.dateSent { withMessage.insert(row, at: date) }
        if let name = dialog.name { byName[ExactName(text: name), default: []].append(row) }
        for user in dialog.occupants { byMember.insertRow(row, for: Membership(user: user, kind: dialog.kind)) }
        byUpdate.insert(row, at: dialog.updatedAt.seconds)
    }

    /// Replaces a dialog by its changed version; updates the indexes that differ, and renders its JSON again.
    ///
    /// If the dialog was hidden from a user who is no longer an occupant, it will be visible when that user is added
    /// again.
    mutating func replace(at row: Int32, with dialog: Dialog) {
        let former = self[row]
        slots[Int(row)] = dialog
        rendered[Int(row)] = RenderedDialog(dialog)
        rename(row, from: former.name.map(ExactName.init), to: dialog.name.map(ExactName.init))
        let before = Set(former.occupants)
        let after = Set(dialog.occupants)
        for user in before.subtracting(after) {
            byMember.removeRow(row, for: Membership(user: user, kind: dialog.kind))
            hidden.reveal(row, dialog.kind, to: user)
        }
        for user in after.subtracting(before) {
            byMember.insertRow(row, for: Membership(user: user, kind: dialog.kind))
        }
        byUpdate.remove(row, at: former.updatedAt.seconds)
        byUpdate.insert(row, at: dialog.updatedAt.seconds)
        if former.lastMessage.dateSent != dialog.lastMessage.dateSent {
            if let date = former.lastMessage.dateSent { withMessage.remove(row, at: date) }
            if let date = dialog.lastMessage.dateSent { withMessage.insert(row, at: date) }
        }
    }

    /// Removes a dialog for everyone.
    mutating func remove(at row: Int32) {
        let dialog = self[row]
        slots[Int(row)] = nil
        rendered[Int(row)] = .none
        byID[dialog.id] = nil
        if dialog.kind == .public { publicRows.removeRow(row) }
        if let pair = Pair(dialog) { byPair[pair] = nil }
        if let date = dialog.lastMessage.dateSent { withMessage.remove(row, at: date) }
        rename(row, from: dialog.name.map(ExactName.init), to: nil)
        for user in dialog.occupants { byMember.removeRow(row, for: Membership(user: user, kind: dialog.kind)) }
        byUpdate.remove(row, at: dialog.updatedAt.seconds)
        hidden.forget(row, dialog.kind)
    }

    /// Hides a dialog from one user.
    mutating func hide(_ row: Int32, from user: Int) {
        hidden.hide(row, self[row].kind, from: user)
    }

    /// Makes a dialog visible again to a user from whom it was hidden.
    mutating func reveal(_ row: Int32, to user: Int) {
        hidden.reveal(row, self[row].kind, to: user)
    }

    private mutating func rename(_ row: Int32, from former: ExactName?, to name: ExactName?) {
        guard former != name else { return }
        if let former {
            byName[former]?.removeRow(row)
            if byName[former]?.isEmpty == true { byName[former] = nil }
        }
        if let name { byName[name, default: []].insertRow(row) }
    }
}
