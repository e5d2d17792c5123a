import JSON

/// Something that somebody else does to a dialog just before or after a request about it is handled.
enum Act: Hashable, Sendable {
    /// Somebody, by default the owner, gives it another name.
    case rename(by: Int?)
    /// A user is added to it; by default by its owner.
    case join(Int, by: Int?)
    /// A user leaves it.
    case leave(Int)
    /// Somebody, by default the owner, deletes it for everyone.
    case delete(by: Int?)

    /// Who acts on a dialog; where the owner has left a group, its first occupant.
    func user(_ dialog: Dialog) -> Int {
        let standard = dialog.kind == .public || dialog.hasOccupant(dialog.owner) ? nil : dialog.occupants.first
        return switch self {
        case .rename(let user), .join(_, let user), .delete(let user): user ?? standard ?? dialog.owner
        case .leave(let user): user
        }
    }

    /// The method of the request by which it is done.
    var method: String {
        if case .delete = self { "DELETE" } else { "PUT" }
    }

    /// The parameters of that request.
    func parameters(_ dialog: Dialog) -> JSONObject {
        switch self {
        case .rename: ["name": .string(Self.otherName(than: dialog.name ?? ""))]
        case .join(let user, _): ["push_all": ["occupants_ids": [.integer(user)]]]
        case .leave(let user): ["pull_all": ["occupants_ids": [.integer(user)]]]
        case .delete: ["force": 1]
        }
    }

    /// A name that nothing has yet: one with an exclamation mark more, or in place of its end.
    private static func otherName(than name: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: name.unicodeScalars.prefix(CreateParameters.longestName - 1))
        return String(scalars) + "!"
    }
}
