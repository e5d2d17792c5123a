import Dialogs
import JSON

/// A request that an app sends for one of its users.
struct AppRequest {
    let method: String
    let path: String
    let user: UserID
    let body: JSONObject

    /// Creates a request about one room.
    init(_ method: String, _ room: Room, as user: UserID, force: Bool = false, _ body: [JSONObject.Member] = []) {
        self.method = method
        path = "/chat/Dialog/\(room.id.text).json\(force ? "?force=1" : "")"
        self.user = user
        self.body = JSONObject(body)
    }

    /// Creates a request to make a room by hand; the sandbox takes no notice of the member that says so.
    init(toMake dialog: DesiredDialog, as user: UserID) {
        method = "POST"
        path = "/chat/Dialog.json"
        self.user = user
        let others = (dialog.members ?? []).filter { $0 != user }
        body = JSONObject([
            .init(key: "type", value: .integer(dialog.type.rawValue)),
            .init(key: "name", value: .string(dialog.name?.string ?? "")),
            .init(key: "occupants_ids", value: .array(others.map { .integer($0.rawValue) })),
            .init(key: Self.byHand, value: true),
        ])
    }

    /// The parameter of a request by which the log knows that no run sent it.
    static let byHand = "by_hand"

    /// Its headers, but for what the connection needs.
    var headers: [String: String] {
        [
            "Authorization": "ApiKey sandbox-key", "On-Behalf-Of": "\(user)", "Content-Type": "application/json",
        ]
    }

    /// Its body as JSON.
    var bytes: [UInt8] { JSONValue.object(body).serialized() }
}
