internal import Diagnostics

/// Findings as text for people: one line each, the remedy on a line of its own, and a summary line.
package struct CheckupText: Sendable {
    /// The whole text.
    package let text: String

    /// Writes findings in their order.
    package init(_ findings: [Finding]) {
        let width = findings.map(\.topic.utf8.count).max() ?? 0
        let lines = findings.flatMap { finding in
            let topic = finding.topic + String(repeating: " ", count: width - finding.topic.utf8.count)
            let verdict = finding.verdict.rawValue
            let sign = verdict + String(repeating: " ", count: 4 - verdict.utf8.count)
            let remedy = finding.remedy.map { "\(String(repeating: " ", count: width + 8))-> \($0.displaySafe)" }
            return ["\(sign)  \(topic)  \(finding.text.displaySafe)"] + [remedy].compactMap(\.self)
        }
        let counts = Finding.Verdict.allCases.map { verdict in
            "\(findings.count { $0.verdict == verdict }) \(verdict.rawValue)"
        }
        text = lines.map { "\($0)\n" }.joined() + "\n\(counts.joined(separator: ", "))\n"
    }
}
