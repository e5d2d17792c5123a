internal import Dialogs

/// An application's keys and one of its users: what a session is opened with
/// (https://docs.quickblox.com/reference/create-session).
package struct SignIn: Hashable, Sendable {
    /// The application's number.
    package let applicationID: Int
    /// The public name of the application's key pair; it is sent.
    package let authKey: Secret
    /// The secret that requests for sessions are signed with; it is never sent.
    package let authSecret: Secret
    /// The user who signs in.
    package let user: User
    /// The user's password.
    package let password: Secret

    /// How a user is named.
    package enum User: Hashable, Sendable {
        /// By the login.
        case login(String)
        /// By the e-mail address.
        case email(String)
    }

    /// Creates a sign-in.
    package init(applicationID: Int, authKey: Secret, authSecret: Secret, user: User, password: Secret) {
        self.applicationID = applicationID
        self.authKey = authKey
        self.authSecret = authSecret
        self.user = user
        self.password = password
    }
}

extension SignIn {
    /// Its secrets, which no text may show.
    var secrets: [Secret] { [authKey, authSecret, password] }
}
