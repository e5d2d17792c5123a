/// A user of the application, with the attributes that were declared or sent.
struct User: Hashable, Sendable {
    let id: Int
    var login: String?
    /// What the password to sign in with is recognized by; `nil` if the user cannot sign in.
    var password: PasswordProof?
    var email: String?
    var phone: String?
    /// The user's ID in the application owner's own system.
    var externalID: Int?
    var fullName: String?
    var website: String?
    var facebookID: String?
    /// The ID of the user's picture among the application's files, which the sandbox does not keep.
    var blobID: Int?
    var customData: String?
    /// The tags in the order in which they were given.
    var tags: [String] = []
    /// When the user was created; `nil` if that was when the sandbox was started.
    var createdAt: Timestamp?
    /// When the user was last changed; `nil` if that was when the sandbox was started.
    var updatedAt: Timestamp?

    /// The name that other users see; `nil` if only the ID is known.
    var displayName: String? { fullName ?? login }
}
