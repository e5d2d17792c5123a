import JSON
import Testing

@testable import Sandbox

/// A group of the users 7, 8 and 9, which user 7 created, in a sandbox with faults and without a server.
struct FaultyGroup {
    private var router: FaultyRouter
    /// The lines of the log since the group was created.
    private(set) var entries: [LogEntry] = []
    let id: String

    init(_ rules: [String]) throws {
        var api = InProcess()
        id = try api.newDialog(#"{"type":2,"name":"a","occupants_ids":[8,9]}"#)
        router = FaultyRouter(api.router, try FaultPlan(rules))
    }

    /// Sends a request about the group and returns what comes back.
    mutating func send(_ method: String, _ body: String = "", as user: Int = 7) -> Delivery.Outcome {
        let headers = SandboxRequest.Headers(
            contentType: "application/json",
            authorization: "ApiKey key",
            onBehalfOf: String(user)
        )
        let target = "/chat/Dialog/\(id).json"
        let request = SandboxRequest(method: method, target: target, headers: headers, body: Array(body.utf8))
        let delivery = router.handle(request, router.admit(request, at: .zero), at: .zero)
        entries += delivery.entries
        return delivery.outcome
    }

    /// The status that comes back.
    mutating func status(_ method: String, _ body: String = "", as user: Int = 7) -> Int? {
        send(method, body, as: user).status
    }

    /// The body that comes back.
    mutating func answer(_ method: String, _ body: String = "", as user: Int = 7) throws -> JSONValue {
        guard case .response(let response) = send(method, body, as: user) else { return .null }
        return try response.json
    }

    /// The group as it is stored; `nil` where it is no more.
    var stored: Dialog? {
        let table = router.application.table
        return DialogIdentifier(id).flatMap(table.row(of:)).map { table[$0] }
    }

    /// How often each rule has struck.
    var struck: [String: Int] { router.counters.faults }

    /// How many requests clients have sent.
    var received: Int { router.counters.received }
}
