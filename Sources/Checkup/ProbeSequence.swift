internal import Dialogs
internal import HTTP
internal import QuickBlox

/// The few requests that a checkup sends to the API, one after the other, and what is found from the responses.
struct ProbeSequence {
    /// How many rows a page should have, as in any listing.
    private static let pageSize = 100
    /// How often a short request is repeated, to measure how long a response takes.
    private static let repetitions = 2

    private(set) var findings: [Finding] = []
    /// How the application behaves; `nil` if that was not asked, or could not be.
    private(set) var observation: Observation?
    private let probe: Probe
    private let isEncrypted: Bool
    private let expectedApplication: Int?
    private let observes: Bool
    private var responses: [ProbeResponse] = []
    private var sent = 0

    init(_ endpoint: Endpoint, over transport: any HTTPTransport, expectedApplication: Int?, observes: Bool) {
        probe = Probe(endpoint: endpoint, transport: ReadOnlyTransport(transport))
        isEncrypted = endpoint.text.hasPrefix("https:")
        self.expectedApplication = expectedApplication
        self.observes = observes
    }

    /// Sends them, as long as responses come.
    ///
    /// - Parameters:
    ///   - access: The credentials; without them only the connection to the API is checked.
    ///   - authentication: Makes an authentication from the credentials.
    mutating func run(with access: Access?, authentication: (Access) -> Authentication) async {
        sent += 1
        do throws(TransportError) {
            let response = try await probe.requestWithoutCredentials()
            findings.append(.connection(response, isEncrypted: isEncrypted))
            findings.append(.clock(skew: response.skew, signsIn: access?.credentials.areSignIn ?? false))
        } catch {
            findings.append(.noConnection(error))
            return
        }
        guard let access, findings.allSatisfy({ $0.topic != "connection" || $0.verdict != .fail }) else { return }
        let authentication = authentication(access)
        do throws(ListingFailure) {
            try await requests(access, authentication)
        } catch {
            findings.append(.refused(access.credentials, error))
        }
    }

    private mutating func requests(_ access: Access, _ authentication: Authentication) async throws(ListingFailure) {
        let session = try await session(of: access, authentication)
        let found: [Finding] = [
            .user(session.user, named: access.user, access.credentials),
            .application(session.application, expected: expectedApplication),
        ]
        guard let user = session.user else {
            findings += found
            return
        }
        let pages = try await pages(authentication, as: user)
        findings += [.credentials(access.credentials)] + found
        findings.append(.reading(pages.first, as: user))
        if let size = Finding.pageSize(pages.full, limit: Self.pageSize) { findings.append(size) }
        if let latency = Finding.latency(responses.map(\.elapsed)) { findings.append(latency) }
        findings.append(.rate(responses, sent: sent))
        if observes { await observe(authentication, as: user) }
    }

    private mutating func observe(_ authentication: Authentication, as user: UserID) async {
        var sequence = ObservationSequence(probe, authentication, as: user)
        await sequence.run()
        sent += sequence.sent
        observation = sequence.observation
        findings += Finding.observed(sequence.observation)
    }

    /// The user who sends the requests: the session's user, or the one from the environment.
    private mutating func session(
        of access: Access,
        _ authentication: Authentication
    ) async throws(ListingFailure) -> SessionFacts {
        if access.credentials.areKey { return SessionFacts(user: access.user, application: nil) }
        sent += access.credentials.areSignIn ? 2 : 1
        do throws(ListingFailure) {
            return try await probe.session(authentication)
        } catch {
            // A run also goes on with the user from the environment if the session does not report its own.
            guard !access.credentials.areSignIn, let user = access.user, error.reason.status != 401 else { throw error }
            findings.append(.unreportedUser(error, named: user))
            return SessionFacts(user: user, application: nil)
        }
    }

    private mutating func pages(
        _ authentication: Authentication,
        as user: UserID
    ) async throws(ListingFailure) -> (first: ProbePage, full: ProbePage) {
        let first = try await page(of: 1, authentication, user)
        let full = try await page(of: Self.pageSize, authentication, user)
        for _ in 0..<Self.repetitions { _ = try await page(of: 1, authentication, user) }
        return (first, full)
    }

    private mutating func page(
        of limit: Int,
        _ authentication: Authentication,
        _ user: UserID
    ) async throws(ListingFailure) -> ProbePage {
        sent += 1
        let page = try await probe.page(of: limit, authentication, as: user)
        responses.append(page.response)
        return page
    }
}

extension Credentials {
    fileprivate var areKey: Bool {
        if case .apiKey = self { true } else { false }
    }

    fileprivate var areSignIn: Bool {
        if case .signIn = self { true } else { false }
    }
}
