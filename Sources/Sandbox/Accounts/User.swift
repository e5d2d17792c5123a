/// A user of the application, with what was declared of him.
struct User: Hashable, Sendable {
    let id: Int
    var login: String?
    /// What he signs in with; nothing where he cannot.
    var password: Secret?
    var email: String?
    var phone: String?
    /// His ID in the system of whoever owns the application.
    var externalID: Int?
    var fullName: String?

    /// The name by which others know him; nothing where only the ID is known.
    var displayName: String? { fullName ?? login }
}
