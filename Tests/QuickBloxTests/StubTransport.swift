import Dialogs
import HTTP
import Pacing
import QuickBlox
import TestSupport
import Testing

/// A transport that responds from a closure and records what was sent.
final class StubTransport: HTTPTransport {
    typealias Response = Result<HTTPResponse, TransportError>

    private let log = Watched<[HTTPRequest]>([])
    private let response: @Sendable (HTTPRequest, _ number: Int) -> Response

    /// - Parameter response: Called for each request with its number, from 1.
    init(_ response: @escaping @Sendable (HTTPRequest, _ number: Int) -> Response) {
        self.response = response
    }

    /// Sends these responses one after the other; the last one repeats.
    convenience init(_ responses: Response...) {
        self.init { _, number in responses[min(number, responses.count) - 1] }
    }

    var requests: [HTTPRequest] { log.value }

    /// Waits until so many requests were sent.
    func wait(for count: Int) async { await log.wait { $0.count >= count } }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let number = log.change { log in
            log.append(request)
            return log.count
        }
        return try response(request, number).get()
    }
}

extension Result<HTTPResponse, TransportError> {
    /// A complete response.
    static func response(_ status: Int, _ body: String, headers: [HTTPHeader] = []) -> Self {
        .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
    }

    /// A complete response with the status 200.
    static func response(_ body: String, headers: [HTTPHeader] = []) -> Self { .response(200, body, headers: headers) }

    /// A page with rows of these numbers.
    static func page(_ numbers: some Sequence<Int>, of total: Int?) -> Self {
        let rows = numbers.map { #"{"_id":"\#(DialogID.number($0))","type":2,"name":"r\#($0)","occupants_ids":[1,2]}"# }
        let count = total.map { #""total_entries":\#($0),"# } ?? ""
        return .response(#"{\#(count)"skip":0,"limit":100,"items":[\#(rows.joined(separator: ","))]}"#)
    }
}

extension Credentials {
    static func key(_ text: String = "the-key") throws -> Self { .apiKey(try #require(Secret(text))) }
    static func token(_ text: String = "the-token") throws -> Self { .sessionToken(try #require(Secret(text))) }
}

extension QuickBloxStore {
    /// A store over the transport whose waits take no time.
    init(
        _ transport: some HTTPTransport,
        credentials: Credentials? = nil,
        clock: SteppingClock = SteppingClock(),
        attempts: Int = 3
    ) throws {
        self.init(
            endpoint: try Endpoint("https://api.example.com"),
            credentials: try credentials ?? .key(),
            transport: transport,
            retrying: RetryPolicy(
                backoff: Backoff(
                    base: .seconds(1),
                    cap: .seconds(8),
                    longestRetryAfter: .seconds(60),
                    attempts: attempts
                ),
                clock: clock,
                jitter: { 1 }
            )
        )
    }

    /// The failure of a listing; `nil` when it succeeds.
    func failure(of query: DialogQuery = DialogQuery()) async -> ListingFailure? {
        do throws(ListingFailure) {
            _ = try await list(query, as: 1)
            return nil
        } catch {
            return error
        }
    }
}
