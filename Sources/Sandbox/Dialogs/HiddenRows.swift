/// The rows of dialogs that users have deleted for themselves only; everyone else still sees them.
struct HiddenRows {
    private var rows: [Membership: [Int32]] = [:]
    private var users: [Int32: Set<Int>] = [:]

    /// The rows of a type that are hidden from a user, ascending.
    func rows(from user: Int, _ kind: DialogKind) -> [Int32] {
        rows[Membership(user: user, kind: kind)] ?? []
    }

    /// Whether a row is hidden from a user.
    func isHidden(_ row: Int32, from user: Int) -> Bool {
        users[row]?.contains(user) ?? false
    }

    /// Hides a row from a user.
    mutating func hide(_ row: Int32, _ kind: DialogKind, from user: Int) {
        users[row, default: []].insert(user)
        rows.insertRow(row, for: Membership(user: user, kind: kind))
    }

    /// Makes a row visible to a user again.
    mutating func reveal(_ row: Int32, _ kind: DialogKind, to user: Int) {
        users[row]?.remove(user)
        if users[row]?.isEmpty == true { users[row] = nil }
        rows.removeRow(row, for: Membership(user: user, kind: kind))
    }

    /// Forgets a row whose dialog was removed.
    mutating func forget(_ row: Int32, _ kind: DialogKind) {
        for user in users.removeValue(forKey: row) ?? [] {
            rows.removeRow(row, for: Membership(user: user, kind: kind))
        }
    }
}
