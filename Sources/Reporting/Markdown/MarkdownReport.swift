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
        var text = heading
        var left = Self.longest - Self.reserve - text.utf8.count
        var omitted: [ReportState: Int] = [:]
        var isFull = false
        for problem in report.problems.map(\.markdown) {
            if problem.utf8.count > left { isFull = true }
            guard !isFull else { break }
            text += problem
            left -= problem.utf8.count
        }
        var section: ReportState?
        for row in report.rowsByImportance where row.state.isListed {
            let item = (row.state == section ? "" : row.state.markdownHeading) + row.markdown
            if item.utf8.count > left { isFull = true }
            guard !isFull else {
                omitted[row.state, default: 0] += 1
                continue
            }
            section = row.state
            text += item
            left -= item.utf8.count
        }
        return text + rest(omitted) + footer
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
    private func rest(_ omitted: [ReportState: Int]) -> String {
        let parts = ReportState.mostImportantFirst.compactMap { state in
            omitted[state].map { "\($0) \(state.word)" }
        }
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

    fileprivate var markdownHeading: String { "\n#### \(sign.markdownCode) \(word)\n\n" }
}

extension ReportProblem {
    fileprivate var markdown: String {
        let place = location.map { " \($0.description.cut(to: 200).markdownCode)" } ?? ""
        return "- error\(place): \(text.cut(to: 400).markdownCode)\n"
    }
}
