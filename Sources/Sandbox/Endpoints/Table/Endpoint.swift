/// What the sandbox serves: one case for each method and path, of which `row` tells everything that is said of it.
enum Endpoint: Hashable, CaseIterable {
    case createDialog
    case listDialogs
    case showDialog
    case updateDialog
    case deleteDialogs
    case showNotifications
    case updateNotifications

    case createMessage
    case listMessages
    case countUnread

    case createClass
    case listClasses
    case showClass
    case listRecords

    case createSession
    case showSession
    case endSession
    case signIn
    case signOut
    case accountSettings

    case listUsers
    case showUserByLogin
    case showUserByEmail
    case showUserByFacebookID
    case showUserByExternalID
    case listUsersByTags
    case listUsersByFullName
    case showUser
    case createUser
    case updateUser
    case updateUserByExternalID
    case deleteUser
    case deleteUserByExternalID
    case createToken
}
