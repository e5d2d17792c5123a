import JSON
import Sandbox
import Synchronization
import TestSupport

/// A sandbox on a port, with the clock at 2019-09-08T17:24:11Z and the credentials of the reference's recipes.
struct RunningSandbox {
    static let time = 1_567_963_451
    static let apiKey = "28irlNAGasWDSupO9Vw0BBMZfuHrAUYKpmroS9yBORI"
    /// The user behind each of the recipes' tokens.
    static let caller = 96_753_878

    let server: SandboxServer
    let port: Int
    let entries: Entries

    /// What the sandbox logged.
    final class Entries: Sendable {
        private let entries = Mutex<[LogEntry]>([])

        var all: [LogEntry] { entries.withLock(\.self) }

        func append(_ entry: LogEntry) { entries.withLock { $0.append(entry) } }
    }

    /// Runs a test against a sandbox of its own.
    static func run(
        users: UserRanges? = nil,
        seed: Seed = .empty,
        _ test: (RunningSandbox) async throws -> Void
    ) async throws {
        let entries = Entries()
        let tokens = [
            "eddf864695d72d33b959eec2ae6c640d817dfada", "1319b4991186601ccf4df2d0fa89565f68012bba",
            "2e80acd7f3d9c1e79312e0d1dafd6691ba012bba",
        ]
        let server = try await SandboxServer.start(
            SandboxConfiguration(
                apiKey: apiKey,
                tokens: Dictionary(tokens.map { ($0, caller) }) { first, _ in first },
                users: users,
                seed: seed,
                now: { time },
                log: { entries.append($0) }
            )
        )
        let port = server.url.split(separator: ":").last.flatMap { Int($0) } ?? 0
        do {
            try await test(RunningSandbox(server: server, port: port, entries: entries))
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    /// Sends what curl sends for a recipe: its own headers, those of `-H`, and for `-d` a form's content type unless
    /// one is given.
    func curl(_ method: String, _ headers: [String], _ body: String? = nil, query: String = "") throws -> LoopbackAnswer
    {
        let client = try LoopbackClient(port: port)
        client.send(Self.request(method, headers, body, query: query))
        return try client.receive()
    }

    /// The bytes of a request as curl writes them.
    static func request(_ method: String, _ headers: [String], _ body: String? = nil, query: String = "") -> String {
        var lines = [
            "\(method) /chat/Dialog.json\(query) HTTP/1.1", "Host: localhost", "User-Agent: curl/7.88.1",
        ]
        lines += ["Accept: */*"] + headers
        if let body {
            lines.append("Content-Length: \(body.utf8.count)")
            if !headers.contains(where: { $0.hasPrefix("Content-Type:") }) {
                lines.append("Content-Type: application/x-www-form-urlencoded")
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    }
}

extension LoopbackAnswer {
    /// The body as JSON.
    var json: JSONValue {
        get throws { try JSONValue(parsing: body) }
    }
}
