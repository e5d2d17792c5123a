import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

@Suite struct PagingTests {
    typealias Response = Result<HTTPResponse, TransportError>

    /// The `skip` of a request.
    private static func skip(_ request: HTTPRequest) -> Int {
        request.url.split { "?&".contains($0) }.first { $0.hasPrefix("skip=") }.flatMap { Int($0.dropFirst(5)) } ?? -1
    }

    /// A server that has a number of dialogs and sends a limited number of rows at once.
    private static func server(_ count: Int, rows: Int, counts: Bool = true) -> StubTransport {
        StubTransport { request, _ in
            let first = skip(request)
            return .page((first..<max(first, min(count, first + rows))).map { $0 + 1 }, of: counts ? count : nil)
        }
    }

    @Test(arguments: [(0, 1), (1, 1), (100, 1), (101, 2), (250, 3)])
    func `reads as many pages as it takes`(count: Int, requests: Int) async throws {
        let listing = try await QuickBloxStore(Self.server(count, rows: 100)).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.map(\.id) == (0..<count).map { .number($0 + 1) })
        #expect(listing.requests == requests)
        #expect(listing.proof == .counted)
    }

    @Test func `advances by the rows that came when the server sends fewer than requested`() async throws {
        let transport = Self.server(10, rows: 4)
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.count == 10)
        #expect(transport.requests.map(Self.skip).sorted() == [0, 4, 8])
    }

    @Test(
        arguments: [
            (
                1, 900_000,
                "in 124 requests for 100 dialogs each, the server has sent 124, and says that there are 900000"
            ),
            (
                1, nil,
                "in 124 requests for 100 dialogs each, the server has sent 124, and does not say how many there are"
            ),
            (100, 10_000_000, "the server lists more than 1000000 dialogs"),
        ] as [(Int, Int?, String)]
    )
    func `a listing that would not end is left off, and what is strange is said`(
        rows: Int,
        total: Int?,
        text: String
    ) async throws {
        let transport = StubTransport { request, _ in
            let first = Self.skip(request)
            return .page((first..<first + rows).map { $0 + 1 }, of: total)
        }
        let failure = try await QuickBloxStore(transport).failure()
        guard case .incomplete(let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.description.contains(text))
        #expect(transport.requests.count < 140)
    }

    @Test func `however late one page comes, and however often all are read, a long listing is not taken for endless`()
        async throws
    {
        let arrived = Watched(0)
        let transport = StubTransport { request, number in
            let first = Self.skip(request)
            // The first two readings end with a dialog that came twice.
            let rows = (first..<min(20_000, first + 100)).map { $0 == 19_999 && number <= 400 ? 1 : $0 + 1 }
            return .page(rows, of: 20_000)
        }
        let late = LatePage(
            transport,
            skip: 300,
            until: { await arrived.wait { $0 >= 190 } },
            onEnd: { arrived.change { $0 += 1 } }
        )
        let listing = try await QuickBloxStore(late).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.count == 20_000)
        #expect(listing.requests > 400)
    }

    @Test func `a page with fewer rows in the middle loses nothing`() async throws {
        let transport = StubTransport { request, _ in
            let first = Self.skip(request)
            let rows = first == 300 ? 37 : 100
            return .page((first..<min(2000, first + rows)).map { $0 + 1 }, of: 2000)
        }
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.map(\.id) == (1...2000).map { .number($0) })
        #expect(listing.requests == transport.requests.count)
    }

    @Test func `dialogs that are left out are counted, and not handed on`() async throws {
        let transport = Self.server(150, rows: 100)
        let endpoint = try Endpoint("https://api.example.com")
        let reader = QuickBloxReader(
            endpoint: endpoint,
            authentication: Authentication(
                try .key(),
                sessions: SessionTransport(transport, endpoint: endpoint)
            ),
            transport: ReadOnlyTransport(transport),
            leavingOut: Set((2...149).map { .number($0) } + [.number(999)])
        )
        let listing = try await reader.list(DialogQuery(), as: 1)
        #expect(listing.dialogs.map(\.id) == [.number(1), .number(150)])
        #expect(listing.extent == .whole && listing.proof == .counted)
    }

    @Test func `one page that cannot be had ends the listing`() async throws {
        let transport = StubTransport { request, _ in
            let first = Self.skip(request)
            return first == 300 ? .response(403, "") : .page((first..<first + 100).map { $0 + 1 }, of: 2000)
        }
        let expected = FailureReason("the user may not do this", status: 403)
        #expect(try await QuickBloxStore(transport).failure() == .refused(expected))
    }

    @Test func `without a count it reads until a page is empty, and says so`() async throws {
        let transport = Self.server(150, rows: 100, counts: false)
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.count == 150)
        #expect(listing.proof == .readUntilEmpty)
        #expect(transport.requests.map(Self.skip) == [0, 100, 150])
    }

    @Test func `reads again when a dialog moved to the next page`() async throws {
        let transport = StubTransport(
            .page(1...100, of: 101),
            .page([100], of: 101),
            .page(1...100, of: 101),
            .page([101], of: 101)
        )
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.count == 101)
        #expect(listing.requests == 4)
    }

    @Test func `reads again when the count changed`() async throws {
        let transport = StubTransport(
            .page(1...100, of: 102),
            .page([101], of: 101),
            .page(1...100, of: 101),
            .page([101], of: 101)
        )
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.count == 101)
    }

    @Test(arguments: [
        (Response.page([1, 2], of: 1), "total_entries is 1, but it sent 2"),
        (Response.page([1, 1], of: 2), "came twice"),
        (Response.page([], of: 5), "total_entries is 5, but it sent 0"),
        (Response.response(#"{"total_entries":5}"#), "total_entries is 5, but it sent 0"),
    ])
    func `never believes pages that contradict the count`(
        page: Response,
        text: String
    ) async throws {
        let transport = StubTransport(page)
        let failure = try await QuickBloxStore(transport).failure()
        guard case .incomplete(let reason) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.text.contains(text))
        #expect(reason.text.contains("3 readings"))
        #expect(transport.requests.count == 3)
    }

    @Test func `a server that repeats its first page for ever is found out`() async throws {
        let counting = StubTransport(.page(1...100, of: 1000))
        let silent = StubTransport(.page(1...100, of: nil))
        for (transport, requests) in [(counting, 3 + 3 * 9), (silent, 3 + 3)] {
            guard case .incomplete = try await QuickBloxStore(transport).failure() else {
                Issue.record("it believed the pages")
                return
            }
            #expect(transport.requests.count <= requests)
        }
    }

    @Test func `a count beyond any application is refused at once`() async throws {
        let transport = StubTransport(.page(1...100, of: 6_000_000))
        guard case .incomplete(let reason) = try await QuickBloxStore(transport).failure() else {
            Issue.record("it believed the count")
            return
        }
        #expect(reason.text.contains("more than 1000000"))
        #expect(transport.requests.count == 1)
    }

    @Test func `rows that an ignored filter let through are dropped after the count`() async throws {
        let transport = StubTransport(.page(1...3, of: 3))
        let listing = try await QuickBloxStore(transport).list(DialogQuery(type: .group, name: "r2"), as: 1)
        #expect(listing.dialogs.map(\.name) == ["r2"])
        #expect(listing.proof == .counted)
    }

    @Test func `a dialog whose name is merely similar is recognised as another`() async throws {
        let transport = StubTransport(.page(1...3, of: 3))
        let listing = try await QuickBloxStore(transport).list(DialogQuery(name: "R 2"), as: 1)
        #expect(listing.dialogs.isEmpty)
        #expect(listing.similar.map(\.name) == ["r2"])
    }

    @Test func `a dialog of an unknown type counts and is left out`() async throws {
        let body = #"{"total_entries":2,"items":[{"_id":"a","type":9},{"_id":"b","type":1,"name":"x"}]}"#
        let listing = try await QuickBloxStore(StubTransport(.response(body))).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.map(\.name) == ["x"])
    }

    @Test func `a listing that is longer than its limit ends after the first page`() async throws {
        let transport = Self.server(500, rows: 100)
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1, upTo: 499)
        #expect(listing.extent == .part(of: 500))
        #expect(listing.dialogs.count == 100)
        #expect(transport.requests.count == 1)
        let allowed = try await QuickBloxStore(Self.server(500, rows: 100)).list(DialogQuery(), as: 1, upTo: 500)
        #expect(allowed.extent == .whole)
    }

    @Test func `without a count it reads a page beyond the limit at most`() async throws {
        let transport = Self.server(900, rows: 100, counts: false)
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1, upTo: 300)
        #expect(listing.extent == .part(of: nil))
        #expect(transport.requests.count == 4)
    }

    @Test func `an ignored filter ends a listing that has more pages, and no other`() async throws {
        let query = DialogQuery(name: "r2")
        let long = try await QuickBloxStore(Self.server(500, rows: 100)).list(query, as: 1, upTo: .max)
        #expect(long.extent == .part(of: 500))
        #expect(long.ignored == [.name])
        let short = try await QuickBloxStore(Self.server(5, rows: 100)).list(query, as: 1, upTo: .max)
        #expect(short.extent == .whole)
        #expect(short.dialogs.map(\.name) == ["r2"])
        let patient = try await QuickBloxStore(Self.server(500, rows: 100)).list(query, as: 1)
        #expect(patient.extent == .whole)
    }

    @Test func `an ignored type is no reason to leave off`() async throws {
        let store = try QuickBloxStore(Self.server(300, rows: 100))
        let listing = try await store.list(DialogQuery(type: .private), as: 1, upTo: 400)
        #expect(listing.extent == .whole)
        #expect(listing.ignored == [.type])
    }

    @Test func `many pages come together in their order`() async throws {
        let transport = Self.server(5000, rows: 100)
        let listing = try await QuickBloxStore(transport).list(DialogQuery(), as: 1)
        #expect(listing.dialogs.map(\.id) == (1...5000).map { .number($0) })
        #expect(listing.requests == 50)
    }
}

/// A transport on which one page comes late.
private struct LatePage: HTTPTransport {
    let transport: StubTransport
    let skip: Int
    let until: @Sendable () async -> Void
    let onEnd: @Sendable () -> Void

    init(
        _ transport: StubTransport,
        skip: Int,
        until: @escaping @Sendable () async -> Void,
        onEnd: @escaping @Sendable () -> Void
    ) {
        self.transport = transport
        self.skip = skip
        self.until = until
        self.onEnd = onEnd
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        if request.url.contains("skip=\(skip)&") { await until() }
        defer { onEnd() }
        return try await transport.send(request)
    }
}
