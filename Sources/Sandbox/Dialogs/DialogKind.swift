/// The `type` of a dialog.
enum DialogKind: Int, Hashable, CaseIterable {
    /// Open to every user; has no occupants.
    case `public` = 1
    /// Open to its occupants.
    case group = 2
    /// Between two users.
    case `private` = 3
}
