internal import Dialogs
internal import HTTP
internal import JSON

/// The pages of the answer to one query.
struct PageSource: Sendable {
    /// One page and what it took.
    struct Fetched: Sendable {
        let skip: Int
        let page: DialogPage
        let requests: Int
    }

    let endpoint: Endpoint
    let reads: AuthorizedReads
    let query: DialogQuery
    let owner: UserID
    /// Dialogs of which no more is read than tells whether they answer the query.
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
