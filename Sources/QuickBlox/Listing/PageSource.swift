internal import Dialogs
internal import HTTP
internal import JSON

/// The pages of one query's results.
struct PageSource: Sendable {
    /// One page and the number of requests that it took.
    struct Fetched: Sendable {
        let skip: Int
        let page: DialogPage
        let requests: Int
        /// When the server sent it by its own clock; `nil` where it does not say.
        let date: String?
    }

    let endpoint: Endpoint
    let reads: AuthorizedReads
    let query: DialogQuery
    let owner: UserID
    /// Dialogs of which only the fields that a query filters by are read.
    let leftOut: Set<DialogID>
    /// Called with each page.
    let onPage: @Sendable (ReadPage) -> Void

    /// The page that begins at this row.
    ///
    /// - Throws: `ListingFailure` where it cannot be had.
    func page(at skip: Int) async throws(ListingFailure) -> Fetched {
        let (response, requests) = try await reads.get(endpoint.page(of: query, skip: skip), onBehalfOf: owner)
        let redaction = reads.authentication.redaction
        let page: DialogPage
        do throws(JSONError) {
            page = try DialogPage(parsing: response.body, leavingOut: leftOut)
        } catch {
            throw .unreadable(redaction.unreadable(response, error))
        }
        try redaction.check(page.rows.lazy.map(\.id), in: response)
        onPage(ReadPage(isFirst: skip == 0, rows: page.rows.count, total: page.totalEntries))
        return Fetched(skip: skip, page: page, requests: requests, date: response["Date"])
    }
}
