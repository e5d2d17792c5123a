import Dialogs
import HTTP
import JSON
import QuickBlox
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct SessionKeepingTests {
    private let play: SessionPlay
    private let clock = SteppingClock()
    private let store: QuickBloxStore

    init() throws {
        play = try SessionPlay()
        store = try play.store(clock)
    }

    private func list() async throws { _ = try await store.list(DialogQuery(), as: 42) }

    private func refusal(_ text: String, _ status: Int? = nil) -> ListingFailure {
        .refused(FailureReason(text, status: status))
    }

    @Test func `the request for a session is signed and names no secret`() async throws {
        try await list()
        let request = try #require(play.requests.first)
        #expect(request.url == "https://api.example.com/session.json")
        #expect(request.headers == [HTTPHeader("Content-Type", "application/json")])
        let body = try #require(try JSONValue(parsing: request.body).object)
        #expect(body["application_id"] == 76730)
        #expect(body["auth_key"] == "the-auth-key")
        #expect(body["timestamp"] == 1_525_272_294)
        #expect(body["user"] == ["login": "alice", "password": "the password"])
        #expect(body["signature"]?.text?.count == 40)
        #expect(!String(decoding: request.body, as: UTF8.self).contains("the-auth-secret"))
    }

    @Test func `one session serves every request`() async throws {
        for _ in 1...5 { try await list() }
        #expect(await store.authorize(after: nil) == nil)
        #expect(play.openings == 1)
        #expect(play.requests.dropFirst().allSatisfy { $0.token == "the-token-1" })
    }

    @Test func `many requests at once share one session, and one renewal`() async throws {
        // No session is opened before all have begun.
        let listAtOnce = { [play, store] in
            play.change { $0.crowd += 50 }
            await withTaskGroup(of: ListingFailure?.self) { group in
                for _ in 1...50 {
                    group.addTask {
                        play.noteAsking()
                        return await store.failure()
                    }
                }
                for await failure in group { #expect(failure == nil) }
            }
        }
        await listAtOnce()
        #expect(play.openings == 1)
        play.change { $0.dead = ["the-token-1"] }
        await listAtOnce()
        #expect(play.openings == 2)
        play.change { $0.expiry = "2018-05-02 14:45:54 +0000" }
        try await list()
        play.change { $0.now += 40 }
        await listAtOnce()
        #expect(play.openings == 3)
    }

    @Test(arguments: ["2018-05-02 16:44:54 +0000", "2018-05-02 16:44:54 UTC"])
    func `a session is replaced a minute before the end that the responses name`(expiry: String) async throws {
        play.change { $0.expiry = expiry }
        try await list()
        play.change { $0.now += 7200 - 61 }
        try await list()
        #expect(play.openings == 1)
        play.change { $0.now += 1 }
        try await list()
        #expect(play.openings == 2)
        #expect(play.requests.last?.token == "the-token-2")
    }

    @Test func `a response that extends the session is believed`() async throws {
        play.change { $0.expiry = "2018-05-02 16:44:54 +0000" }
        try await list()
        play.change {
            $0.now += 7000
            $0.expiry = "2018-05-02 18:41:34 +0000"
        }
        try await list()
        play.change { $0.now += 7000 }
        try await list()
        #expect(play.openings == 1)
    }

    @Test(arguments: ["2018-05-02 14:44:55 +0000", "2018-05-02 14:00:00 +0000", "soon", "2018-05-02 14:44:55 +0200"])
    func `no end, however near or odd, makes a session for each request`(expiry: String) async throws {
        play.change { $0.expiry = expiry }
        for _ in 1...5 { try await list() }
        #expect(play.openings == 1)
    }

    @Test func `a refused session is replaced once, and the request goes again`() async throws {
        try await list()
        play.change { $0.dead = ["the-token-1"] }
        try await list()
        #expect(play.requests.map(\.token) == [nil, "the-token-1", "the-token-1", nil, "the-token-2"])
        play.change { $0.dead = ["the-token-1", "the-token-2", "the-token-3"] }
        await #expect(throws: refusal("no session <redacted>", 401)) { try await list() }
        let count = play.requests.count
        await #expect(throws: refusal("no session <redacted>", 401)) { try await list() }
        #expect(play.requests.count == count)
    }

    @Test func `a create goes in the session, and a refused one tells so without another request`() async throws {
        #expect(await store.authorize(after: nil) == nil)
        guard case .created = await store.create(.group("ops", owner: 42)) else {
            Issue.record("not created")
            return
        }
        play.change { $0.dead = ["the-token-1"] }
        let count = play.requests.count
        let reason = FailureReason("no session <redacted>", status: 401)
        #expect(await store.create(.group("ops", owner: 42)) == .unauthorized(reason))
        #expect(play.requests.count == count + 1)
        #expect(await store.authorize(after: reason) == nil)
        #expect(play.openings == 2)
        guard case .created = await store.create(.group("ops", owner: 42)) else {
            Issue.record("not created")
            return
        }
    }

    @Test func `without a session a create sends nothing`() async throws {
        guard case .unauthorized = await store.create(.group("ops", owner: 42)) else {
            Issue.record("sent")
            return
        }
        #expect(play.requests.isEmpty)
    }

    @Test func `opening a session is tried again while that may help`() async throws {
        play.change { $0.openings = [.response(503, ""), .failure(.mayHaveBeenSent("lost"))] }
        try await list()
        #expect(clock.sleeps == [.seconds(1), .seconds(2)])
        let bodies = play.requests.filter { $0.method == .post }.map(\.body)
        #expect(Set(bodies).count == 3, "each request for a session has a number of its own")
    }

    @Test func `a refusal to open one is final, and shows no secret that the server echoes`() async throws {
        let echo = #"{"errors":{"base":["no: the password, the-auth-secret, the-auth-key"]}}"#
        play.change { $0.openings = [.response(422, echo)] }
        let failure = refusal("no: <redacted>, <redacted>, <redacted>", 422)
        await #expect(throws: failure) { try await list() }
        await #expect(throws: failure) { try await list() }
        #expect(await store.authorize(after: nil) == failure.reason)
        #expect(play.requests.count == 1)
    }

    @Test(arguments: [
        (nil, ": check the clock of this machine"),
        ("Wed, 02 May 2018 17:46:54 GMT", ": check the clock of this machine, which is 182 min behind the server's"),
        ("Wed, 02 May 2018 12:44:50 GMT", ": check the clock of this machine, which is 120 min ahead of the server's"),
        ("Wed, 02 May 2018 14:45:54 GMT", ""),
    ])
    func `a refused time points at the clock, unless the server's shows the same`(date: String?, hint: String) async {
        let headers = date.map { [HTTPHeader("Date", $0)] } ?? []
        play.change { $0.openings = [.response(422, #"{"errors":{"base":["Bad timestamp"]}}"#, headers: headers)] }
        await #expect(throws: refusal("Bad timestamp\(hint)", 422)) { try await list() }
    }

    @Test func `an outage is not final`() async throws {
        play.change { $0.openings = [.response(503, ""), .response(503, ""), .response(503, "")] }
        await #expect(throws: ListingFailure.self) { try await list() }
        try await list()
    }

    @Test(arguments: [
        "<html>", "{}", #"{"session":{"user_id":42}}"#, #"{"session":{"token":"a\r\nX: y","user_id":42}}"#,
        #"{"session":{"token":"the-token","user_id":0}}"#, #"{"session":{"token":"1234567","user_id":42}}"#,
    ])
    func `a response without a user's session ends the run`(body: String) async throws {
        play.change { $0.openings = [.response(201, body)] }
        await #expect(throws: ListingFailure.self) { try await list() }
        #expect(play.requests.count == 1)
    }

    @Test func `a new session of another user is refused`() async throws {
        try await list()
        play.change {
            $0.dead = ["the-token-1"]
            $0.user = 43
        }
        let text = "the new session belongs to user 43, not to 42 as before; start again"
        await #expect(throws: refusal(text)) { try await list() }
    }

    @Test func `whoever is cancelled does not end the wait of others`() async throws {
        let cancelled = Task { await store.failure() }
        let other = Task { await store.failure() }
        cancelled.cancel()
        _ = await cancelled.value
        #expect(await other.value == nil)
    }
}
