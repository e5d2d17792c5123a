/// What one page of a listing tells of the server, but for the dialogs.
package struct ProbePage: Hashable, Sendable {
    /// The answer.
    package let answer: ProbeResponse
    /// How many rows came.
    package let rows: Int
    /// How many rows there are in all; `nil` where the server does not tell.
    package let total: Int?

    /// Creates a page.
    package init(answer: ProbeResponse, rows: Int, total: Int?) {
        self.answer = answer
        self.rows = rows
        self.total = total
    }
}
