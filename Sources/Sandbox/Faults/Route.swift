/// The kind of a request, by which faults and counters distinguish requests.
package enum Route: String, Hashable, Sendable, CaseIterable {
    /// `GET /chat/Dialog.json`.
    case list
    /// `POST /chat/Dialog.json`.
    case create
    /// `GET` of one dialog.
    case get
    /// `PUT` of one dialog.
    case update
    /// `DELETE` of dialogs.
    case delete
    /// Sessions and logins.
    case session
    /// Users and their tokens.
    case users
    /// Everything else.
    case other

    init(method: String, path: String) {
        self =
            switch (method, path) {
            case ("GET", "/chat/Dialog.json"): .list
            case ("POST", "/chat/Dialog.json"): .create
            case (_, _) where path.hasSuffix("/notifications.json"): .other
            case ("GET", _) where path.hasPrefix("/chat/Dialog/"): .get
            case ("PUT", _) where path.hasPrefix("/chat/Dialog/"): .update
            case ("DELETE", _) where path.hasPrefix("/chat/Dialog/"): .delete
            case (_, "/session.json"), (_, "/auth.json"), (_, "/login.json"), (_, "/login"): .session
            case (_, "/users.json"), (_, "/users"): .users
            default: path.hasPrefix("/users/") ? .users : .other
            }
    }
}
