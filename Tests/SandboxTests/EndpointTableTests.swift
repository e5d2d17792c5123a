import JSON
import Testing

@testable import Sandbox

@Suite(.serialized) struct EndpointTableTests {
    private func header(_ name: String, _ response: SandboxResponse) -> String? {
        response.headers.first { $0.name == name }?.value
    }

    @Test(arguments: Endpoint.allCases)
    func `finds each endpoint at each of its paths`(endpoint: Endpoint) {
        for path in [endpoint.row.path] + endpoint.row.otherPaths {
            let count = path.count { $0 == "{" }
            let sent = path.replacing(#/{[^}]*}/#, with: "5d75393ba28f9a17e1cb0f9e")
            let values = Array(repeating: "5d75393ba28f9a17e1cb0f9e", count: count)
            #expect(EndpointTable.served.find(endpoint.row.method, sent) == .endpoint(endpoint, values: values))
        }
    }

    @Test func `has a sentence for each, and each method and path once`() {
        var seen: Set<String> = []
        for endpoint in Endpoint.allCases {
            let row = endpoint.row
            #expect(row.summary.hasSuffix("."))
            for path in [row.path] + row.otherPaths {
                let isNew = seen.insert("\(row.method) \(path.replacing(#/{[^}]*}/#, with: "{}"))").inserted
                #expect(isNew)
            }
        }
    }

    @Test(arguments: [
        "/", "/nowhere.json", "/chat/Dialog/.json", "/chat/Dialog/x", "/users/by_twitter_id.json?twitter_id=1",
        "/users/by_what", "/users/7/tokens/8", "/chat/Dialog.jsonx",
    ])
    func `says of a path that is not served just that`(target: String) throws {
        var api = InProcess()
        let response = api.send("GET", target)
        #expect(response.status == 404)
        #expect(header("X-Sandbox-Not-Served", response) == "path")
        let path = target.prefix { $0 != "?" }
        let text = "The sandbox does not serve the path '\(path)', whatever QuickBlox has there."
        #expect(try response.json == ["errors": [.string(text)]])
    }

    @Test func `says which methods are served instead`() throws {
        var api = InProcess()
        let response = api.send("PATCH", "/chat/Dialog.json")
        #expect(response.status == 405)
        #expect(header("X-Sandbox-Not-Served", response) == "method")
        #expect(header("Allow", response) == "POST, GET")
        let text = "The sandbox does not serve PATCH at '/chat/Dialog.json', only POST, GET."
        #expect(try response.json == ["errors": [.string(text)]])
        #expect(header("Allow", api.send("POST", "/chat/Dialog/5d75393ba28f9a17e1cb0f9e.json")) == "GET, PUT, DELETE")
    }

    @Test func `leaves what is served and not there in the words of the API`() throws {
        var api = InProcess()
        for target in ["/chat/Dialog/5d75393ba28f9a17e1cb0f9e.json", "/users/external/5.json", "/users/x.json"] {
            let response = api.send("GET", target)
            #expect(response.status == 404)
            #expect(header("X-Sandbox-Not-Served", response) == nil)
            #expect(!response.text.contains("sandbox"))
        }
    }

    @Test(arguments: ["/users", "/users/7", "/users/7.json", "/users/7/tokens", "/users/7/tokens.json"])
    func `takes the paths of users with their ending and without it`(path: String) {
        var api = InProcess()
        let response = api.send(path.contains("tokens") ? "POST" : "GET", path)
        #expect([200, 201].contains(response.status))
    }

    @Test func `tells in the log and on the page what is not served`() throws {
        var api = InProcess()
        let ask = { (method: String, path: String) in
            api.router.answer(SandboxRequest(method: method, target: path)).entry
        }
        let entries = [ask("GET", "/nowhere"), ask("PATCH", "/users.json"), ask("GET", "/users.json")]
        #expect(entries.map(\.notServed) == ["path", "method", nil])
        let lines = entries.map { String(decoding: $0.line, as: UTF8.self) }
        #expect(lines[0].contains(#""status":404,"not_served":"path""#))
        #expect(!lines[2].contains("not_served"))
        var recent = RecentRequests()
        for entry in entries { recent.append(entry, at: Timestamp(seconds: 0)) }
        let state = PageState(source: PageSource(FaultyRouter(api.router, .none)), recent: recent)
        let requests = try JSONValue(parsing: state.json(PageQuery()))["requests"]?.array
        #expect(requests?.map { $0["not_served"] } == [nil, "method", "path"])
    }
}
