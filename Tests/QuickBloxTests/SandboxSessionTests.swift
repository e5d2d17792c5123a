import Dialogs
import HTTP
import Platform
import QuickBlox
import Sandbox
import Synchronization
import TestSupport
import Testing

/// Sessions as the sandbox checks them: signatures, passwords, and their end.
@Suite struct SandboxSessionTests {
    private static let accounts = """
        {"application": {"id": 76730, "auth_key": "the-auth-key", "auth_secret": "the-auth-secret"},
         "users": [{"id": 11, "login": "alice", "password": "päss wörd +&=%", "email": "alice+qb@example.com"}]}
        """

    /// The sandbox's time, which the client's clock shows too.
    private final class Time: Sendable {
        private let seconds = Mutex(1_567_963_451)

        @Sendable func now() -> Int { seconds.withLock(\.self) }
        func advance(by duration: Int) { seconds.withLock { $0 += duration } }
    }

    private func credentials(
        secret: String = "the-auth-secret",
        password: String = "päss wörd +&=%",
        user: SignIn.User = .login("alice")
    ) throws -> Credentials {
        .signIn(
            SignIn(
                applicationID: 76730,
                authKey: try #require(Secret("the-auth-key")),
                authSecret: try #require(Secret(secret)),
                user: user,
                password: try #require(Secret(phrase: password))
            )
        )
    }

    /// Runs a test with a store over a sandbox of its own; the log gets each request as `METHOD path status`.
    private func with(
        _ credentials: Credentials,
        _ test: (QuickBloxStore, Time, _ log: () -> [String]) async throws -> Void
    ) async throws {
        let time = Time()
        let log = RequestLog()
        let server = try await SandboxServer.start(
            SandboxConfiguration(
                accounts: try AccountsFile(json: Array(Self.accounts.utf8)),
                now: time.now,
                log: { log.add("\($0.method) \($0.path) \($0.status ?? 0)") }
            )
        )
        let transport = try CurlTransport()
        let store = QuickBloxStore(
            endpoint: try Endpoint(server.url),
            credentials: credentials,
            transport: transport,
            retrying: RetryPolicy(clock: SteppingClock()),
            clock: WallClock(now: time.now)
        )
        let result: Result<Void, any Error>
        do { result = .success(try await test(store, time, { log.lines })) } catch { result = .failure(error) }
        transport.shutdown()
        await server.stop()
        try result.get()
    }

    private final class RequestLog: Sendable {
        private let state = Mutex<[String]>([])

        var lines: [String] { state.withLock(\.self) }
        func add(_ line: String) { state.withLock { $0.append(line) } }
    }

    private func create(_ name: ExactText, in store: QuickBloxStore) async -> LiveDialog? {
        guard await store.authorize(after: nil) == nil,
            case .created(let live) = await store.create(.public(name, owner: 11))
        else { return nil }
        return live
    }

    @Test(arguments: [SignIn.User.login("alice"), .email("alice+qb@example.com")])
    func `a signed-in user's dialogs are that user's, whatever the password holds`(user: SignIn.User) async throws {
        try await with(try credentials(user: user)) { store, _, _ in
            #expect(await create("Hall", in: store)?.creator == 11)
            let listing = try await store.list(DialogQuery(), as: 11)
            #expect(listing.dialogs.map(\.name) == ["Hall"])
        }
    }

    @Test func `a wrong secret and a wrong password are refused once, in the server's words`() async throws {
        let cases = [
            (try credentials(secret: "wrong-secret"), "Unexpected signature", 422),
            (try credentials(password: "wrong-password"), "Unauthorized", 401),
        ]
        for (credentials, text, status) in cases {
            try await with(credentials) { store, _, log in
                guard case .refused(let reason) = await store.failure() else {
                    Issue.record("not refused")
                    return
                }
                #expect(reason.text == text)
                #expect(reason.status == status)
                #expect(await store.authorize(after: nil)?.status == status)
                #expect(log() == ["POST /session.json \(status)"])
            }
        }
    }

    @Test func `a session that ends in mid-run is replaced before its end`() async throws {
        try await with(try credentials()) { store, time, log in
            #expect(await create("a", in: store) != nil)
            time.advance(by: 7200 - 30)
            #expect(await create("b", in: store) != nil)
            time.advance(by: 3 * 7200)
            let listing = try await store.list(DialogQuery(), as: 11)
            #expect(listing.dialogs.count == 2)
            #expect(log().count { $0 == "POST /session.json 201" } == 3)
            #expect(!log().contains { $0.hasSuffix("401") })
        }
    }
}
