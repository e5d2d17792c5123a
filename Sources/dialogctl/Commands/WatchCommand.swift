import ArgumentParser
import Platform
import Provisioning
import Reporting

/// `dialogctl watch`: applies manifests again and again, as one process.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration.command(
        "watch",
        abstract: "Apply manifests again and again: at an interval, or when told.",
        discussion: """
            Each run is one of apply with the same options: it reads the manifests anew, plans, checks the rails, \
            applies, and writes its reports. One run goes on at a time; the next begins the interval behind its end, \
            give or take a tenth, or at once on SIGHUP. A set with mistakes is told, and nothing is applied. While \
            the server or the network makes runs fail, the waits double, up to an hour. SIGTERM or SIGINT ends the \
            watch once what was sent is answered.

            At the address of --listen, GET /healthz says that the process lives, /readyz that the last run could \
            work with the manifests and the API, and /metrics has the figures of all runs and of the last one for \
            Prometheus.

            Exit codes: 0 stopped, 7 stopped while some create has an unknown outcome, 64 the command line or the \
            environment is wrong.
            """,
        examples: [
            "dialogctl watch rooms --yes", "dialogctl watch rooms --yes --interval 1h --max-deletes 5",
            "dialogctl watch rooms --yes --listen 0.0.0.0:7979 --log-format json",
        ],
        page: "Pipelines"
    )

    @Option(help: ArgumentHelp("The time between two runs: from 1s to 168h.", valueName: "time"))
    var interval = WatchInterval.standard

    @Option(
        help: ArgumentHelp(
            "Where to answer probes and scrapers: HOST:PORT, PORT for this machine alone, or none.",
            valueName: "address"
        )
    )
    var listen = ListenAddress.standard

    @OptionGroup var apply: ApplyCommand

    func validate() throws {
        guard apply.yes else {
            throw ValidationError("watch asks nobody: add --yes, and apply creates, changes and removes without asking")
        }
        if apply.manifests.paths.contains("-") {
            throw ValidationError("standard input can be read only once: name files or folders")
        }
    }

    func run() async throws {
        let context = apply.context
        try await context.run {
            if let plan = apply.manifests.paths.first(where: { SavedPlan.isSavedPlan(at: $0) }) {
                throw RunFailure("'\(plan)' is a plan, which is carried out once: name manifests", status: .usage)
            }
            let state = WatchState { [console = context.console] in console.redacted($0) }
            let trigger = WatchTrigger()
            context.signals.takeOver(onEvent: context.note, onHangUp: trigger.pull)
            let server = try await listen(answeringBy: state, context.console)
            let watch = Watch(
                WatchSchedule(interval: interval.duration),
                trigger: trigger,
                stop: context.signals.stop
            )
            let status = try await watch.run { number in
                try await runOnce(number, context.forAnotherRun(), state)
            } onWait: { wait, failures in
                note(wait, failures, state, context.console)
            }
            await server?.close()
            return status
        }
    }

    private func runOnce(_ number: Int, _ context: CommandContext, _ state: WatchState) async throws -> RunStatus {
        state.note { $0.beginRun() }
        let start = ContinuousClock.now
        let (status, reporter) = try await apply.run(in: context)
        let duration = ContinuousClock.now - start
        context.signals.endRun()
        let metrics = reporter.metrics(of: status)
        state.note { $0.endRun(exitCode: status.rawValue, after: duration, at: .current(), metrics: metrics) }
        context.console.log("notice", "run \(number) ended with exit code \(status.rawValue)")
        return status
    }

    private func note(_ wait: Duration, _ failures: Int, _ state: WatchState, _ console: Console) {
        state.note { $0.wait(until: WallTime.current().advanced(by: wait), failures: failures) }
        let seconds = Int((wait / .seconds(1)).rounded(.up))
        let illness = failures == 0 ? "" : "; the server or the network failed \(failures) times in a row"
        console.log("notice", "the next run begins in \(seconds) s\(illness)")
    }

    private func listen(
        answeringBy state: WatchState,
        _ console: Console
    ) async throws(RunFailure) -> WatchServer? {
        guard case .port(let port, let host) = listen else { return nil }
        let server = try await WatchServer.listen(on: host, port: port, answer: state.answer)
        let reach = listen.isLoopback ? "" : "; whoever reaches it may read how many dialogs there are"
        console.log("notice", "listening on http://\(server.address)\(reach)")
        return server
    }
}
