internal import Dialogs
internal import Synchronization

/// The permit that was used last, which is mostly the next one too: dialogs come owner by owner.
final class CachedAuthorization: Sendable {
    private let last = Mutex<(user: UserID?, permit: Authentication.AuthorizationHeaders)?>(nil)

    /// The permit of a user, made anew where the last one was another's.
    func permit(onBehalfOf user: UserID?, _ make: () -> Authentication.AuthorizationHeaders)
        -> Authentication.AuthorizationHeaders
    {
        last.withLock { last in
            if let last, last.user == user { return last.permit }
            let permit = make()
            last = (user, permit)
            return permit
        }
    }
}
