import HTTP
import Pacing

/// The way of one run to the sandbox, on which other things happen meanwhile.
struct EventfulTransport: HTTPTransport {
    let transport: any HTTPTransport
    let meanwhile: Meanwhile
    let referee: Referee
    /// Started with the run.
    let stopwatch: Stopwatch

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        guard !meanwhile.isDead else { throw .cancelled(mayHaveBeenSent: false) }
        // What others do now may take a while, of which the run cannot know.
        referee.note(sending: request, at: stopwatch.elapsed)
        guard let kill = await meanwhile.pass() else {
            let response = try await pass(request)
            guard !meanwhile.isDead else { throw .cancelled(mayHaveBeenSent: true) }
            return response
        }
        if kill.isAfterRequest { _ = try? await pass(request) }
        meanwhile.end()
        throw .cancelled(mayHaveBeenSent: kill.isAfterRequest)
    }

    /// Sends the request under the eyes of the referee.
    private func pass(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let time = stopwatch.elapsed
        do throws(TransportError) {
            let response = try await transport.send(request)
            referee.note(response, to: request, sentAt: time)
            return response
        } catch {
            referee.note(nil, to: request, sentAt: time)
            throw error
        }
    }
}

/// The clock of one run, during whose waits other things happen.
struct EventfulClock<Base: Clock>: Clock where Base.Duration == Duration {
    let base: Base
    let meanwhile: Meanwhile

    var now: Base.Instant { base.now }
    var minimumResolution: Duration { base.minimumResolution }

    func sleep(until deadline: Base.Instant, tolerance: Duration?) async throws {
        if await meanwhile.pass() != nil { meanwhile.end() }
        guard !meanwhile.isDead else { throw CancellationError() }
        try await base.sleep(until: deadline, tolerance: tolerance)
    }
}
