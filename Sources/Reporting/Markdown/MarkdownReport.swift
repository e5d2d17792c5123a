internal import Diagnostics
internal import Planning

/// A report as a comment on GitHub: what a person has to look at first, and the rest only counted where it is too much.
///
/// Text of manifests and servers stands only in code, so that it is neither markup nor a mention nor a link.
struct MarkdownReport {
    /// The largest text, in bytes: GitHub takes 65,536 characters in a comment, and rejects a longer one as a whole.
    static let longest = 65_000
    /// What is kept free for the counts of what is left out.
    private static let reserve = 1500

    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The whole text, ending in a line feed.
    var text: String {
        var space = Space(left: Self.longest - Self.reserve - heading.utf8.count)
        let problems = report.problems.map(\.markdown).prefix { space.takes($0) }
        var omitted: [(state: ReportState, count: Int)] = []
        var sections = ""
        for (state, count) in report.counts where state.isListed {
            let (opening, closing) = state.markdownFrame(around: count)
            let isOpen = space.takes(opening + closing)
            let items = isOpen ? report.rows(state).lazy.map(\.markdown).prefix { space.takes($0) } : []
            if !items.isEmpty { sections += opening + items.joined() + closing }
            if items.count < count { omitted.append((state, count - items.count)) }
        }
        return heading + problems.joined() + sections + rest(omitted) + footer
    }

    /// The room that is left in the text; once something does not fit, nothing does, so that what matters less never
    /// takes the place of what matters more.
    private struct Space {
        var left: Int

        /// Takes the room that a text needs, where there is as much.
        mutating func takes(_ text: String) -> Bool {
            left = text.utf8.count <= left ? left - text.utf8.count : 0
            return left > 0
        }
    }

    private var marker: String {
        let name = report.occasion.name.map { " \($0)" } ?? ""
        return "<!-- dialogctl:\(report.command.rawValue)\(name) -->\n"
    }

    private var heading: String {
        let name = report.occasion.name.map { " \($0.markdownCode)" } ?? ""
        let problems = report.problems.isEmpty ? "" : "\(count(report.problems.count, "error")) ended the run.\n"
        // Why it gave up may be told in the server's words.
        let advice = [report.unknownAdvice, report.earlyEnd?.cut(to: 1000).markdownCode]
            .compactMap { $0.map { "\n\($0)\n" } }.joined()
        return "\(marker)### dialogctl \(report.command.rawValue)\(name)\n\n**\(report.summary)**\n\(advice)\(problems)"
    }

    /// How many rows of each state are not listed because they did not fit.
    private func rest(_ omitted: [(state: ReportState, count: Int)]) -> String {
        let parts = omitted.map { "\($0.count) \($0.state.word)" }
        return parts.isEmpty ? "" : "\n**Too many to list here:** \(parts.joined(separator: ", ")).\n"
    }

    private var footer: String {
        let place = report.occasion.endpoint.map { " at \($0.cut(to: 200).markdownCode)" } ?? ""
        return "\n<sub>\(report.occasion.time)\(place)</sub>\n"
    }
}

extension ReportState {
    /// Whether dialogs of this state are named; the others are only counted.
    fileprivate var isListed: Bool { self != .planned(.exists) && self != .ended(.existed) }

    /// How many dialogs of a state in which all is well are shown unasked.
    private static let shownUnasked = 20

    /// What stands before and behind the list of so many dialogs: a long list of which nothing is to be decided is
    /// folded.
    fileprivate func markdownFrame(around count: Int) -> (opening: String, closing: String) {
        let heading = "\n#### \(sign.markdownCode) \(word)\n\n"
        guard weight == .good, count > Self.shownUnasked else { return (heading, "") }
        return ("\(heading)<details><summary>\(count) dialogs</summary>\n\n", "\n</details>\n")
    }
}

extension ReportProblem {
    fileprivate var markdown: String {
        let place = location.map { " \($0.description.cut(to: 200).markdownCode)" } ?? ""
        return "- error\(place): \(text.cut(to: 400).markdownCode)\n"
    }
}
