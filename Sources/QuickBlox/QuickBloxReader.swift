package import Dialogs
package import HTTP
internal import JSON

/// Lists dialogs through the API, and has no way to change them.
///
/// An answer is whole or none: pages are read until as many distinct dialogs came as the server counts, and read again
/// when they do not agree. Filters that the server ignored are applied to what came.
package struct QuickBloxReader: DialogReader {
    /// How often an answer whose pages do not agree is read in all.
    static let readings = 3
    /// How many pages are asked for at once: ten thousand dialogs then take a dozen round trips, not a hundred.
    static let pagesAtOnce = 8

    private let endpoint: Endpoint
    private let authentication: Authentication
    private let reads: AuthorizedReads

    /// Creates a reader.
    package init(
        endpoint: Endpoint = .standard,
        authentication: Authentication,
        transport: any ReadTransport,
        retrying: Retrying = Retrying()
    ) {
        self.endpoint = endpoint
        self.authentication = authentication
        reads = AuthorizedReads(transport: transport, authentication: authentication, retrying: retrying)
    }

    /// Every dialog that answers the query; with a token, as its session's user sees them, whoever is named.
    ///
    /// - Throws: `ListingFailure` where the answer cannot be had or cannot be proved complete.
    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        let source = PageSource(
            endpoint: endpoint,
            reads: reads,
            query: query,
            owner: owner
        )
        var requests = 0
        var problem = ""
        for _ in 1...Self.readings {
            var walk = PageWalk()
            switch try await read(source, into: &walk, requests: &requests) {
            case .complete(let proof):
                return Listing(
                    dialogs: walk.dialogs.filter(query.matches),
                    similar: walk.dialogs.filter(query.nearlyMatches),
                    requests: requests,
                    proof: proof
                )
            case .contradiction(let text): problem = text
            case .endless(let text): throw .incomplete(FailureReason(text))
            case .next: preconditionFailure("a reading goes on until it has an end")
            }
        }
        throw .incomplete(FailureReason("\(problem), in each of \(Self.readings) readings"))
    }

    /// Reads all pages once, those beyond the first several at a time.
    ///
    /// Each is asked for where it begins if all have as many rows as the one before. Behind a page with fewer rows the
    /// others are of no use, and are asked for again from where it ended.
    private func read(
        _ source: PageSource,
        into walk: inout PageWalk,
        requests: inout Int
    ) async throws(ListingFailure) -> PageWalk.Step {
        var skips = [0]
        while true {
            let fetched = try await source.pages(at: skips)
            requests += fetched.reduce(0) { $0 + $1.requests }
            for page in fetched where page.skip == walk.received {
                let step = walk.add(page.page)
                if step != .next { return step }
            }
            skips = walk.nextSkips(atMost: Self.pagesAtOnce)
        }
    }
}

extension QuickBloxReader {
    /// The user of the session that the requests go in.
    ///
    /// - Throws: `refused` where there is none: with an API key, or for the session of an application.
    package func sessionUser() async throws(ListingFailure) -> UserID {
        guard authentication.hasSession else {
            throw .refused(FailureReason("an API key has no session; set QUICKBLOX_USER_ID"))
        }
        if let user = try await authentication.signedInUser() { return user }
        let (session, response) = try await sessionAnswer()
        if let user = session.user { return user }
        let text = "this session has no user; use the token of a user's session, or an API key"
        throw .refused(authentication.redaction.reason(text, response))
    }

    /// The application of the session; `nil` where the credentials do not tell.
    ///
    /// It takes one request, and none with an API key, which has no session.
    ///
    /// - Throws: `ListingFailure` where the session cannot be asked.
    package func sessionApplication() async throws(ListingFailure) -> Int? {
        guard authentication.hasSession else { return nil }
        return try await sessionAnswer().answer.application
    }

    private func sessionAnswer() async throws(ListingFailure) -> (answer: SessionAnswer, HTTPResponse) {
        let response = try await reads.get(endpoint.session).response
        do throws(JSONError) {
            return (try SessionAnswer(parsing: response.body), response)
        } catch {
            throw .unreadable(authentication.redaction.unreadable(response, error))
        }
    }
}
