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

    /// The pages that begin at these rows, asked for at once and given in their order.
    ///
    /// - Throws: `ListingFailure` where one of them cannot be had.
    func pages(at skips: [Int]) async throws(ListingFailure) -> [Fetched] {
        typealias Outcome = Result<[Fetched], ListingFailure>
        let outcome = await withTaskGroup(of: Result<Fetched, ListingFailure>.self) { group -> Outcome in
            for skip in skips {
                group.addTask { await result(at: skip) }
            }
            var pages: [Fetched] = []
            for await result in group {
                switch result {
                case .success(let page): pages.append(page)
                case .failure(let failure):
                    // The first failure is the true one: those that follow may be its cancellations.
                    group.cancelAll()
                    return .failure(failure)
                }
            }
            return .success(pages.sorted { $0.skip < $1.skip })
        }
        return try outcome.get()
    }

    private func result(at skip: Int) async -> Result<Fetched, ListingFailure> {
        do throws(ListingFailure) {
            return .success(try await page(at: skip))
        } catch {
            return .failure(error)
        }
    }

    private func page(at skip: Int) async throws(ListingFailure) -> Fetched {
        let (response, requests) = try await reads.get(endpoint.page(of: query, skip: skip), onBehalfOf: owner)
        do throws(JSONError) {
            return Fetched(skip: skip, page: try DialogPage(parsing: response.body), requests: requests)
        } catch {
            throw .unreadable(reads.authentication.redaction.unreadable(response, error))
        }
    }
}
