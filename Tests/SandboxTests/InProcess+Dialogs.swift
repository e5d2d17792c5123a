import JSON
import Testing

@testable import Sandbox

extension JSONValue {
    /// The value of a member, if this is an object.
    subscript(key: String) -> JSONValue? { object?[key] }

    /// A list of IDs.
    static func ids(_ ids: [Int]) -> JSONValue { .array(ids.map(JSONValue.integer)) }
}

extension InProcess {
    /// An API with declared classes of custom data.
    init(classes: CustomClasses) {
        self.init()
        router = SandboxConfiguration(apiKey: "key", classes: classes, now: { RunningSandbox.time }).router
    }

    /// An API with some assumptions that are not the default.
    init(assuming assumptions: [String], now: @escaping @Sendable () -> Int = { RunningSandbox.time }) throws {
        self.init()
        var configuration = SandboxConfiguration(apiKey: "key", tokens: ["token": 7, "other": 8], now: now)
        configuration.assumptions = try Assumptions(assumptions)
        router = configuration.router
    }

    /// Creates a dialog and returns its `_id`.
    mutating func newDialog(_ body: String, as user: Int = 7) throws -> String {
        try #require(try create(body, as: user).member("_id")?.text)
    }

    mutating func show(_ id: String, as user: Int = 7) -> SandboxResponse {
        send("GET", "/chat/Dialog/\(id).json", as: user)
    }

    /// Updates a dialog with a JSON body.
    mutating func update(_ id: String, _ body: String, as user: Int = 7) -> SandboxResponse {
        send("PUT", "/chat/Dialog/\(id).json", as: user, type: "application/json", body: body)
    }

    mutating func delete(_ ids: String, _ query: String = "", as user: Int = 7) -> SandboxResponse {
        send("DELETE", "/chat/Dialog/\(ids).json?\(query)", as: user)
    }
}
