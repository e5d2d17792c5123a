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
    }

    let endpoint: Endpoint
    let reads: AuthorizedReads
    let query: DialogQuery
    let owner: UserID
    /// Dialogs of which only the fields that a query filters by are read.
    let leftOut: Set<DialogID>

    /// The page that begins at this row.
    ///
    /// - Throws: `ListingFailure` where it cannot be had.
    func page(at skip: Int) async throws(ListingFailure) -> Fetched {
        let (response, requests) = try await reads.get(endpoint.page(of: query, skip: skip), onBehalfOf: owner)
        do throws(JSONError) {
            let page = try DialogPage(parsing: response.body, leavingOut: leftOut)
            return Fetched(skip: skip, page: page, requests: requests)
        } catch {
            throw .unreadable(reads.authentication.redaction.unreadable(response, error))
        }
    }
}
