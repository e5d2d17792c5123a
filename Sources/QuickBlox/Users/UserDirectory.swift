package import Dialogs
package import HTTP
internal import JSON
internal import Pacing

/// Finds user IDs by login, e-mail address, phone number or external ID, a hundred with one request.
///
/// A search is complete or an error: as many users must have come as the server counts. Each user is compared with the
/// references, since the API ignores filters that it does not know.
package struct UserDirectory: Sendable {
    /// How many times a listing is read in total if its pages do not agree.
    static let readings = 3

    private let endpoint: Endpoint
    private let reads: AuthorizedReads
    let parallelism: Int
    let onProgress: @Sendable (_ searched: Int, _ total: Int) -> Void

    /// Creates a directory.
    ///
    /// - Parameters:
    ///   - endpoint: The base URL of the API.
    ///   - authentication: Authorizes the requests; none is on behalf of a user.
    ///   - transport: Sends the requests.
    ///   - retrying: How a request is repeated.
    ///   - parallelism: How many requests may be open at once.
    ///   - onProgress: Called with the number of users searched for so far, and the total.
    package init(
        endpoint: Endpoint = .standard,
        authentication: Authentication,
        transport: any ReadTransport,
        retrying: RetryPolicy = RetryPolicy(),
        parallelism: Int = 1,
        onProgress: @escaping @Sendable (_ searched: Int, _ total: Int) -> Void = { _, _ in }
    ) {
        self.endpoint = endpoint
        reads = AuthorizedReads(transport: transport, authentication: authentication, retrying: retrying)
        self.parallelism = parallelism
        self.onProgress = onProgress
    }

    /// Searches for users; one that is neither found nor ambiguous does not exist.
    ///
    /// - Throws: `ListingFailure` where a request fails or the result cannot be proved complete.
    package func search(for references: some Sequence<UserReference>) async throws(ListingFailure) -> UserSearch {
        let requests = UserRequest.all(for: references)
        let total = requests.reduce(0) { $0 + $1.references.count }
        var search = UserSearch()
        var searched = 0
        try await withBoundedTasks(over: requests, atOnce: parallelism) { request throws(ListingFailure) in
            (request, try await self.found(by: request))
        } take: { request, found in
            search.note(found.users, for: request)
            search.requests += found.requests
            searched += request.references.count
            onProgress(searched, total)
        }
        return search
    }
}

extension UserDirectory {
    private struct Found: Sendable {
        var users: [UserRow] = []
        var requests = 0
    }

    private func found(by request: UserRequest) async throws(ListingFailure) -> Found {
        switch request.form {
        case .list, .listOne: try await list(request)
        case .one: try await one(request)
        }
    }

    private func one(_ request: UserRequest) async throws(ListingFailure) -> Found {
        do throws(ListingFailure) {
            let (page, requests) = try await page(1, of: request, UserPage.single)
            return Found(users: page.users, requests: requests)
        } catch {
            // No user has this login or address.
            if case .refused(let reason) = error, reason.status == 404 { return Found(requests: 1) }
            throw error
        }
    }

    private func list(_ request: UserRequest) async throws(ListingFailure) -> Found {
        var requests = 0
        for _ in 1...Self.readings {
            if let users = try await reading(of: request, requests: &requests) {
                return Found(users: users, requests: requests)
            }
        }
        let text = "the number of users is not the server's total_entries, in each of \(Self.readings) readings"
        throw .incomplete(FailureReason(text))
    }

    /// Reads all pages; `nil` where they contradict each other or the count.
    private func reading(of request: UserRequest, requests: inout Int) async throws(ListingFailure) -> [UserRow]? {
        var users: [UserRow] = []
        var received = 0
        for number in 1... {
            let (page, sent) = try await page(number, of: request, UserPage.listing)
            requests += sent
            users += page.users
            received += page.rowCount
            let total = page.totalEntries ?? (page.rowCount < UserRequest.most ? received : .max)
            // Several users may share a phone number, but not thousands of them: such a server did not filter at all.
            guard received < UserRequest.most * 10, page.totalEntries ?? 0 <= UserRequest.most * 10 else {
                let text = "the server answers with other users than those that were asked for"
                throw .unreadable(FailureReason(text))
            }
            if received == total { break }
            if received > total || page.rowCount == 0 { return nil }
        }
        return Set(users.map(\.id)).count == received ? users : nil
    }

    private func page(
        _ number: Int,
        of request: UserRequest,
        _ parse: ([UInt8]) throws(JSONError) -> UserPage
    ) async throws(ListingFailure) -> (page: UserPage, requests: Int) {
        try await page(at: request.address(page: number), parse)
    }

    /// A page, and how many requests it took.
    func page(
        at address: String,
        _ parse: ([UInt8]) throws(JSONError) -> UserPage
    ) async throws(ListingFailure) -> (page: UserPage, requests: Int) {
        let (response, requests) = try await reads.get(endpoint.text + address)
        do throws(JSONError) {
            return (try parse(response.body), requests)
        } catch {
            throw .unreadable(reads.authentication.redaction.unreadable(response, error))
        }
    }
}
