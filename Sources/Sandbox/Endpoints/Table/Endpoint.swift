/// What the sandbox serves: one case for each method and path, of which `row` tells everything that is said of it.
enum Endpoint: Hashable, CaseIterable {
    case createDialog
    case listDialogs
    case showDialog
    case updateDialog
    case deleteDialogs

    case createSession
    case showSession
    case endSession
    case signIn
    case signOut
    case accountSettings

    case listUsers
    case showUserByLogin
    case showUserByEmail
    case showUserByExternalID
    case showUser
    case deleteUser
    case deleteUserByExternalID
    case createToken
}
