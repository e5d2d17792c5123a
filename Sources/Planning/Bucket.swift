internal import Dialogs

/// The dialogs among which a desired dialog and a live one can be the same.
enum Bucket: Hashable {
    /// Public and group dialogs of one name.
    case named(DialogType, ExactText?)
    /// Private dialogs of one pair.
    case pair(UserIDs)

    init(desired dialog: DesiredDialog) {
        self.init(type: dialog.type, name: dialog.name, members: dialog.members ?? [])
    }

    init(live dialog: LiveDialog) {
        self.init(type: dialog.type, name: dialog.name, members: dialog.occupants)
    }

    private init(type: DialogType, name: ExactText?, members: UserIDs) {
        self = type == .private ? .pair(members) : .named(type, name)
    }
}
