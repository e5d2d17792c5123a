import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

@Suite struct SessionUserTests {
    private func reader(_ transport: StubTransport, _ credentials: Credentials? = nil) throws -> QuickBloxReader {
        QuickBloxReader(
            endpoint: try Endpoint("https://api.example.com"),
            authentication: Authentication(
                try credentials ?? .token(),
                sessions: SessionTransport(transport, endpoint: try Endpoint("https://api.example.com"))
            ),
            transport: ReadOnlyTransport(transport),
            retrying: RetryPolicy(clock: SteppingClock())
        )
    }

    @Test(arguments: [#"{"session":{"user_id":42,"token":"t"}}"#, #"{"session":{"user_id":"42"}}"#, #"{"user_id":42}"#])
    func `the token's session names its user`(body: String) async throws {
        let transport = StubTransport(.response(body))
        #expect(try await reader(transport).userSession().user == 42)
        #expect(
            transport.requests == [
                HTTPRequest(
                    .get,
                    "https://api.example.com/session.json",
                    headers: [HTTPHeader("QB-Token", "the-token")]
                )
            ]
        )
    }

    @Test(arguments: [#"{"session":{"user_id":0}}"#, #"{"session":{}}"#, #"{"session":{"user_id":null}}"#, "{}"])
    func `the session of an application has none`(body: String) async throws {
        let reader = try reader(StubTransport(.response(body)))
        let text = "this session has no user; use the token of a user's session, or an API key"
        await #expect(throws: ListingFailure.refused(FailureReason(text, status: 200))) {
            try await reader.userSession()
        }
    }

    @Test(arguments: [
        (#"{"session":{"application_id":76730}}"#, 76730), (#"{"application_id":"9"}"#, 9),
        (#"{"session":{"user_id":42}}"#, nil), (#"{"session":{"application_id":null}}"#, nil),
    ])
    func `the token's session may name its application`(body: String, application: Int?) async throws {
        let transport = StubTransport(.response(body))
        #expect(try await reader(transport).sessionApplication() == application)
        #expect(transport.requests.map(\.url) == ["https://api.example.com/session.json"])
    }

    @Test func `an API key does not reveal its application, and nothing is sent`() async throws {
        let transport = StubTransport(.response("{}"))
        #expect(try await reader(transport, .key()).sessionApplication() == nil)
        #expect(transport.requests.isEmpty)
    }

    @Test func `an API key has no session`() async throws {
        let transport = StubTransport(.response("{}"))
        let reader = try reader(transport, .key())
        let text = "an API key has no session; set QUICKBLOX_USER_ID"
        await #expect(throws: ListingFailure.refused(FailureReason(text))) { try await reader.userSession() }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a dead session is refused, a web page unreadable`() async throws {
        let dead = try reader(StubTransport(.response(401, #"{"errors":["Required session does not exist"]}"#)))
        let refusal = ListingFailure.refused(FailureReason("Required session does not exist", status: 401))
        await #expect(throws: refusal) { try await dead.userSession() }
        let page = try reader(StubTransport(.response("<html>")))
        await #expect(throws: ListingFailure.self) { try await page.userSession() }
    }
}
