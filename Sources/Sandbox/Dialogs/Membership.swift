/// A user among the dialogs of one type.
struct Membership: Hashable {
    let user: Int
    let kind: DialogKind
}
