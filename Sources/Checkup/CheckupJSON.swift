internal import JSON

/// Findings for programs.
package struct CheckupJSON: Sendable {
    /// The whole text: JSON with its keys in order, on one line.
    package let text: String

    /// Writes findings in their order.
    package init(_ findings: [Finding]) {
        let counts = Finding.Verdict.allCases.map { verdict in
            JSONObject.Member(
                key: verdict.rawValue,
                value: .integer(findings.count { $0.verdict == verdict })
            )
        }
        let document: JSONObject = [
            "findings": .array(findings.map(\.json)),
            "format": "dialogctl.checkup",
            "format_version": 1,
            "totals": .object(JSONObject(counts.sorted { $0.key < $1.key })),
        ]
        text = String(decoding: JSONValue.object(document).serialized(), as: UTF8.self) + "\n"
    }
}

extension Finding {
    fileprivate var json: JSONValue {
        [
            "code": .string(topic.replacing(" ", with: "_")),
            "remedy": remedy.map(JSONValue.string) ?? .null,
            "text": .string(text),
            "verdict": .string(verdict.rawValue),
        ]
    }
}
