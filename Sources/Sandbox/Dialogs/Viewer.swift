/// The user to whom dialogs are shown.
struct Viewer {
    let id: Int
    private let users: UserDirectory

    init(id: Int, users: UserDirectory) {
        self.id = id
        self.users = users
    }

    /// The name that a private dialog has for the viewer: that of the other user, or nothing where he has none.
    func name(ofPrivate dialog: Dialog) -> String? {
        guard dialog.kind == .private, let opponent = dialog.occupants.first(where: { $0 != id }) else { return nil }
        return users[opponent]?.displayName
    }
}

extension Application {
    /// A user as one to whom dialogs are shown.
    func viewer(_ user: Int) -> Viewer {
        Viewer(id: user, users: accounts.users)
    }
}
