import Applying
import Dialogs
import Logging
import Planning
import Provisioning
import Reporting

/// Turns the events of a run into log lines and a progress line.
struct EventPrinter: Sendable {
    private let console: Console
    private let logger: Logger
    private let progress: ProgressMeter
    private let listsMissingPeople: Bool

    init(on console: Console, verbose: Bool, listsMissingPeople: Bool) {
        self.listsMissingPeople = listsMissingPeople
        self.console = console
        var logger = Logger(label: "dialogctl") { _ in ConsoleLogHandler(console: console) }
        logger.logLevel = verbose ? .debug : .notice
        self.logger = logger
        progress = ProgressMeter(on: console)
    }

    /// Prints an event, depending on the log level.
    @Sendable func print(_ event: RunEvent) {
        switch event {
        case .advanced(let state): progress.show(state)
        case .stageEnded: progress.end()
        case .apply(let event): print(event)
        case .writing: break
        case .stopping, .givingUp:
            progress.clear()
            // Asked for or not, who stops a run is told what follows.
            console.log("notice", event.line)
        case .manifestWarnings(let warnings): console.warn(warnings)
        case .usersMissing(let missing, let isSkipping):
            progress.clear()
            guard listsMissingPeople else {
                logger.warning("\(missing.sentence(isSkipping: isSkipping) ?? "")")
                break
            }
            console.report(MissingUsersText.text(of: missing, isSkipping: isSkipping))
        case .requestEnded, .lookupChosen:
            if logger.logLevel <= .debug { progress.clear() }
            logger.debug("\(event.line)")
        case .sessionUserUnknown, .usersCacheUnused, .usersUnnamed, .usersCacheUnwritable:
            progress.clear()
            logger.warning("\(event.line)")
        case .paused(let pause):
            progress.pause(for: pause)
            progress.clear()
            logger.notice("\(event.line)")
        case .inputsChanged, .shardTaken, .selected, .idsFileMissing, .totalsMissing, .settling, .settled,
            .waitingForRecentCreates:
            progress.clear()
            logger.notice("\(event.line)")
        }
    }

    private func print(_ event: ApplyEvent) {
        switch event {
        case .settled, .stored: break
        case .waiting(let dialog, let reason, let wait):
            if logger.logLevel <= .info { progress.clear() }
            logger.info("\(dialog.key): \(reason); trying again in \(wait)")
        case .rereading(let dialog, let reason):
            progress.clear()
            logger.notice("\(dialog.key): \(reason); reading it again")
        case .searching(let dialog, let reason):
            progress.clear()
            logger.notice("\(dialog.key): \(reason); looking whether it was created")
        }
    }
}

extension RunEvent {
    /// The event as a log line; empty for events that are not logged.
    fileprivate var line: String {
        switch self {
        case .requestEnded(let request): "\(request)"
        case .paused(let pause):
            "the server asks for a pause; nothing is sent for \(Int((pause / .seconds(1)).rounded(.up))) s"
        case .inputsChanged(let paths): Self.line(ofChanged: paths)
        case .shardTaken(let shard, let part, let all): "shard \(shard): \(part) of \(all) dialogs"
        case .selected(let part, let all): "--select takes \(part) of \(all) dialogs"
        case .sessionUserUnknown(let reason):
            "the session does not tell its user (\(reason)); taking QUICKBLOX_USER_ID"
        case .usersCacheUnused: "the session does not tell its application, so --users-cache is not used"
        case .idsFileMissing(let path, let others): Self.line(ofMissing: path, others)
        case .usersUnnamed(let reason): "the names of people cannot be read, so they stay numbers: \(reason)"
        case .usersCacheUnwritable(let path): "the users cache '\(path)' cannot be written"
        case .lookupChosen(let choice, let people): choice.text(naming: people)
        case .totalsMissing: "the server sends no totals, so pages were read until empty"
        case .settling(let count): "settling \(count) unclear creates of an earlier run"
        case .settled(let result):
            "\(result.found) of them exist, \(result.absent) do not, \(result.open) stay open"
        case .waitingForRecentCreates(let wait):
            "waiting \(wait) for dialogs that were created a moment ago to show"
        case .stopping(let limit):
            "stopping: nothing more is written; waiting \(limit.components.seconds) s at most for what was sent to be "
                + "answered or looked for; another signal ends the waiting"
        case .givingUp: "stopping at once: what has no answer is unknown, and the next run looks for it"
        case .advanced, .stageEnded, .manifestWarnings, .usersMissing, .writing, .apply: ""
        }
    }

    private static func line(ofMissing path: String, _ others: [String]) -> String {
        let beginning =
            others.isEmpty ? "" : " and begins with what \(others.map { "'\($0)'" }.joined(separator: ", ")) has"
        return "there is no ids file '\(path)' yet; apply writes it\(beginning)"
    }

    private static func line(ofChanged paths: [String]) -> String {
        let names = paths.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
        let more = paths.count > 3 ? " and \(paths.count - 3) more" : ""
        return "the manifests changed since the plan was made: \(names)\(more); the plan is what counts"
    }
}
