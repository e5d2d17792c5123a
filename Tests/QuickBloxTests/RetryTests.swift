import Dialogs
import HTTP
import Pacing
import QuickBlox
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct RetryTests {
    typealias Response = Result<HTTPResponse, TransportError>

    @Test(arguments: [
        Response.response(408, ""), .response(429, ""), .response(500, ""), .response(502, "<html>"),
        .response(503, ""),
        .response(504, ""), .failure(.nothingSent("no way")), .failure(.mayHaveBeenSent("lost")),
    ])
    func `a read that may succeed later is sent again`(first: Response) async throws {
        let clock = SteppingClock()
        let transport = StubTransport(first, first, .page([1], of: 1))
        let listing = try await QuickBloxStore(transport, clock: clock).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.count == 1)
        #expect(listing.requests == 3)
        #expect(clock.sleeps == [.seconds(1), .seconds(2)])
    }

    @Test(arguments: [
        Response.response(429, ""), .response(503, ""), .failure(.nothingSent("no way")),
        .failure(.mayHaveBeenSent("lost")),
    ])
    func `but not forever`(response: Response) async throws {
        let transport = StubTransport(response)
        guard case .unreachable = try await QuickBloxStore(transport, attempts: 4).failure() else {
            Issue.record("not unreachable")
            return
        }
        #expect(transport.requests.count == 4)
    }

    @Test(arguments: [400, 401, 403, 404, 422])
    func `a refusal is final`(status: Int) async throws {
        let transport = StubTransport(.response(status, #"{"errors":["no"]}"#))
        #expect(try await QuickBloxStore(transport).failure() == .refused(FailureReason("no", status: status)))
        #expect(transport.requests.count == 1)
    }

    @Test func `a redirect is unreadable`() async throws {
        let transport = StubTransport(.response(302, "", headers: [HTTPHeader("Location", "https://evil.example")]))
        guard case .unreadable = try await QuickBloxStore(transport).failure() else {
            Issue.record("not unreadable")
            return
        }
        #expect(transport.requests.count == 1)
    }

    @Test func `a certificate that is not trusted does not become so`() async throws {
        let transport = StubTransport(.failure(.nothingSent("not trusted", isPermanent: true)))
        #expect(try await QuickBloxStore(transport).failure() == .unreachable(FailureReason("not trusted")))
        #expect(transport.requests.count == 1)
    }

    @Test func `cancellation is passed on, from the transport and from a wait`() async throws {
        let cancelled = StubTransport(.failure(.cancelled(mayHaveBeenSent: true)))
        #expect(try await QuickBloxStore(cancelled).failure() == .cancelled)
        let busy = StubTransport { _, _ in
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return .response(503, "")
        }
        let store = try QuickBloxStore(busy)
        #expect(await Task { await store.failure() }.value == .cancelled)
        #expect(busy.requests.count == 1)
    }

    @Test(arguments: [
        ("20", nil, Duration.seconds(20)), ("0", nil, .seconds(1)), ("9999999", nil, .seconds(60)),
        ("-5", nil, .seconds(1)), ("soon", nil, .seconds(1)), ("", nil, .seconds(1)),
        ("Sun, 06 Nov 1994 08:49:57 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", .seconds(20)),
        ("Sun, 06 Nov 1994 08:49:07 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", .seconds(1)),
        ("Sun, 06 Nov 1994 08:49:57 GMT", nil, .seconds(1)),
    ])
    func `waits as long as the server asks, within bounds`(value: String, date: String?, wait: Duration) async throws {
        let headers = [HTTPHeader("Retry-After", value)] + (date.map { [HTTPHeader("Date", $0)] } ?? [])
        let clock = SteppingClock()
        let transport = StubTransport(.response(429, "", headers: headers), .page([], of: 0))
        _ = try await QuickBloxStore(transport, clock: clock).list(DialogQuery(), as: 1)
        #expect(clock.sleeps == [wait])
    }

    @Test func `a run that was told to stop makes one attempt, whatever wait the server asks for`() async throws {
        let stop = StopFlag()
        let clock = SteppingClock()
        let transport = StubTransport(.response(503, "", headers: [HTTPHeader("Retry-After", "300")]))
        let store = QuickBloxStore(
            endpoint: try Endpoint("https://api.example.com"),
            credentials: try .key(),
            transport: transport,
            retrying: RetryPolicy(clock: clock, jitter: { 1 }, stop: stop)
        )
        stop.raise()
        guard case .unreachable = await store.failure() else {
            Issue.record("not unreachable")
            return
        }
        #expect(transport.requests.count == 1)
        #expect(clock.sleeps == [])
    }

    @Test func `a stop ends a wait that has begun`() async throws {
        let stop = StopFlag()
        let transport = StubTransport(.response(429, "", headers: [HTTPHeader("Retry-After", "300")]))
        let store = QuickBloxStore(
            endpoint: try Endpoint("https://api.example.com"),
            credentials: try .key(),
            transport: transport,
            retrying: RetryPolicy(stop: stop)
        )
        async let failure = store.failure()
        await transport.wait(for: 1)
        stop.raise()
        #expect(await failure == .unreachable(FailureReason("too many requests", status: 429)))
        #expect(transport.requests.count == 1)
    }
}
