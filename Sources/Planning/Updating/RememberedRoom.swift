package import Dialogs

/// What earlier runs remember of a live dialog that is to be updated.
package struct RememberedRoom: Hashable, Sendable {
    /// The day on which it was last seen as declared, such as `2026-05-03`.
    package let seen: String
    /// Those of its declared people who were in it then.
    package let people: UserIDs
    /// The differences that remained after they were sent, since the server stores such texts otherwise.
    package let altered: Set<FieldDifference>

    /// Creates what is remembered.
    package init(seen: String, people: UserIDs, altered: Set<FieldDifference> = []) {
        self.seen = seen
        self.people = people
        self.altered = altered
    }
}
