package import Dialogs
internal import JSON
internal import Pacing

extension UserDirectory {
    /// What the application calls users: the full name, or where there is none, the login; a hundred with one request.
    ///
    /// Names are for people to read, so that a user who does not come is no error.
    ///
    /// - Throws: `ListingFailure` where a request fails.
    package func names(of users: some Sequence<UserID>) async throws(ListingFailure) -> [UserID: ExactText] {
        let sorted = users.sorted()
        let pages = stride(from: 0, to: sorted.count, by: UserRequest.most).map {
            sorted[$0...].prefix(UserRequest.most)
        }
        var names: [UserID: ExactText] = [:]
        var asked = 0
        try await withBoundedTasks(over: pages, atOnce: parallelism) { ids throws(ListingFailure) in
            (ids.count, try await self.rows(with: ids).users)
        } take: { count, rows in
            for row in rows { names[row.id] = row.name.map { ExactText($0) } }
            asked += count
            onProgress(asked, sorted.count)
        }
        let wanted = Set(sorted)
        return names.filter { wanted.contains($0.key) }
    }

    /// The users with some IDs, as far as they come on one page, and how many requests that took.
    func rows(with ids: ArraySlice<UserID>) async throws(ListingFailure) -> (users: [UserRow], requests: Int) {
        let values = ids.map(\.description).joined(separator: ",")
        let filter = "number id in \(values)".percentEncoded
        let address = "/users.json?filter%5B%5D=\(filter)&page=1&per_page=\(UserRequest.most)"
        let (page, requests) = try await page(at: address, UserPage.listing)
        return (page.users, requests)
    }
}
