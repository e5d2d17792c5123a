extension Endpoint {
    /// The row of the endpoint in the table of what is served.
    var row: EndpointRow {
        switch self {
        case .createDialog: .post("/chat/Dialog.json", .documented, "Creates a dialog.")
        case .listDialogs: .get("/chat/Dialog.json", .documented, "Lists the dialogs that a user sees.")
        case .showDialog: .get("/chat/Dialog/{id}.json", .documented, "Answers one dialog.")
        case .updateDialog: .put("/chat/Dialog/{id}.json", .documented, "Changes a dialog.")
        case .deleteDialogs:
            .delete("/chat/Dialog/{ids}.json", .documented, "Deletes dialogs for a user, or by force for everyone.")
        case .showNotifications:
            .get("/chat/Dialog/{id}/notifications.json", .documented, "Answers whether a user is notified of a dialog.")
        case .updateNotifications:
            .put("/chat/Dialog/{id}/notifications.json", .documented, "Changes whether a user is notified of a dialog.")
        case .createMessage: .post("/chat/Message.json", .documented, "Creates a message in a dialog.")
        case .listMessages: .get("/chat/Message.json", .documented, "Lists the messages of a dialog.")
        case .countUnread:
            .get("/chat/Message/unread.json", .documented, "Counts the messages that a user has not read.")
        case .createClass: .post("/class.json", .documented, "Creates a class of custom data.")
        case .listClasses: .get("/class.json", .guess, "Lists the classes of custom data.")
        case .showClass: .get("/class/{name}.json", .guess, "Answers one class of custom data.")
        case .listRecords: .get("/data/{name}.json", .documented, "Answers that a class has no records.")
        case .createSession, .showSession, .endSession, .signIn, .signOut, .accountSettings: sessionRow
        default: userRow
        }
    }

    private var sessionRow: EndpointRow {
        switch self {
        case .createSession:
            .post("/session.json", .documented, "Opens a session of the application, or of a user.").also("/auth.json")
        case .showSession: .get("/session.json", .documented, "Answers the session of the token.")
        case .endSession: .delete("/session.json", .documented, "Ends the session of the token.")
        case .signIn: .post("/login.json", .documented, "Makes the session of the token a user's.").also("/login")
        case .signOut:
            .delete("/login.json", .documented, "Makes the session of the token the application's.").also("/login")
        default: .get("/account_settings.json", .documented, "Answers the addresses of the account's servers.")
        }
    }

    /// The rows about users, whose paths an older edition of the reference writes without `.json` too.
    private var userRow: EndpointRow {
        switch self {
        case .createToken:
            .post("/users/{id}/tokens", .documented, "Opens a session of a user in exchange for the API key.")
                .also("/users/{id}/tokens.json")
        case .createUser: .post("/users.json", .documented, "Creates a user.").also("/users")
        case .updateUser: .put("/users/{id}.json", .documented, "Changes a user.").also("/users/{id}")
        case .updateUserByExternalID:
            .put("/users/external/{id}.json", .guess, "Changes the user with an ID of the owner's own system.")
                .also("/users/external/{id}")
        case .deleteUser:
            .delete("/users/{id}.json", .documented, "Deletes a user, who leaves all groups.").also("/users/{id}")
        case .deleteUserByExternalID:
            .delete("/users/external/{id}.json", .documented, "Deletes the user with an ID of the owner's own system.")
                .also("/users/external/{id}")
        default: userLookupRow
        }
    }

    private var userLookupRow: EndpointRow {
        switch self {
        case .showUserByLogin:
            .get("/users/by_login.json", .documented, "Answers the user with a login.").also("/users/by_login")
        case .showUserByEmail:
            .get("/users/by_email.json", .documented, "Answers the user with an address.").also("/users/by_email")
        case .showUserByFacebookID:
            .get("/users/by_facebook_id.json", .documented, "Answers the user with an ID of Facebook.")
                .also("/users/by_facebook_id")
        case .showUserByExternalID:
            .get("/users/external/{id}.json", .documented, "Answers the user with an ID of the owner's own system.")
                .also("/users/external/{id}")
        case .listUsersByTags:
            .get("/users/by_tags.json", .documented, "Lists the users with some tags.").also("/users/by_tags")
        case .listUsersByFullName:
            .get("/users/by_full_name.json", .documented, "Lists the users with a full name.")
                .also("/users/by_full_name")
        case .showUser: .get("/users/{id}.json", .documented, "Answers one user.").also("/users/{id}")
        default: .get("/users.json", .documented, "Lists the users of the application.").also("/users")
        }
    }
}
