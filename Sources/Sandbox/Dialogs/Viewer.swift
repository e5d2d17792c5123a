/// The user who sees the dialogs of a response.
struct Viewer {
    let id: Int
    private let users: UserDirectory

    init(id: Int, users: UserDirectory) {
        self.id = id
        self.users = users
    }

    /// The name of a private dialog for the viewer: the name of the other user, or `nil` if that user has none.
    func name(ofPrivate dialog: Dialog) -> String? {
        guard dialog.kind == .private, let opponent = dialog.occupants.first(where: { $0 != id }) else { return nil }
        return users[opponent]?.displayName
    }
}

extension Application {
    /// A user as the viewer of dialogs.
    func viewer(_ user: Int) -> Viewer {
        Viewer(id: user, users: accounts.users)
    }
}
