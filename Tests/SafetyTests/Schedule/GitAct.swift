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
}
