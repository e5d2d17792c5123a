import Applying
import Dialogs
import Planning
import Provisioning

extension Trial {
    /// Judges with which status a run ends that has written, or tried to, and counts what the system did to it.
    mutating func judge(_ report: RunReport, after round: Round) {
        let system = round.surroundings
        let failure = system.losesOutput ? RunStatus.externalFailure.having(done: report) : .done
        let status = RunStatus.worst(of: [RunStatus(of: report, failing: .standard, detailed: false), failure])
        judge(status, after: round)
        guard status == .done else { return }
        for result in report.results where result.entry.desired.state == .present {
            let live = result.outcome.live ?? result.entry.action.live
            if live.map({ world.referee.everything.contains($0.id) }) ?? false { continue }
            mistakes.append("\(result.entry.desired.key) has no room, and the run ended with 0")
        }
    }

    /// Judges a status beside what was written, and who stopped the run.
    mutating func judge(_ status: RunStatus, after round: Round) {
        tally[status.row] += 1
        if status == .externalFailure, world.referee.hasWritten {
            mistakes.append("something was written, and the run ended with 1")
        }
        if status == .interrupted, round.surroundings.signals.isEmpty {
            mistakes.append("nobody stopped the run, and it ended with 130")
        }
    }
}

extension RunStatus {
    /// What runs that end with it are called where they are counted.
    var row: String { "runs that ended with \(rawValue)" }
}
