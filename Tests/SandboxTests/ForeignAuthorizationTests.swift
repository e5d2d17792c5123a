import JSON
import Testing

@testable import Sandbox

/// An `Authorization` that is not the API's.
@Suite(.serialized) struct ForeignAuthorizationTests {
    @Test(arguments: [
        ("Basic dXNlcjpwYXNz", "token", 200), ("Bearer x", "token", 200), ("", "token", 200), ("Basic x", nil, 401),
        ("ApiKey wrong", "token", 401), ("apikey  key", "token", 401), ("ApiKey", "token", 401),
        ("Basic x", "nothing", 401), ("Apikeys key", "token", 200), ("APIKEY key", nil, 422),
    ])
    func `does not matter beside a token`(authorization: String, token: String?, status: Int) {
        var api = InProcess()
        let headers = SandboxRequest.Headers(token: token, authorization: authorization)
        let request = SandboxRequest(method: "GET", target: "/chat/Dialog.json", headers: headers)
        #expect(api.router.answer(request).response.status == status)
    }

    @Test func `does not matter beside a token that is a parameter`() {
        var api = InProcess()
        let headers = SandboxRequest.Headers(authorization: "Basic x")
        let request = SandboxRequest(method: "GET", target: "/chat/Dialog.json?token=token", headers: headers)
        #expect(api.router.answer(request).response.status == 200)
    }
}
