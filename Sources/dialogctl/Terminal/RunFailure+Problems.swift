import Dialogs
import Manifests
import Provisioning
import Reporting

extension RunStatus {
    /// The code of a problem that ends a run so.
    fileprivate var problemCode: ReportProblem.Code {
        switch self {
        case .done, .drift, .externalFailure: .externalFailure
        case .wrongInput: .wrongInput
        case .decisionNeeded: .decisionNeeded
        case .stoppedBySafetyRail: .safetyRail
        case .someFailed, .someUnknown: .failed
        case .usage: .usage
        case .interrupted: .interrupted
        }
    }
}

extension RunFailure {
    /// The problems for the reports.
    var problems: [ReportProblem] {
        switch reason {
        case .text(let text), .oneFile(let text): [ReportProblem(text, status.problemCode)]
        case .diagnostics(let diagnostics): diagnostics.map { ReportProblem($0) }
        case .ambiguousUsers(let users):
            users.candidates.sorted { $0.key < $1.key }.map { reference, found in
                let ids = found.sorted().map(users.people.text).joined(separator: ", ")
                let text = "\(reference) is several users: \(ids); name the person by the ID"
                return ReportProblem(text, .decisionNeeded, at: users.places[reference].first.first)
            }
        case .unadoptable(let reasons): reasons.map { ReportProblem($0, .decisionNeeded) }
        }
    }
}
