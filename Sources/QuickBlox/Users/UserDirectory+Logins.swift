package import Dialogs
internal import Pacing

extension UserDirectory {
    /// The logins of some users, a hundred with one request; those are left out who have none, or who do not exist.
    ///
    /// - Returns: The logins, and how many requests it took.
    /// - Throws: `ListingFailure` where a request fails.
    package func logins(
        of users: some Sequence<UserID>
    ) async throws(ListingFailure) -> (logins: [UserID: ExactText], requests: Int) {
        let all = users.sorted()
        let parts = stride(from: 0, to: all.count, by: UserRequest.most).map { all[$0...].prefix(UserRequest.most) }
        var logins: [UserID: ExactText] = [:]
        var requests = 0
        var searched = 0
        try await withBoundedTasks(over: parts, atOnce: parallelism) { part throws(ListingFailure) in
            (part, try await self.rows(with: part))
        } take: { part, rows in
            for row in rows.users where part.contains(row.id) { logins[row.id] = row.login.map { ExactText($0) } }
            requests += rows.requests
            searched += part.count
            onProgress(searched, all.count)
        }
        return (logins, requests)
    }
}
