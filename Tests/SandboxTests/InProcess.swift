import JSON

@testable import Sandbox

/// The API without a server: a router whose clock advances when a test says so.
struct InProcess {
    var router: Router

    init(
        users: UserRanges? = nil,
        seed: Seed = .empty,
        store: StoreFile? = nil,
        now: @escaping @Sendable () -> Int = { RunningSandbox.time }
    ) {
        router =
            SandboxConfiguration(
                apiKey: "key",
                tokens: ["token": 7, "application": 0],
                users: users,
                seed: seed,
                store: store,
                now: now
            ).router
    }

    /// Sends a request on behalf of a user.
    mutating func send(
        _ method: String,
        _ target: String,
        as user: Int = 7,
        type: String? = nil,
        body: String = ""
    ) -> SandboxResponse {
        let headers = SandboxRequest.Headers(
            contentType: type,
            authorization: "ApiKey key",
            onBehalfOf: String(user)
        )
        return router.answer(SandboxRequest(method: method, target: target, headers: headers, body: Array(body.utf8)))
            .response
    }

    /// Creates a dialog from a JSON body on behalf of a user.
    mutating func create(_ body: String, as user: Int = 7) -> SandboxResponse {
        send("POST", "/chat/Dialog.json", as: user, type: "application/json", body: body)
    }

    /// The names in a listing, in order; the IDs of dialogs without a name.
    mutating func names(_ query: String = "", as user: Int = 7) throws -> [String] {
        let items = try send("GET", "/chat/Dialog.json?\(query)", as: user).json.object?["items"]?.array ?? []
        return items.compactMap { item in
            item.object?["name"]?.text ?? item.object?["_id"]?.text
        }
    }
}

extension SandboxResponse {
    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONValue(parsing: body) }
    }

    /// A member of the body.
    func member(_ key: String) throws -> JSONValue? {
        try json.object?[key]
    }

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }
}
