internal import JSON

/// The problems of a run that has neither a plan nor results, or of a check, for programs.
package struct ProblemsDocument: Sendable {
    private let counts: [(key: String, value: Int)]
    private let problems: [ReportProblem]

    /// Creates the document.
    ///
    /// - Parameters:
    ///   - problems: The problems.
    ///   - counts: What was counted, by its name.
    package init(_ problems: [ReportProblem], counting counts: [(key: String, value: Int)] = []) {
        self.problems = problems
        self.counts = counts
    }

    /// The text: JSON with its keys in order, on one line.
    package var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("format")
        writer.string("dialogctl.problems")
        writer.key("format_version")
        writer.integer(1)
        writer.key("problems")
        writer.beginArray()
        for problem in problems { writer.problem(problem) }
        writer.endArray()
        writer.key("totals")
        writer.beginObject()
        for (key, value) in (counts + [("problems", problems.count)]).sorted(by: { $0.key < $1.key }) {
            writer.key(key)
            writer.integer(value)
        }
        writer.endObject()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }
}
