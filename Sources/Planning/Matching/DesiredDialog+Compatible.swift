package import Dialogs

extension DesiredDialog {
    /// Whether a live dialog is the private one of another pair: a pair never changes, so it can never be this one.
    ///
    /// A server may leave out of a pair who has withdrawn from it.
    package func isOfOtherPair(_ live: LiveDialog) -> Bool {
        guard type == .private, live.type == .private, let members, live.occupants != members else { return false }
        return !live.occupants.isSubset(of: members) && !members.isSubset(of: live.occupants)
    }

    /// Whether nothing that never changes tells a live dialog from this one.
    func canBe(_ live: LiveDialog) -> Bool { live.type == type && !isOfOtherPair(live) }
}
