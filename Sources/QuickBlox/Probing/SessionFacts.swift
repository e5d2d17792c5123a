package import Dialogs

/// The user and the application of a session.
package struct SessionFacts: Hashable, Sendable {
    /// Its user; `nil` for the session of an application.
    package let user: UserID?
    /// Its application; `nil` where the server does not say.
    package let application: Int?

    /// Creates facts.
    package init(user: UserID?, application: Int?) {
        self.user = user
        self.application = application
    }
}
