package import Dialogs

/// Whose dialogs those are that name no owner, and whether manifests may name one at all.
package enum Ownership: Hashable, Sendable {
    /// Nobody is known, as when manifests are only validated: what needs an owner is not checked where there is none.
    case undetermined
    /// An API key acts for any user; the default owner is the user of dialogs that name none.
    case apiKey(defaultOwner: UserID?)
    /// A token acts for one user only.
    case session(user: UserID)
}
