import JSON

/// What the machine-readable description says of an endpoint beside its row in the table.
extension Endpoint {
    /// The status of success.
    var successStatus: Int {
        switch self {
        case .createDialog, .createMessage, .createClass, .createSession, .createUser, .createToken: 201
        case .signIn: 202
        default: 200
        }
    }

    /// Whether a key may say for whom it acts.
    var actsForUser: Bool {
        switch self {
        case .createSession, .showSession, .endSession, .signIn, .signOut, .accountSettings, .createToken: false
        default: true
        }
    }

    /// Whether a request without a token or a key is refused.
    var needsCredentials: Bool {
        switch self {
        case .createSession, .accountSettings, .createToken: false
        default: true
        }
    }

    /// The parameters of the query that are described; others are ignored.
    var queryParameters: [JSONValue] {
        let query = { (name: String, schema: JSONValue) -> JSONValue in
            ["name": .string(name), "in": "query", "schema": schema]
        }
        let number: JSONValue = ["type": "integer", "minimum": 0, "maximum": 1_000]
        switch self {
        case .listDialogs:
            return [
                query("limit", number), query("skip", number), query("name", ["type": "string"]),
                query("type", ["enum": [1, 2, 3]]), query("sort_asc", ["type": "string"]),
                query("sort_desc", ["type": "string"]),
            ]
        case .listMessages:
            return [
                .object([
                    "name": "chat_dialog_id", "in": "query", "required": true,
                    "schema": ["type": "string", "minLength": 1],
                ]), query("limit", number), query("skip", number),
            ]
        case .listUsers: return [query("page", number), query("per_page", number)]
        case .showUserByLogin: return [query("login", ["type": "string"])]
        case .showUserByEmail: return [query("email", ["type": "string"])]
        case .listUsersByTags: return [query("tags", ["type": "string"])]
        case .listUsersByFullName: return [query("full_name", ["type": "string"])]
        default: return []
        }
    }

    /// The schema of the body; `nil` if there is none.
    var requestSchema: String? {
        switch self {
        case .createDialog: "NewDialog"
        case .createMessage: "NewMessage"
        case .updateNotifications: "NotificationsChange"
        case .updateDialog, .createClass, .createSession, .signIn, .createUser, .updateUser, .updateUserByExternalID:
            "Parameters"
        default: nil
        }
    }

    /// The schema of the response of success; `nil` if it has no body.
    var responseSchema: String? {
        switch self {
        case .createDialog, .showDialog, .updateDialog: "Dialog"
        case .listDialogs: "Dialogs"
        // One dialog is deleted with an empty body, several with three lists.
        case .deleteDialogs, .endSession, .signOut: nil
        case .showNotifications, .updateNotifications: "Notifications"
        case .createMessage: "Message"
        case .listMessages: "Messages"
        case .countUnread: "UnreadCounts"
        case .createClass, .showClass: "CustomClass"
        case .listClasses: "CustomClasses"
        case .listRecords: "Records"
        case .createSession, .showSession: "Session"
        case .createToken: "Token"
        case .accountSettings: "AccountSettings"
        case .listUsers, .listUsersByTags, .listUsersByFullName: "Users"
        case .signIn, .showUserByLogin, .showUserByEmail, .showUserByFacebookID, .showUserByExternalID, .showUser,
            .createUser, .updateUser, .updateUserByExternalID:
            "User"
        case .deleteUser, .deleteUserByExternalID: nil
        }
    }

    /// Whether a search that finds nobody is answered with 404 and a space.
    var findsNobodyWithoutText: Bool { self == .listUsersByTags || self == .listUsersByFullName }
}

extension EndpointRow {
    /// The names of the values in the path.
    var valueNames: [String] {
        path.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
    }
}
