extension Endpoint {
    /// The row of the endpoint in the table of what is served.
    var row: EndpointRow {
        switch self {
        case .createDialog: EndpointRow("POST", "/chat/Dialog.json", .documented, "Creates a dialog.")
        case .listDialogs: EndpointRow("GET", "/chat/Dialog.json", .documented, "Lists the dialogs that a user sees.")
        case .showDialog: EndpointRow("GET", "/chat/Dialog/{id}.json", .documented, "Answers one dialog.")
        case .updateDialog: EndpointRow("PUT", "/chat/Dialog/{id}.json", .documented, "Changes a dialog.")
        case .deleteDialogs:
            EndpointRow(
                "DELETE",
                "/chat/Dialog/{ids}.json",
                .documented,
                "Deletes dialogs for a user, or by force for everyone."
            )
        case .createSession, .showSession, .endSession, .signIn, .signOut, .accountSettings: sessionRow
        case .listUsers, .showUserByLogin, .showUserByEmail, .showUserByExternalID, .showUser, .deleteUser,
            .deleteUserByExternalID, .createToken:
            userRow
        }
    }

    private var sessionRow: EndpointRow {
        switch self {
        case .createSession:
            EndpointRow(
                "POST",
                "/session.json",
                also: ["/auth.json"],
                .documented,
                "Opens a session of the application, or of one of its users."
            )
        case .showSession: EndpointRow("GET", "/session.json", .documented, "Answers the session of the token.")
        case .endSession: EndpointRow("DELETE", "/session.json", .documented, "Ends the session of the token.")
        case .signIn:
            EndpointRow(
                "POST",
                "/login.json",
                also: ["/login"],
                .documented,
                "Makes the session of the token one of a user."
            )
        case .signOut:
            EndpointRow(
                "DELETE",
                "/login.json",
                also: ["/login"],
                .documented,
                "Makes it one of the application again."
            )
        default:
            EndpointRow("GET", "/account_settings.json", .documented, "Answers the addresses of the account's servers.")
        }
    }

    /// The rows about users, whose paths an older edition of the reference writes without `.json` too.
    private var userRow: EndpointRow {
        switch self {
        case .listUsers:
            EndpointRow("GET", "/users.json", also: ["/users"], .documented, "Lists the users of the application.")
        case .showUserByLogin:
            EndpointRow(
                "GET",
                "/users/by_login.json",
                also: ["/users/by_login"],
                .documented,
                "Answers the user with a login."
            )
        case .showUserByEmail:
            EndpointRow(
                "GET",
                "/users/by_email.json",
                also: ["/users/by_email"],
                .documented,
                "Answers the user with an address."
            )
        case .showUserByExternalID:
            EndpointRow(
                "GET",
                "/users/external/{external_user_id}.json",
                also: ["/users/external/{external_user_id}"],
                .documented,
                "Answers the user with an ID of the owner's own system."
            )
        case .showUser: EndpointRow("GET", "/users/{id}.json", also: ["/users/{id}"], .documented, "Answers one user.")
        case .deleteUser:
            EndpointRow(
                "DELETE",
                "/users/{id}.json",
                also: ["/users/{id}"],
                .documented,
                "Deletes a user, who leaves all groups."
            )
        case .deleteUserByExternalID:
            EndpointRow(
                "DELETE",
                "/users/external/{external_user_id}.json",
                also: ["/users/external/{external_user_id}"],
                .documented,
                "Deletes the user with an ID of the owner's own system."
            )
        default:
            EndpointRow(
                "POST",
                "/users/{id}/tokens",
                also: ["/users/{id}/tokens.json"],
                .documented,
                "Opens a session of a user in exchange for the API key."
            )
        }
    }
}
