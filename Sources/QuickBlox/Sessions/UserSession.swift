package import Dialogs

/// Whose session requests belong to.
package struct UserSession: Hashable, Sendable {
    /// The user.
    package let user: UserID
    /// The application; `nil` where the server does not tell.
    package let application: Int?
}
