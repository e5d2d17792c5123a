/// What the API could tell a dialog by, having no unique names: two desired dialogs with one identity are one dialog.
package enum NaturalIdentity: Hashable, Sendable {
    /// Public dialogs are visible to everyone, so the name is all there is.
    case `public`(name: ExactText)
    /// Groups of one name are told apart by their members.
    case group(name: ExactText, members: UserIDs)
    /// The server keeps one private dialog for each pair, whoever asked first.
    case `private`(pair: UserIDs)
    /// A pinned dialog is its `_id`.
    case pinned(DialogID)
}

extension DesiredDialog {
    /// The identity that no other dialog of the set may have.
    package var identity: NaturalIdentity {
        if case .pinned(let id) = identification { return .pinned(id) }
        return switch content {
        case .public(let room): .public(name: room.name)
        case .group(let room): .group(name: room.name, members: members ?? [])
        case .private(let chat): .private(pair: [owner, chat.opponent])
        }
    }
}
