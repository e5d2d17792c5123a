internal import Diagnostics
internal import Planning

/// A report as a comment on GitHub: what needs the user's attention comes first; what does not fit is only counted.
///
/// Text from manifests and servers appears only as code, so that it is neither markup nor a mention nor a link.
struct MarkdownReport {
    /// The size limit of the text, in bytes: GitHub allows 65,536 characters in a comment, and rejects longer ones.
    static let longest = 65_000
    /// The bytes reserved for the counts of what does not fit.
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
        for (state, _) in report.counts {
            let rows = report.rows(state).filter { state.isListed || $0.reportsUnlisted }
            if rows.isEmpty { continue }
            let (opening, closing) = state.markdownFrame(around: rows.count)
            let isOpen = space.takes(opening + closing)
            let items = isOpen ? rows.lazy.map(\.markdown).prefix { space.takes($0) } : []
            if !items.isEmpty { sections += opening + items.joined() + closing }
            if items.count < rows.count { omitted.append((state, rows.count - items.count)) }
        }
        return heading + problems.joined() + sections + rest(omitted) + footer
    }

    /// The bytes left in the text.
    ///
    /// Once something does not fit, nothing more does, so that less important parts never displace more important ones.
    private struct Space {
        var left: Int

        /// Reserves the bytes of a text; returns whether it fits.
        mutating func takes(_ text: String) -> Bool {
            left = text.utf8.count <= left ? left - text.utf8.count : 0
            return left > 0
        }
    }

    private var marker: String {
        let name = report.context.name.map { " \($0)" } ?? ""
        return "<!-- dialogctl:\(report.command.rawValue)\(name) -->\n"
    }

    private var heading: String {
        let name = report.context.name.map { " \($0.markdownCode)" } ?? ""
        let problems = report.problems.isEmpty ? "" : "\(count(report.problems.count, "error")) ended the run.\n"
        let advice = [
            report.unknownAdvice, report.createdOtherwiseAdvice, report.updatedOtherwiseAdvice, report.doubledAdvice,
        ]
        // These may contain text from the server.
        let reasons = [report.unverifiedRemark, report.earlyEnd].map { $0?.cut(to: 1000).markdownCode }
        let remarks = (report.remarks + (advice + reasons).compactMap(\.self)).map { "\n\($0)\n" }.joined()
        let title = "\(marker)### dialogctl \(report.command.rawValue)\(name)\n\n"
        return "\(title)**\(report.summary)**\n\(remarks)\(problems)"
    }

    /// The counts of rows in each state that did not fit.
    private func rest(_ omitted: [(state: ReportState, count: Int)]) -> String {
        let parts = omitted.map { "\($0.count) \($0.state.countedWord(for: $0.count))" }
        return parts.isEmpty ? "" : "\n**Too many to list here:** \(parts.joined(separator: ", ")).\n"
    }

    private var footer: String {
        let place = report.context.endpoint.map { " at \($0.cut(to: 200).markdownCode)" } ?? ""
        let digest = report.planDigest.map { ", plan \($0.markdownCode)" } ?? ""
        return "\n<sub>\(report.context.time)\(place)\(digest)</sub>\n"
    }
}

extension ReportState {
    /// Whether dialogs in this state are listed; of the others only those are with users whom the manifests ask to
    /// show.
    fileprivate var isListed: Bool { self != .planned(.exists) && self != .ended(.existed) }

    /// How many dialogs in a good state are listed without folding.
    private static let shownUnasked = 20

    /// The text before and after a list of this many dialogs: a long list that needs no attention is folded.
    fileprivate func markdownFrame(around count: Int) -> (opening: String, closing: String) {
        let words = isListed ? word : "\(word), with people beside those declared"
        let heading = "\n#### \(sign.markdownCode) \(words)\n\n"
        guard weight == .good || self == .undeclared, count > Self.shownUnasked else { return (heading, "") }
        return ("\(heading)<details><summary>\(count) dialogs</summary>\n\n", "\n</details>\n")
    }
}

extension ReportProblem {
    fileprivate var markdown: String {
        let place = location.map { " \($0.description.cut(to: 200).markdownCode)" } ?? ""
        return "- error\(place): \(text.cut(to: 400).markdownCode)\n"
    }
}
