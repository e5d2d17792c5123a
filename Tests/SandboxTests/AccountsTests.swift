import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct AccountsTests {
    private static let noSession = #"{"errors":["Required session does not exist"]}"#
    private static let unauthorized = #"{"errors":["Unauthorized"]}"#
    private static let needUser = #"{"errors":{"base":["Forbidden. Need user."]}}"#
    private static let noToken = #"{"errors":["Token is required"]}"#

    @Test(arguments: [
        (SandboxRequest.Headers(), 401, noToken), (.init(token: "other"), 401, noSession),
        (.init(token: ""), 401, noSession), (.init(authorization: "ApiKey wrong", onBehalfOf: "7"), 401, unauthorized),
        (.init(authorization: "Bearer key", onBehalfOf: "7"), 401, unauthorized),
        (.init(authorization: "key", onBehalfOf: "7"), 401, unauthorized),
        (.init(token: "token", authorization: "ApiKey wrong"), 401, unauthorized),
        (.init(authorization: "ApiKey key"), 422, needUser),
        (.init(authorization: "ApiKey key", onBehalfOf: "bob"), 422, needUser),
        (.init(authorization: "ApiKey key", onBehalfOf: "0"), 422, needUser),
        (.init(authorization: "ApiKey key", onBehalfOf: "1001"), 422, needUser),
        (.init(token: "application"), 422, needUser),
    ])
    func `refuses who may not, for reading and writing`(headers: SandboxRequest.Headers, status: Int, body: String) {
        var api = InProcess(users: UserRanges("1-1000"))
        for method in ["GET", "POST"] {
            let target = "/chat/Dialog.json?type=1&name=x"
            let response = api.router.answer(SandboxRequest(method: method, target: target, headers: headers)).response
            #expect(response.status == status)
            #expect(response.text == body)
        }
        #expect((try? api.names()) == [])
    }

    @Test func `takes the key where there is a token too`() throws {
        var api = InProcess()
        let headers = SandboxRequest.Headers(token: "token", authorization: "apikey key", onBehalfOf: " 9 ")
        let request = SandboxRequest(method: "POST", target: "/chat/Dialog.json?type=1&name=x", headers: headers)
        let response = api.router.answer(request).response
        #expect(try response.member("user_id") == 9)
        #expect(!response.headers.contains { $0.name == "QB-Token-ExpirationDate" })
    }

    @Test(arguments: [("token", 7), ("application", 0)])
    func `shows the session of a token`(token: String, user: Int) throws {
        var api = InProcess()
        let headers = SandboxRequest.Headers(token: token)
        let response = api.router.answer(SandboxRequest(method: "GET", target: "//session.json", headers: headers))
            .response
        let session = try #require(try response.member("session")?.object)
        #expect(response.status == 200)
        #expect(session["user_id"] == .integer(user))
        #expect(session["token"] == .string(token))
        #expect(session["application_id"] == 76_730)
    }

    @Test func `has no session for a key`() {
        var api = InProcess()
        #expect(api.send("GET", "/session.json").status == 401)
    }

    @Test func `reports a wrong token before a broken body`() {
        var api = InProcess()
        let headers = SandboxRequest.Headers(contentType: "application/json", token: "x")
        let request = SandboxRequest(
            method: "POST",
            target: "/chat/Dialog.json",
            headers: headers,
            body: Array("{".utf8)
        )
        #expect(api.router.answer(request).response.status == 401)
    }

    @Test(arguments: [
        ("GET", "/", 404), ("GET", "/chat/Dialogs.json", 404), ("PATCH", "/chat/Dialog.json", 405),
        ("GET", "/chat/dialog.json", 404), ("GET", "/chat/Dialog.jsonx", 404), ("HEAD", "/chat/Dialog.json", 405),
    ])
    func `answers 404 or 405 where there is nothing`(method: String, path: String, status: Int) {
        var api = InProcess()
        let response = api.send(method, path)
        #expect(response.status == status)
        #expect(response.text.hasPrefix(#"{"errors":["The sandbox does not serve "#))
        #expect(response.headers.contains { $0.name == "Access-Control-Allow-Origin" && $0.value == "*" })
    }

    @Test func `answers a browser's question without credentials`() throws {
        var api = InProcess()
        let response = api.router.answer(SandboxRequest(method: "OPTIONS", target: "/chat/Dialog.json?")).response
        #expect(response.status == 200)
        let allowed = try #require(response.headers.first { $0.name == "Access-Control-Allow-Headers" }?.value)
        for header in ["QB-Token", "QB-OS", "QB-SDK", "Content-Type", "Authorization", "On-Behalf-Of"] {
            #expect(allowed.contains(header))
        }
        #expect(response.headers.contains { $0.value == "GET, POST, PUT, DELETE, OPTIONS" })
        #expect(response.headers.contains { $0.name == "Access-Control-Allow-Origin" && $0.value == "*" })
    }
}
