/// For whom a request acts, and by what right.
struct Requester: Hashable {
    let user: Int
    /// Whether an API key acts for the user, and not the user.
    var usesKey = false
}
