/// A user and a type of dialogs: the key of the index of occupants.
struct Membership: Hashable {
    let user: Int
    let kind: DialogKind

    func hash(into hasher: inout Hasher) {
        // Hashed as one number, as hashing is most of the cost of a lookup.
        hasher.combine(user &<< 2 | kind.rawValue)
    }
}
