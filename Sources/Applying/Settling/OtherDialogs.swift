package import Dialogs
internal import Journal

/// The live dialogs that are somebody else's: no search takes one of them for the result of a create.
package struct OtherDialogs: Sendable {
    /// Whether a dialog was there before, or was made by another create.
    let isKnown: @Sendable (DialogID) -> Bool
    private let identities: @Sendable () -> Set<NaturalIdentity>

    /// Creates a set.
    ///
    /// - Parameters:
    ///   - isKnown: Whether a dialog was there before, or was made by another create.
    ///   - identities: What the dialogs are told by that are declared, or were to be created.
    package init(
        isKnown: @escaping @Sendable (DialogID) -> Bool = { _ in false },
        identities: @escaping @Sendable () -> Set<NaturalIdentity> = { [] }
    ) {
        self.isKnown = isKnown
        self.identities = identities
    }

    /// Whether a live dialog may be what another create was to make: it has that one's name and all of its members.
    func includes(_ live: LiveDialog, besides intent: Intent) -> Bool {
        let own = intent.identity
        return identities().contains { $0 != own && $0.canBe(live) }
    }
}

extension NaturalIdentity {
    /// Whether a live dialog can be the one that is told by this.
    fileprivate func canBe(_ live: LiveDialog) -> Bool {
        switch self {
        case .public(let name): live.type == .public && live.name == name
        case .group(let name, let members):
            live.type == .group && live.name == name && members.isSubset(of: live.occupants)
        case .private(let pair): live.type == .private && live.occupants == pair
        case .pinned(let id): live.id == id
        }
    }
}
