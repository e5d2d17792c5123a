import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

@Suite struct FailureReasonTests {
    private func reason(
        _ status: Int,
        _ body: String,
        headers: [HTTPHeader] = [],
        credentials: Credentials? = nil
    ) async throws -> FailureReason {
        let transport = StubTransport(.response(status, body, headers: headers))
        let store = try QuickBloxStore(transport, credentials: credentials, attempts: 1)
        return try #require(await store.failure()).reason
    }

    @Test(arguments: [
        (400, #"{"errors":["Occupants_ids is missing opponent ID."]}"#, "Occupants_ids is missing opponent ID."),
        (422, #"{"errors":{"base":["Forbidden. Need user."]}}"#, "Forbidden. Need user."),
        (
            422, #"{"errors":{"login":["has already been taken","is bad"]}}"#,
            "login has already been taken; login is bad"
        ),
        (422, #"{"errors":{"login":"is bad"}}"#, "login is bad"),
        (422, #"{"type":["is wrong."]}"#, "type is wrong."),
        (
            404, #"{"code":404,"message":"Entity you are looking for was not found."}"#,
            "Entity you are looking for was not found."
        ),
        (404, #"{"errors":[],"message":"gone"}"#, "gone"),
        (400, #"{"error":"Bad Request","status":400}"#, "Bad Request"),
        (400, #"["one","two"]"#, "one; two"),
        (400, #""plain""#, "plain"),
        (401, "", "the credentials were refused"),
        (403, "<html>Forbidden</html>", "the user may not do this"),
        (404, "{}", "there is nothing at this address; check the endpoint"),
        (400, "{\"errors\":null}", "the server refused the request without a reason"),
        (502, "<html>Bad Gateway</html>", "the server failed"),
        (429, "", "too many requests"),
    ])
    func `the server's words, whatever their shape`(status: Int, body: String, text: String) async throws {
        #expect(try await reason(status, body) == FailureReason(text, status: status))
    }

    @Test func `the request ID comes with it`() async throws {
        let reason = try await reason(403, "", headers: [HTTPHeader("x-request-id", "r-1")])
        #expect(reason.description == "the user may not do this (HTTP 403, request r-1)")
    }

    @Test func `long texts are cut`() async throws {
        let long = String(repeating: "ä", count: 100_000)
        let reason = try await reason(400, #"{"errors":["\#(long)"]}"#, headers: [HTTPHeader("X-Request-Id", long)])
        #expect(reason.text.unicodeScalars.count == 501)
        #expect(reason.text.hasSuffix("ä…"))
        #expect(reason.requestID?.unicodeScalars.count == 101)
    }

    @Test func `credentials that the server echoes are taken out, even at the cut`() async throws {
        let padding = String(repeating: "x", count: 490)
        let body = #"{"errors":["bad ApiKey s3cr3t-key\u0301","\#(padding)s3cr3t-key"]}"#
        let headers = [HTTPHeader("X-Request-Id", "s3cr3t-key-1")]
        let reason = try await reason(400, body, headers: headers, credentials: .key("s3cr3t-key"))
        #expect(reason.text.hasPrefix("bad ApiKey <redacted>\u{301}; "))
        #expect(!reason.text.contains("s3cr"))
        #expect(reason.requestID == "<redacted>-1")
    }

    @Test func `nor does a transport's text keep them`() async throws {
        let transport = StubTransport(.failure(.nothingSent("bad header s3cr3t", isPermanent: true)))
        let store = try QuickBloxStore(transport, credentials: .token("s3cr3t"))
        #expect(await store.failure() == .unreachable(FailureReason("bad header <redacted>")))
        #expect(await store.create(.group("a")) == .nothingSent(FailureReason("bad header <redacted>")))
    }
}
