import JSON
import Sandbox
import TestSupport
import Testing

/// A sandbox with faults on a port, with a clock that moves only when a test advances it, and its control address.
struct FaultySandbox {
    let port: Int
    let controlPort: Int

    /// Runs a test against a sandbox of its own.
    static func run(
        _ faults: [String],
        seed: UInt64 = 0,
        usesManualClock: Bool = true,
        _ test: (FaultySandbox) async throws -> Void
    ) async throws {
        var configuration = SandboxConfiguration(
            apiKey: RunningSandbox.apiKey,
            tokens: ["first": 7, "second": 8],
            now: { RunningSandbox.time }
        )
        configuration.faults = try FaultPlan(seed: seed, faults)
        configuration.controlPort = 0
        configuration.usesManualClock = usesManualClock
        let server = try await SandboxServer.start(configuration)
        do {
            try await test(FaultySandbox(port: try port(server.url), controlPort: try port(server.controlURL)))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private static func port(_ url: String?) throws -> Int {
        try #require(url?.split(separator: ":").last.flatMap { Int($0) })
    }
}

extension FaultySandbox {
    static let key = ["Authorization: ApiKey \(RunningSandbox.apiKey)", "On-Behalf-Of: 7"]

    /// The bytes of a request to create a public dialog.
    static func creation(of name: String, _ credentials: [String] = key) -> String {
        let headers = credentials + ["Content-Type: application/json"]
        return RunningSandbox.request("POST", headers, #"{"type":1,"name":"\#(name)"}"#)
    }

    /// A new connection on which bytes are sent.
    func connection(sending request: String) throws -> LoopbackClient {
        let client = try LoopbackClient(port: port)
        client.send(request)
        return client
    }

    /// Creates a public dialog on a connection of its own.
    @discardableResult func create(_ name: String, _ credentials: [String] = key) throws -> LoopbackAnswer {
        try connection(sending: Self.creation(of: name, credentials)).receive()
    }

    /// Lists dialogs on a connection of its own, in order of creation.
    func list(_ query: String = "", _ credentials: [String] = key) throws -> LoopbackAnswer {
        let query = "?sort_asc=created_at&\(query)"
        return try connection(sending: RunningSandbox.request("GET", credentials, query: query)).receive()
    }

    /// The names of a listing.
    func names(_ query: String = "") throws -> [String] {
        try (list(query).json.object?["items"]?.array ?? []).compactMap { $0.object?["name"]?.text }
    }

    /// Sends a request to the control address.
    @discardableResult func control(
        _ method: String,
        _ path: String,
        _ body: String = "",
        type: String = "application/json"
    ) throws -> LoopbackAnswer {
        let client = try LoopbackClient(port: controlPort)
        client.send(
            "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
        return try client.receive()
    }

    /// Advances the time.
    func advance(by time: String) throws {
        let answer = try control("POST", "/advance", #"{"by":"\#(time)"}"#)
        #expect(answer.status == 200)
    }

    /// The lines of the log once there are this many; `nil` if that does not happen.
    func log(_ count: Int) throws -> [JSONObject] {
        for _ in 0..<10_000 {
            let lines = try control("GET", "/log").body.split(separator: UInt8(ascii: "\n"))
            if lines.count >= count { return try lines.compactMap { try JSONValue(parsing: Array($0)).object } }
        }
        return []
    }

    /// Waits until this many requests have arrived, handled or not.
    func awaitRequests(_ count: Int) throws {
        for _ in 0..<10_000 {
            let received = try control("GET", "/counters").json.object?["received"]?.integer ?? 0
            if received >= count { return }
        }
        Issue.record("the request has not come")
    }
}
