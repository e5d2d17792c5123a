/// A user among the dialogs of one type.
struct Membership: Hashable {
    let user: Int
    let kind: DialogKind

    func hash(into hasher: inout Hasher) {
        // One number for both, as hashing is most of what looking a membership up costs.
        hasher.combine(user &<< 2 | kind.rawValue)
    }
}
