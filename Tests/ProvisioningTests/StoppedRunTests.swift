import Applying
import Dialogs
import HTTP
import Journal
import Pacing
import Planning
import Provisioning
import Sandbox
import SimulationSupport
import TestSupport
import Testing

/// Runs that are told to stop, and how they end.
@Suite(.timeLimit(.minutes(10))) struct StoppedRunTests {
    private let rooms =
        "version: 1\ndialogs:\n" + (1...3).map { "  - {type: group, name: Room \($0), occupants: [2]}\n" }.joined()

    @Test func `a run that waits for nothing any more leaves open what has no answer, and sends nothing more`()
        async throws
    {
        let (stop, giveUp) = (StopFlag(), StopFlag())
        let fixture = try RunFixture(SimulatedAPI(SandboxConfiguration()), stop: stop, giveUp: giveUp) { api in
            UnansweredTransport(api: api, stop: stop, giveUp: giveUp)
        }
        #expect(try await fixture.apply(try fixture.write(rooms)) == .someUnknown)
        #expect(fixture.api.count(of: "POST") == 1)
        #expect(try JournalContents.read(at: fixture.path("journal"))?.openIntents.count == 1)
    }

    @Test func `what could not be written after something was created is never told as nothing`() throws {
        func report(_ outcome: ApplyOutcome) throws -> RunReport {
            let entry = PlanEntry(desired: .group("Ops", [2]), action: .create)
            return RunReport(results: [RunReport.Result(entry: entry, outcome: outcome)])
        }
        let reason = FailureReason("no answer")
        #expect(RunStatus.externalFailure.having(done: try report(.unknown(reason))) == .someFailed)
        #expect(RunStatus.externalFailure.having(done: try report(.failed(reason))) == .externalFailure)
        #expect(RunStatus.externalFailure.having(done: try report(.notTried)) == .externalFailure)
        #expect(RunStatus.externalFailure.having(done: nil) == .externalFailure)
        #expect(RunStatus.someUnknown.having(done: try report(.unknown(reason))) == .someUnknown)
        #expect(RunStatus.done.having(done: try report(.unknown(reason))) == .done)
    }
}

/// An API that carries a create out and never says so, while the run is told to stop, twice.
private struct UnansweredTransport: HTTPTransport {
    let api: SimulatedAPI
    let stop: StopFlag
    let giveUp: StopFlag

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        guard request.method == .post else { return try await api.send(request) }
        _ = try await api.send(request)
        stop.raise()
        giveUp.raise()
        // Nobody raises this one: it waits until the request is cancelled.
        await StopFlag().raised()
        throw .cancelled(mayHaveBeenSent: true)
    }
}
