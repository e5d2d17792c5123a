/// What people do in git to what is declared.
enum GitAct: String, CaseIterable {
    case rename = "renamed in git, with the key kept"
    case renameWithoutKey = "renamed in git, with another key"
    case changeKey = "given another key in git"
    case addMember = "members added in git"
    case removeMember = "members removed in git"
    case move = "moved to another file"
    case drop = "dropped in git"
    case addBack = "added back in git"
    case changePhoto = "photos changed in git"
    case declare = "declared anew"
    case changeData = "data changed in git"
    case changeAdmins = "admins changed in git"
    case changeUnlisted = "rules for unlisted people changed in git"
    case switchUpdates = "updates switched on or off in git"
    case clearPhoto = "photos taken away in git"
    case changeJoining = "joining changed in git"

    /// What is done where nothing is kept up to date.
    static let plain: [Self] = [
        .rename, .renameWithoutKey, .changeKey, .addMember, .removeMember, .move, .drop, .addBack, .changePhoto,
        .declare,
    ]

    /// What is done besides where something is.
    static let edits: [Self] = [
        .changeData, .changeData, .changeAdmins, .changeAdmins, .changeAdmins, .changeAdmins, .changeUnlisted,
        .switchUpdates, .clearPhoto, .changeJoining, .rename, .addMember, .addMember, .removeMember, .removeMember,
        .changePhoto,
    ]
}
