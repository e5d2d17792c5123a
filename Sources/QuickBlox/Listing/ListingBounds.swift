/// How long a listing may be, and how many requests it may take; one that would be longer is an error that says what is
/// strange about it.
enum ListingBounds {
    /// The most rows: more than any application has dialogs, and as many as fit into the memory of a small machine.
    static let mostRows = 1_000_000
    /// The most requests, repeated ones counted: at ten a second, half an hour.
    static let mostRequests = 20_000
    /// How many requests may bring however few rows.
    static let freeRequests = 100
    /// How many rows each further request brings at least, on average, of the hundred that it asks for.
    static let fewestRows = 5

    /// What is strange about a listing that would need more; `nil` while it is within the bounds.
    static func strangeness(rows: Int, total: Int?, requests: Int) -> String? {
        let says = total.map { ", and says that there are \($0)" } ?? ", and does not say how many there are"
        let soFar = "in \(requests) requests for \(Endpoint.pageSize) dialogs each, the server has sent \(rows)\(says)"
        if requests >= mostRequests { return "\(soFar): a listing may take \(mostRequests) requests" }
        guard requests >= freeRequests + rows / fewestRows else { return nil }
        return "\(soFar): at that pace it would not end"
    }
}
