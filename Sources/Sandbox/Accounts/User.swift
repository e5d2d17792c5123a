/// A user of the application, with the attributes that were declared.
struct User: Hashable, Sendable {
    let id: Int
    var login: String?
    /// The password to sign in with; `nil` if the user cannot sign in.
    var password: Secret?
    var email: String?
    var phone: String?
    /// The user's ID in the application owner's own system.
    var externalID: Int?
    var fullName: String?

    /// The name that other users see; `nil` if only the ID is known.
    var displayName: String? { fullName ?? login }
}
