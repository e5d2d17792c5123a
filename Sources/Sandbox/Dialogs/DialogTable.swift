/// All dialogs of the application, found by `_id`, name, type and occupant without looking at the others.
///
/// A dialog's row number is its place in the order of creation, and the order of creation is the order of `created_at`: the
/// table refuses a dialog that is older than the newest one.
struct DialogTable {
    /// The dialogs in order of creation.
    private(set) var dialogs: [Dialog] = []
    /// Their JSON, row for row.
    private(set) var rendered: [RenderedDialog] = []
    /// Rows by occupant and type, ascending.
    private var byMember: [Membership: [Int32]] = [:]
    private var byName: [ExactName: [Int32]] = [:]
    private var byID: [DialogIdentifier: Int32] = [:]
    private var byPair: [Pair: Int32] = [:]
    private(set) var publicRows: [Int32] = []
    /// The rows that have a message, by its time.
    private(set) var withMessage = SortedRows()
    /// All rows, by the time of their update.
    private(set) var byUpdate = SortedRows()

    private struct Membership: Hashable {
        let user: Int
        let kind: DialogKind
    }

    private struct Pair: Hashable {
        let lower: Int
        let higher: Int

        init(_ first: Int, _ second: Int) {
            lower = min(first, second)
            higher = max(first, second)
        }
    }

    /// The time of the newest dialog, before which none can be added.
    var newest: Timestamp? { dialogs.last?.createdAt }

    /// The row of the dialog with an ID.
    func row(of id: DialogIdentifier) -> Int32? { byID[id] }

    /// The row of the private dialog between two users.
    func privateRow(between first: Int, and second: Int) -> Int32? { byPair[Pair(first, second)] }

    /// The rows of the dialogs of a type that a user is an occupant of.
    func rows(of user: Int, _ kind: DialogKind) -> [Int32] {
        byMember[Membership(user: user, kind: kind)] ?? []
    }

    /// The rows of the dialogs with a name.
    func rows(named name: ExactName) -> [Int32] { byName[name] ?? [] }

    /// Adds a dialog, which is new and not older than any other.
    mutating func append(_ dialog: Dialog) {
        precondition(newest.map { $0 <= dialog.createdAt } ?? true, "dialogs are added in order of creation")
        let row = Int32(dialogs.count)
        dialogs.append(dialog)
        rendered.append(RenderedDialog(dialog))
        byID[dialog.id] = row
        if let name = dialog.name { byName[ExactName(text: name), default: []].append(row) }
        if dialog.kind == .public { publicRows.append(row) }
        for user in dialog.occupants {
            byMember[Membership(user: user, kind: dialog.kind), default: []].append(row)
        }
        if dialog.kind == .private, let first = dialog.occupants.first, let last = dialog.occupants.last {
            byPair[Pair(first, last)] = row
        }
        if let date = dialog.lastMessage.dateSent { withMessage.insert(row, at: date) }
        byUpdate.insert(row, at: dialog.updatedAt.seconds)
    }
}
