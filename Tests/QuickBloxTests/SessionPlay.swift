import Dialogs
import HTTP
import JSON
import Pacing
import Platform
import QuickBlox
import Synchronization
import TestSupport
import Testing

/// An API that opens sessions and counts them, on a clock that a test moves.
final class SessionPlay: HTTPTransport {
    /// What a test changes while the API is played.
    struct Rules {
        /// The time, in seconds since 1970: 2018-05-02 14:44:54.
        var now = 1_525_272_294
        /// The responses to requests for sessions, one after the other, instead of a session.
        var openings: [Result<HTTPResponse, TransportError>] = []
        /// The user of the next sessions.
        var user = 42
        /// The header that says when a token expires.
        var expiry: String?
        /// The tokens that are taken no more.
        var dead: Set<String> = []
        /// Whether creates are refused in any session.
        var refusesCreates = false
        /// How many must have asked before a session is opened.
        var crowd = 0
    }

    private let state = Mutex((rules: Rules(), log: [HTTPRequest](), opened: 0))
    private let asked = Watched(0)
    private let endpoint: Endpoint

    init() throws {
        endpoint = try Endpoint("https://api.example.com")
    }

    var requests: [HTTPRequest] { state.withLock { $0.log } }

    /// The number of requests for a session.
    var openings: Int { requests.count { $0.method == .post && $0.url.hasSuffix("/session.json") } }

    /// Says that one more is about to ask for something.
    func noteAsking() { asked.change { $0 += 1 } }

    func change(_ change: (inout Rules) -> Void) { state.withLock { change(&$0.rules) } }

    /// A store that signs in here.
    func store(_ clock: SteppingClock = SteppingClock()) throws -> QuickBloxStore {
        QuickBloxStore(
            endpoint: endpoint,
            credentials: try Self.credentials(),
            transport: self,
            retrying: RetryPolicy(backoff: Backoff(base: .seconds(1), attempts: 3), clock: clock, jitter: { 1 }),
            clock: WallClock { [self] in state.withLock { $0.rules.now } }
        )
    }

    static func credentials() throws -> Credentials {
        .signIn(
            SignIn(
                applicationID: 76730,
                authKey: try #require(Secret("the-auth-key")),
                authSecret: try #require(Secret("the-auth-secret")),
                user: .login("alice"),
                password: try #require(Secret(phrase: "the password"))
            )
        )
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let isOpening = request.url.hasSuffix("/session.json")
        let crowd = state.withLock { state in
            state.log.append(request)
            return state.rules.crowd
        }
        if isOpening { await asked.wait { $0 >= crowd } }
        return try state.withLock { state in
            if isOpening { return Self.open(&state.rules, &state.opened) }
            return .success(Self.response(request, state.rules))
        }.get()
    }

    private static func open(_ rules: inout Rules, _ opened: inout Int) -> Result<HTTPResponse, TransportError> {
        guard rules.openings.isEmpty else { return rules.openings.removeFirst() }
        opened += 1
        let body = #"{"session":{"token":"the-token-\#(opened)","user_id":\#(rules.user),"application_id":76730}}"#
        return .success(HTTPResponse(status: 201, headers: headers(rules), body: Array(body.utf8)))
    }

    private static func response(_ request: HTTPRequest, _ rules: Rules) -> HTTPResponse {
        let token = request.headers.first { $0.name == "QB-Token" }?.value
        let isDead = token.map(rules.dead.contains) ?? true
        if isDead || request.method == .post && rules.refusesCreates {
            return HTTPResponse(status: 401, body: Array("{\"errors\":[\"no session \(token ?? "")\"]}".utf8))
        }
        let body =
            request.method == .get
            ? #"{"total_entries":0,"skip":0,"limit":100,"items":[]}"#
            : #"{"_id":"5d75393ba28f9a17e1cb0f9e","type":2,"name":"ops","occupants_ids":[42],"user_id":42}"#
        return HTTPResponse(status: request.method == .get ? 200 : 201, headers: headers(rules), body: Array(body.utf8))
    }

    private static func headers(_ rules: Rules) -> [HTTPHeader] {
        rules.expiry.map { [HTTPHeader("QB-Token-ExpirationDate", $0)] } ?? []
    }
}

extension HTTPRequest {
    /// The token that the request goes with.
    var token: String? { headers.first { $0.name == "QB-Token" }?.value }
}
