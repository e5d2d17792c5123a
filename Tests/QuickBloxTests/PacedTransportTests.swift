import HTTP
import Pacing
import QuickBlox
import Synchronization
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct PacedTransportTests {
    private let clock = SteppingClock()
    private let read = HTTPRequest(.get, "https://api.example.com/")
    private let create = HTTPRequest(.post, "https://api.example.com/")

    private func pacer(perSecond: Int? = nil, stop: StopFlag = StopFlag()) -> Pacer {
        Pacer(Throttle(perSecond: perSecond, parallelism: 8), clock: clock, stop: stop)
    }

    private func status(of request: HTTPRequest, through transport: PacedTransport) async -> Result<Int, TransportError>
    {
        do throws(TransportError) {
            return .success(try await transport.send(request).status)
        } catch {
            return .failure(error)
        }
    }

    @Test func `reads and creates share one rate`() async throws {
        let pacer = pacer(perSecond: 2)
        let transport = PacedTransport(StubTransport(.response("{}")), pacer: pacer)
        for request in [read, create, create, read] { _ = try await transport.send(request) }
        #expect(clock.sleeps == [.seconds(1), .milliseconds(500)])
    }

    @Test(arguments: [429, 503])
    func `a server that names a time is left alone until then, by every request`(status: Int) async throws {
        let wait = HTTPHeader("Retry-After", "9")
        let transport = PacedTransport(
            StubTransport(.response(status, "", headers: [wait]), .response("{}")),
            pacer: pacer()
        )
        #expect(await self.status(of: read, through: transport) == .success(status))
        #expect(clock.sleeps == [])
        #expect(await self.status(of: create, through: transport) == .success(200))
        #expect(clock.sleeps == [.seconds(9)])
    }

    @Test(arguments: [200, 400, 408, 500, 502])
    func `other responses cause no pause`(status: Int) async throws {
        let wait = HTTPHeader("Retry-After", "9")
        let transport = PacedTransport(StubTransport(.response(status, "", headers: [wait])), pacer: pacer())
        for _ in 0..<2 { _ = try await transport.send(read) }
        #expect(clock.sleeps == [])
    }

    @Test func `a request that failed leaves its slot to the next`() async throws {
        let transport = PacedTransport(StubTransport(.failure(.mayHaveBeenSent("lost"))), pacer: pacer())
        for _ in 0..<20 {
            #expect(await status(of: read, through: transport) == .failure(.mayHaveBeenSent("lost")))
        }
    }

    @Test func `a create of a stopped run is not sent, and says so`() async throws {
        let stop = StopFlag()
        stop.raise()
        let stub = StubTransport(.response("{}"))
        let transport = PacedTransport(stub, pacer: pacer(stop: stop))
        #expect(await status(of: create, through: transport) == .failure(.cancelled(mayHaveBeenSent: false)))
        #expect(stub.requests.isEmpty)
        #expect(await status(of: read, through: transport) == .success(200))
    }

    @Test func `the observer is told the outcome of each request that was sent`() async throws {
        let statuses = Mutex<[Int?]>([])
        let stop = StopFlag()
        let stub = StubTransport(.response(404, "{}"), .failure(.mayHaveBeenSent("lost")), .response("{}"))
        let transport = PacedTransport(stub, pacer: pacer(stop: stop)) { result in
            statuses.withLock { $0.append(try? result.get().status) }
        }
        for _ in 0..<2 { _ = await status(of: create, through: transport) }
        stop.raise()
        for request in [create, read] { _ = await status(of: request, through: transport) }
        #expect(statuses.withLock(\.self) == [404, nil, 200])
    }

    @Test func `a permit that was obtained in advance is used once and needs no further wait`() async throws {
        let pacer = pacer(perSecond: 1)
        let transport = PacedTransport(StubTransport(.response("{}")), pacer: pacer)
        let permit = try #require(await pacer.permit(for: .create))
        try await SendPermit.$forNextRequest.withValue(permit) {
            _ = try await transport.send(create)
            #expect(clock.sleeps == [])
            _ = try await transport.send(create)
            #expect(clock.sleeps == [.seconds(1)])
        }
    }
}
