internal import Dialogs
internal import HTTP
internal import JSON
internal import Pacing
internal import Platform
internal import Synchronization

/// Keeps one session open: opens it when it is first needed, again before it expires, and once after the server refused
/// it.
///
/// All requests share the session, however many need it at once.
final class SessionKeeper: Sendable {
    private let signIn: SignIn
    private let transport: SessionTransport
    private let retrying: RetryPolicy
    private let clock: WallClock
    private let state = Mutex(SessionState())

    init(_ signIn: SignIn, transport: SessionTransport, retrying: RetryPolicy, clock: WallClock) {
        self.signIn = signIn
        self.transport = transport
        self.retrying = retrying
        self.clock = clock
    }

    /// A session that is valid for a request.
    ///
    /// - Throws: `ListingFailure` where none can be opened.
    func session() async throws(ListingFailure) -> OpenSession {
        let step = state.withLock { state in
            state.next(at: clock.now()) { number in Task { await self.open(number) } }
        }
        switch step {
        case .use(let session): return session
        case .fail(let failure): throw failure
        case .wait(let opening): return try await result(of: opening)
        }
    }

    /// The current session, without sending a request; `nil` where there is none.
    var current: OpenSession? { state.withLock { $0.current } }

    /// Records what a response in the session of a token says about the session.
    func note(_ response: HTTPResponse, to token: Secret) {
        let now = clock.now()
        let expiry = response.tokenExpiry(now: now)
        state.withLock { $0.take(token, expiry: expiry, now: now) }
    }

    /// Records that the server refused a token.
    func refuse(_ token: Secret, _ reason: FailureReason) {
        state.withLock { $0.refuse(token, reason) }
    }

    /// The application that sessions are opened for.
    var applicationID: Int { signIn.applicationID }

    /// All secrets that no text may show.
    var secrets: [Secret] { signIn.secrets + state.withLock { $0.tokens } }

    private var redaction: Redaction { Redaction { self.secrets } }

    private func result(of opening: SessionState.Opening) async throws(ListingFailure) -> OpenSession {
        let result = await withTaskCancellationHandler {
            await opening.task.value
        } onCancel: {
            // The opening is cancelled only if nobody else waits for it.
            state.withLock { $0.leave(opening.number) }?.task.cancel()
        }
        guard !Task.isCancelled else { throw .cancelled }
        return try result.get()
    }

    private func open(_ number: Int) async -> Result<OpenSession, ListingFailure> {
        let result: Result<OpenSession, ListingFailure>
        do throws(ListingFailure) {
            result = .success(try await openedSession())
        } catch {
            result = .failure(error)
        }
        return state.withLock { $0.end(number, with: result) }
    }

    /// Requests a session, repeatedly while the failure may pass: a session whose response was lost does no harm and
    /// expires.
    private func openedSession() async throws(ListingFailure) -> OpenSession {
        let attempts = RepeatedAttempts(redaction: redaction, retrying: retrying)
        var serverTime: Int?
        do throws(ListingFailure) {
            let (response, _) = try await attempts.response { () async throws(TransportError) in
                // The server would refuse a timestamp and nonce that were sent before.
                let nonce = Int.random(in: SessionRequest.nonces)
                let request = SessionRequest(signIn: self.signIn, timestamp: self.clock.now(), nonce: nonce)
                let response = try await self.transport.open(request)
                serverTime = response.date?.wholeSeconds
                return response
            }
            return try session(from: response)
        } catch .refused(let reason) {
            throw .refused(reason.hintingAtClock(now: clock.now(), serverTime: serverTime))
        }
    }

    private func session(from response: HTTPResponse) throws(ListingFailure) -> OpenSession {
        let session: SessionResponse
        do throws(JSONError) {
            session = try SessionResponse(parsing: response.body)
        } catch {
            throw .unreadable(redaction.unreadable(response, error))
        }
        guard let token = session.token.flatMap({ Secret($0) }) else {
            throw .unreadable(redaction.reason("the new session has no token", response))
        }
        guard !token.isTooShort else {
            throw .unreadable(redaction.reason("the new session's token is too short to be one", response))
        }
        state.withLock { $0.note(token) }
        guard let user = session.user else {
            throw .refused(redaction.reason("the new session has no user", response))
        }
        let now = clock.now()
        return OpenSession(token: token, user: user, expiry: response.tokenExpiry(now: now), now: now)
    }
}
