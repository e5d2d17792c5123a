package import Dialogs
package import QuickBlox

extension Finding {
    /// Credentials that the server accepted.
    package static func credentials(_ credentials: Credentials) -> Self {
        .ok("credentials", "\(credentials.words) is taken")
    }

    /// Credentials that the server did not accept, or a request that failed.
    package static func refused(_ credentials: Credentials, _ failure: ListingFailure) -> Self {
        let topic = "credentials"
        let reason = failure.reason
        return switch (failure, reason.status) {
        case (.refused, 401?):
            .fail(topic, "\(credentials.words) is refused: \(reason)", "check it, and that it belongs to this endpoint")
        case (.refused, _):
            .fail(topic, "\(credentials.words) may not do this: \(reason)", "check the user and the application")
        case (_, 429?): .fail("rate", "too many requests: \(reason)", "run doctor again when the account is less busy")
        case (.unreadable, _): .fail("reading", "no answer of the API: \(reason)", "check QUICKBLOX_ENDPOINT")
        default: .fail("reading", "no answer: \(reason)", "run doctor again; ask the server's operators if it stays")
        }
    }

    /// The user on whose behalf requests are made.
    ///
    /// - Parameters:
    ///   - user: The user; `nil` where there is none.
    ///   - named: The user from the environment.
    ///   - credentials: The credentials.
    /// - Returns: One finding.
    package static func user(_ user: UserID?, named: UserID?, _ credentials: Credentials) -> Self {
        let topic = "user"
        switch (user, named) {
        case (let user?, let named?) where user != named:
            return .fail(
                topic,
                "the session belongs to user \(user), but QUICKBLOX_USER_ID is \(named)",
                "correct one of them"
            )
        case (let user?, _): return .ok(topic, "acts as user \(user)")
        case (nil, _):
            if case .apiKey = credentials {
                return .warn(
                    topic,
                    "an API key acts for nobody by itself; reading cannot be tried",
                    "set QUICKBLOX_USER_ID, or give every dialog an owner"
                )
            }
            return .fail(topic, "the session has no user", "use the token of a user's session, or an API key")
        }
    }

    /// A session that does not report its user.
    package static func unreportedUser(_ failure: ListingFailure, named user: UserID) -> Self {
        let text = "the session does not tell its user (\(failure.reason)); QUICKBLOX_USER_ID is taken"
        return .warn("session", text, "make sure that the token belongs to user \(user)")
    }

    /// The application that the credentials belong to.
    ///
    /// - Parameters:
    ///   - application: The application; `nil` where the server does not say.
    ///   - expected: The one that the user expects.
    /// - Returns: One finding.
    package static func application(_ application: Int?, expected: Int?) -> Self {
        let topic = "application"
        switch (application, expected) {
        case (let found?, let expected?) where found != expected:
            let text = "the credentials belong to \(found), not to \(expected)"
            return .fail(topic, text, "use the credentials of \(expected)")
        case (let found?, _): return .ok(topic, "the credentials belong to \(found)")
        case (nil, _?):
            let text = "the credentials do not tell their application"
            return .fail(topic, text, "use a session, or leave the option out")
        case (nil, nil): return .ok(topic, "the credentials do not tell")
        }
    }
}

extension Credentials {
    /// The kind, as the beginning of a sentence.
    var words: String {
        switch self {
        case .apiKey: "the API key"
        case .sessionToken: "the session token"
        case .signIn: "the sign-in"
        }
    }
}
