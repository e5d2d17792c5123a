/// What the application's clients sign their sessions with.
struct ApplicationCredentials: Hashable, Sendable {
    /// The application's ID, part of every room's address.
    let id: Int
    let authKey: Secret
    let authSecret: Secret
    /// The account's key, with which clients ask for its settings; `nil` if any key will do.
    let accountKey: Secret?
}
