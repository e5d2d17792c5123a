package import Dialogs
package import HTTP
internal import JSON
internal import Pacing

/// Finds the user IDs of people by what they sign in with or are called elsewhere, a hundred with one request.
///
/// An answer is whole or none: as many users must have come as the server counts. Each user is compared with what was
/// looked for, since the API ignores filters that it does not know.
package struct UserDirectory: Sendable {
    /// How often an answer whose pages do not agree is read in all.
    static let readings = 3

    private let endpoint: Endpoint
    private let reads: AuthorizedReads
    private let parallelism: Int
    private let onProgress: @Sendable (_ answered: Int, _ asked: Int) -> Void

    /// Creates a directory.
    ///
    /// - Parameters:
    ///   - endpoint: Where the API is.
    ///   - authentication: What requests prove their right with; nobody is acted for.
    ///   - transport: Sends the requests.
    ///   - retrying: How a request is repeated.
    ///   - parallelism: How many requests may be open at once.
    ///   - onProgress: Told how many people were asked for, of how many.
    package init(
        endpoint: Endpoint = .standard,
        authentication: Authentication,
        transport: any ReadTransport,
        retrying: RetryPolicy = RetryPolicy(),
        parallelism: Int = 1,
        onProgress: @escaping @Sendable (_ answered: Int, _ asked: Int) -> Void = { _, _ in }
    ) {
        self.endpoint = endpoint
        reads = AuthorizedReads(transport: transport, authentication: authentication, retrying: retrying)
        self.parallelism = parallelism
        self.onProgress = onProgress
    }

    /// Looks for people; who is neither found nor ambiguous does not exist.
    ///
    /// - Throws: `ListingFailure` where an answer cannot be had or cannot be proved complete.
    package func search(for references: some Sequence<UserReference>) async throws(ListingFailure) -> UserSearch {
        let requests = UserRequest.all(for: references)
        let total = requests.reduce(0) { $0 + $1.references.count }
        var search = UserSearch()
        var answered = 0
        try await withBoundedTasks(over: requests, atOnce: parallelism) { request throws(ListingFailure) in
            (request, try await self.answer(to: request))
        } take: { request, answer in
            search.note(answer.users, for: request)
            search.requests += answer.requests
            answered += request.references.count
            onProgress(answered, total)
        }
        return search
    }
}

extension UserDirectory {
    private struct Answer: Sendable {
        var users: [UserRow] = []
        var requests = 0
    }

    private func answer(to request: UserRequest) async throws(ListingFailure) -> Answer {
        switch request.way {
        case .list, .listOne: try await list(request)
        case .one: try await one(request)
        }
    }

    private func one(_ request: UserRequest) async throws(ListingFailure) -> Answer {
        do throws(ListingFailure) {
            let (page, requests) = try await page(1, of: request, UserPage.single)
            return Answer(users: page.users, requests: requests)
        } catch {
            // Nobody has this login or address.
            if case .refused(let reason) = error, reason.status == 404 { return Answer(requests: 1) }
            throw error
        }
    }

    private func list(_ request: UserRequest) async throws(ListingFailure) -> Answer {
        var requests = 0
        for _ in 1...Self.readings {
            if let users = try await reading(of: request, requests: &requests) {
                return Answer(users: users, requests: requests)
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
            // Several users may share a phone number, but not by the thousands: such a server did not filter at all.
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
        let (response, requests) = try await reads.get(endpoint.text + request.address(page: number))
        do throws(JSONError) {
            return (try parse(response.body), requests)
        } catch {
            throw .unreadable(reads.authentication.redaction.unreadable(response, error))
        }
    }
}
