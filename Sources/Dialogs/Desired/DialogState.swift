/// Whether a declared dialog is to be there (`state`).
package enum DialogState: String, CaseIterable, Hashable, Sendable {
    /// It is to be there.
    case present
    /// It is not to be there: the live dialog that is known to be it is deleted for everybody.
    case absent
}
