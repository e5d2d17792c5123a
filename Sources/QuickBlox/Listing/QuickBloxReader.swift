package import Dialogs
package import HTTP
internal import JSON

/// Lists dialogs through the API; it cannot change them.
///
/// A listing is complete or an error: pages are read until as many distinct dialogs have come as the server counts, and
/// read again if the numbers do not agree. Filters that the server ignored are applied to the rows.
package struct QuickBloxReader: DialogReader {
    /// How many times a listing is read in total if its pages do not agree.
    static let readings = 3
    private let endpoint: Endpoint
    private let authentication: Authentication
    private let reads: AuthorizedReads
    private let pagesAtOnce: Int
    private let leftOut: Set<DialogID>
    private let onPage: @Sendable (ReadPage) -> Void

    /// Creates a reader.
    ///
    /// With several pages of one listing requested at once (at least one), ten thousand dialogs take a dozen round
    /// trips, not a hundred. Dialogs that are `leftOut` are counted but not returned. `onPage` is called with each
    /// page, from any thread.
    package init(
        endpoint: Endpoint = .standard,
        authentication: Authentication,
        transport: any ReadTransport,
        retrying: RetryPolicy = RetryPolicy(),
        pagesAtOnce: Int = 8,
        leavingOut leftOut: Set<DialogID> = [],
        onPage: @escaping @Sendable (ReadPage) -> Void = { _ in }
    ) {
        self.onPage = onPage
        self.leftOut = leftOut
        self.pagesAtOnce = max(1, pagesAtOnce)
        self.endpoint = endpoint
        self.authentication = authentication
        reads = AuthorizedReads(transport: transport, authentication: authentication, retrying: retrying)
    }

    /// Every dialog that matches the query and that the owner sees; with a token, its session's user instead of the
    /// owner.
    ///
    /// - Throws: `ListingFailure` where the listing fails or cannot be proved complete.
    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        try await read(query, as: owner, limit: nil)
    }

    /// Like `list(_:as:)`, but ends early if the server counts more rows than the limit, or if a row shows that it
    /// ignored a filter and more pages are left.
    ///
    /// - Throws: `ListingFailure` where the listing fails or cannot be proved complete.
    package func list(
        _ query: DialogQuery,
        as owner: UserID,
        upTo limit: Int
    ) async throws(ListingFailure) -> Listing {
        try await read(query, as: owner, limit: limit)
    }

    private func read(_ query: DialogQuery, as owner: UserID, limit: Int?) async throws(ListingFailure) -> Listing {
        let reading = PageReading(
            source: PageSource(
                endpoint: endpoint,
                reads: reads,
                query: query,
                owner: owner,
                leftOut: leftOut,
                onPage: onPage
            ),
            pagesAtOnce: pagesAtOnce,
            limit: limit
        )
        let sorter = QuerySorter(for: query, sent: endpoint.sendable(query))
        var effort = PageReading.Effort()
        var problem = ""
        for _ in 1...Self.readings {
            let progress = try await reading.read(from: PageWalk(sorter), after: effort)
            effort = progress.effort
            switch progress.ending {
            case .walked(.complete): return Listing(progress, extent: .whole)
            case .leftOff:
                let extent = Listing.Extent.part(of: progress.walk.totalEntries)
                return Listing(progress, extent: extent)
            case .walked(.contradiction(let text)): problem = text
            case .walked(.endless(let text)): throw .incomplete(FailureReason(text))
            case nil, .walked(.next): preconditionFailure("a reading goes on until it has an end")
            }
        }
        throw .incomplete(FailureReason("\(problem), in each of \(Self.readings) readings"))
    }
}

extension Listing {
    fileprivate init(_ progress: PageReading.Progress, extent: Extent) {
        let walk = progress.walk
        self.init(
            dialogs: walk.sorter.dialogs,
            similar: walk.sorter.similar,
            leftOut: walk.leftOut,
            extent: extent,
            ignored: walk.sorter.ignored,
            requests: progress.effort.requests,
            proof: walk.proof,
            date: progress.date
        )
    }
}

extension QuickBloxReader {
    /// The user and the application of the session that requests belong to.
    ///
    /// - Throws: `refused` where there is no user: with an API key, or in the session of an application.
    package func userSession() async throws(ListingFailure) -> UserSession {
        guard authentication.hasSession else {
            throw .refused(FailureReason("an API key has no session; set QUICKBLOX_USER_ID"))
        }
        if let session = try await authentication.signedInSession() { return session }
        let (session, response) = try await sessionResponse()
        if let user = session.user { return UserSession(user: user, application: session.application) }
        let text = "this session has no user; use the token of a user's session, or an API key"
        throw .refused(authentication.redaction.reason(text, response))
    }

    /// The application of the session; `nil` where the credentials do not reveal it.
    ///
    /// It takes one request, and none with an API key, which has no session.
    ///
    /// - Throws: `ListingFailure` where the session cannot be read.
    package func sessionApplication() async throws(ListingFailure) -> Int? {
        guard authentication.hasSession else { return nil }
        return try await sessionResponse().session.application
    }

    private func sessionResponse() async throws(ListingFailure) -> (session: SessionResponse, HTTPResponse) {
        let response = try await reads.get(endpoint.session).response
        do throws(JSONError) {
            return (try SessionResponse(parsing: response.body), response)
        } catch {
            throw .unreadable(authentication.redaction.unreadable(response, error))
        }
    }
}
