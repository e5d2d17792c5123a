import Dialogs
import HTTP
import Pacing
import QuickBlox
import Sandbox
import TestSupport
import Testing

/// The directory over the sandbox, which filters as the API's reference says.
@Suite struct UserDirectorySandboxTests {
    @Test func `users are found by every kind of reference`() async throws {
        let accounts = try AccountsFile(
            json: Array(
                """
                {"users": [
                  {"id": 11, "login": "ann", "email": "ann+1@example.com", "phone": "+1 (23)", "external_user_id": 9001},
                  {"id": 12, "login": "Bob, Jr.", "email": "bob@example.com"}, {"id": 13, "login": "zoé"}
                ]}
                """.utf8
            )
        )
        let server = try await SandboxServer.start(SandboxConfiguration(apiKey: "the-key", accounts: accounts))
        let transport = try CurlTransport()
        let endpoint = try Endpoint(server.url)
        let directory = UserDirectory(
            endpoint: endpoint,
            authentication: Authentication(try .key(), sessions: SessionTransport(transport, endpoint: endpoint)),
            transport: ReadOnlyTransport(transport),
            retrying: RetryPolicy(clock: SteppingClock())
        )
        let users = [
            UserReference(.login, "ann"), UserReference(.login, "Bob, Jr."), UserReference(.login, "zoé"),
            UserReference(.login, "ANN"), UserReference(.email, "Ann+1@Example.com"), UserReference(.phone, "+1 (23)"),
            UserReference(.external, "9001"), UserReference(.external, "9002"), UserReference(.email, "no@example.com"),
        ]
        let search = await Result { try await directory.search(for: users) }
        transport.shutdown()
        await server.stop()
        let found = try search.get()
        let ids: [UserID?] = [11, 12, 13, nil, 11, 11, 11, nil, nil]
        #expect(users.map { found.found[$0] } == ids)
        #expect(found.requests == 5)
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
