import ArgumentParser
import Reporting

/// A file for a report, and its format: `html=plan.html`.
struct ReportFile: ExpressibleByArgument {
    let format: ReportFormat
    let path: String

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), let format = ReportFormat(rawValue: String(argument[..<sign]))
        else { return nil }
        let path = String(argument[argument.index(after: sign)...])
        guard !path.isEmpty, path != "-" else { return nil }
        self.format = format
        self.path = path
    }
}
