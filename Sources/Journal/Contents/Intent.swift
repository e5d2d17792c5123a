package import Dialogs

/// What one POST is about to ask of the API, with all that a later run needs to look for its result.
package struct Intent: Hashable, Sendable {
    /// The key of the declared dialog.
    package let key: ExactText
    /// The user on whose behalf the dialog is created and looked for.
    package let owner: UserID
    /// The type.
    package let type: DialogType
    /// The name; `nil` for a private dialog.
    package let name: ExactText?
    /// Everyone whom the dialog will have; empty for a public one.
    package let members: UserIDs
    /// The digest of the request, in the caller's form.
    package let digest: String
    /// Live dialogs that were there before and must not be taken for the result.
    package let known: Set<DialogID>
    /// What the dialog carries of its key; `nil` where it carries nothing.
    package let mark: Mark?

    /// How old an intent may be when its POST leaves; it counts from the beginning of its recording.
    package static let longestDelay = Duration.seconds(5)

    /// Creates an intent.
    package init(
        key: ExactText,
        owner: UserID,
        type: DialogType,
        name: ExactText?,
        members: UserIDs,
        digest: String,
        known: Set<DialogID>,
        mark: Mark? = nil
    ) {
        self.key = key
        self.owner = owner
        self.type = type
        self.name = name
        self.members = members
        self.digest = digest
        self.known = known
        self.mark = mark
    }

    /// Creates the intent to create a declared dialog.
    package init(toCreate desired: DesiredDialog, digest: String, known: Set<DialogID>) {
        self.init(
            key: desired.key,
            owner: desired.owner,
            type: desired.type,
            name: desired.name,
            members: desired.members ?? [],
            digest: digest,
            known: known,
            mark: desired.mark
        )
    }
}
