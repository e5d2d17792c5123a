package import Dialogs
package import QuickBlox

extension Finding {
    /// How many dialogs the user sees, and whether the server counts them.
    package static func reading(_ page: ProbePage, as user: UserID) -> Self {
        guard let total = page.total else {
            return .warn(
                "reading",
                "user \(user) can read; the server does not count its listings (no total_entries)",
                "nothing: pages are read until one is empty, which takes a request more"
            )
        }
        return .ok("reading", "user \(user) sees \(total) \(total == 1 ? "dialog" : "dialogs")")
    }

    /// Whether pages are as large as requested.
    ///
    /// - Parameters:
    ///   - page: A page.
    ///   - limit: How many rows were requested.
    /// - Returns: One finding; `nil` where a small page proves nothing.
    package static func pageSize(_ page: ProbePage, limit: Int) -> Self? {
        let topic = "page size"
        let expected = min(limit, page.total ?? page.rows)
        guard page.rows <= limit else {
            let text = "the server ignores the limit: \(page.rows) rows where \(limit) were asked for"
            return .warn(topic, text, "nothing: rows are counted as they come")
        }
        guard page.rows == expected else {
            let text = "the server gives \(page.rows) rows where \(limit) were asked for and \(expected) are there"
            return .warn(topic, text, "nothing: reading takes more requests")
        }
        return page.rows == limit ? .ok(topic, "\(limit) rows a page") : nil
    }

    /// How long responses took.
    package static func latency(_ times: [Duration]) -> Self? {
        guard let longest = times.max() else { return nil }
        let median = times.sorted()[times.count / 2]
        let text = "\(median.words) for an answer, at most \(longest.words)"
        return longest < .seconds(5)
            ? .ok("latency", text)
            : .warn("latency", text, "raise --timeout and --settle if runs time out")
    }

    /// What the server said about rate limits.
    ///
    /// - Parameters:
    ///   - responses: All responses.
    ///   - sent: How many requests were sent.
    /// - Returns: One finding.
    package static func rate(_ responses: [ProbeResponse], sent: Int) -> Self {
        let topic = "rate"
        guard let limits = responses.map(\.limits).last(where: { !$0.isEmpty }) else {
            return .ok(topic, "no limit was met or told in \(sent) requests")
        }
        return .ok(topic, "the server tells: \(limits.joined(separator: ", "))")
    }
}

extension Duration {
    fileprivate var words: String { "\(Int((self / .milliseconds(1)).rounded(.up))) ms" }
}
