internal import Diagnostics

/// Findings as text for people: one line each, the remedy on a line of its own, and a summary line.
package struct CheckupText: Sendable {
    /// The whole text.
    package let text: String

    /// Writes findings in their order.
    ///
    /// - Parameters:
    ///   - findings: The findings.
    ///   - painted: Gives the word for a verdict its colour.
    package init(_ findings: [Finding], painted: (_ verdict: String) -> String = { $0 }) {
        let width = findings.map(\.topic.utf8.count).max() ?? 0
        let lines = findings.flatMap { finding in
            let topic = finding.topic + String(repeating: " ", count: width - finding.topic.utf8.count)
            let verdict = finding.verdict.rawValue
            let sign = painted(verdict) + String(repeating: " ", count: 4 - verdict.utf8.count)
            let remedy = finding.remedy.map { "\(String(repeating: " ", count: width + 8))-> \($0.displaySafe)" }
            return ["\(sign)  \(topic)  \(finding.text.displaySafe)"] + [remedy].compactMap(\.self)
        }
        let counts = Finding.Verdict.allCases.map { verdict in
            "\(findings.count { $0.verdict == verdict }) \(verdict.rawValue)"
        }
        text = lines.map { "\($0)\n" }.joined() + "\n\(counts.joined(separator: ", "))\n"
    }
}
