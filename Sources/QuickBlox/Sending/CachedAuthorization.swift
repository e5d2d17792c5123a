internal import Dialogs
internal import Synchronization

/// The headers that were used last, which usually serve for the next request too: dialogs come owner by owner.
final class CachedAuthorization: Sendable {
    private let last = Mutex<(user: UserID?, headers: Authentication.AuthorizationHeaders)?>(nil)

    /// The headers of a user, made anew if the last ones were another user's.
    func headers(onBehalfOf user: UserID?, _ make: () -> Authentication.AuthorizationHeaders)
        -> Authentication.AuthorizationHeaders
    {
        last.withLock { last in
            if let last, last.user == user { return last.headers }
            let headers = make()
            last = (user, headers)
            return headers
        }
    }
}
