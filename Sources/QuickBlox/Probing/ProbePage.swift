/// What one page of a listing reveals about the server, without the dialogs.
package struct ProbePage: Hashable, Sendable {
    /// The response body.
    package let response: ProbeResponse
    /// How many rows came.
    package let rows: Int
    /// How many rows there are in total; `nil` where the server does not say.
    package let total: Int?

    /// Creates a page.
    package init(response: ProbeResponse, rows: Int, total: Int?) {
        self.response = response
        self.rows = rows
        self.total = total
    }
}
