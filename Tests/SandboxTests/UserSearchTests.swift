import JSON
import Testing

@testable import Sandbox

/// Users by their tags and full names.
@Suite(.serialized) struct UserSearchTests {
    private static let users = """
        {"users": [
          {"id": 1, "login": "ann", "full_name": "Ann Lee", "user_tags": "web,staff", "facebook_id": "55"},
          {"id": 2, "login": "leo", "full_name": "LEONARD", "user_tags": "web"},
          {"id": 3, "login": "bob", "full_name": "Bob", "user_tags": "Web"}
        ]}
        """

    private func api(_ assumptions: [String] = []) throws -> InProcess {
        var api = InProcess()
        var configuration = SandboxConfiguration(apiKey: "key", now: { RunningSandbox.time })
        configuration.accounts = try AccountsFile(json: Array(Self.users.utf8))
        configuration.assumptions = try Assumptions(assumptions)
        api.router = configuration.router
        return api
    }

    private func ids(_ response: SandboxResponse) throws -> [Int] {
        #expect(response.status == 200)
        return try response.member("items")?.array?.compactMap { $0["user"]?["id"]?.integer } ?? []
    }

    @Test(arguments: [
        ("tags=web", [], [1, 2]), ("tags=web,staff", [], [1]), ("tags=web,staff", ["tags=any"], [1, 2]),
        ("tags=Web", [], [3]), ("tags=staff,%20web", [], [1]),
    ])
    func `are found by tags`(query: String, assumptions: [String], expected: [Int]) throws {
        for path in ["/users/by_tags.json", "/users/by_tags", "/users.json"] {
            var api = try api(assumptions)
            #expect(try ids(api.send("GET", "\(path)?\(query)", as: 1)) == expected)
        }
    }

    @Test(arguments: [
        ("Ann%20Lee", [], [1]), ("lEe", [], [1]), ("le", [], [1, 2]), ("LEONARD", ["full-name=equals"], [2]),
    ])
    func `are found by a part of their full names`(name: String, assumptions: [String], expected: [Int]) throws {
        for path in ["/users/by_full_name.json", "/users.json"] {
            var api = try api(assumptions)
            #expect(try ids(api.send("GET", "\(path)?full_name=\(name)", as: 1)) == expected)
        }
    }

    @Test func `come in pages, with their tags`() throws {
        var api = try api()
        let response = api.send("GET", "/users/by_tags.json?tags=web&per_page=1&page=2", as: 1)
        #expect(try ids(response) == [2])
        #expect(try response.member("total_entries") == 2)
        #expect(try response.member("items")?.array?.first?["user"]?["user_tags"] == "web")
    }

    @Test func `are answered with 404 and a blank where there is none, as was observed`() throws {
        for query in ["by_tags.json?tags=x", "by_full_name.json?full_name=S", "by_full_name?full_name=%FC"] {
            var api = try api(["full-name=equals"])
            let response = api.send("GET", "/users/\(query)", as: 1)
            #expect([404, 400].contains(response.status))
            if response.status == 404 { #expect(response.text == " ") }
        }
        var api = try api()
        #expect(try ids(api.send("GET", "/users.json?tags=x", as: 1)) == [])
        #expect(api.send("GET", "/users/by_tags.json", as: 1).status == 400)
        #expect(api.send("GET", "/users/by_full_name.json?full_name=", as: 1).status == 400)
    }

    @Test func `are found by what they are at Facebook`() throws {
        var api = try api()
        #expect(try api.send("GET", "/users/by_facebook_id.json?facebook_id=55", as: 1).member("user")?["id"] == 1)
        #expect(api.send("GET", "/users/by_facebook_id.json?facebook_id=5", as: 1).status == 404)
        let query = "filter[]=number+facebook_id+gt+54"
        #expect(try ids(api.send("GET", "/users.json?\(query)", as: 1)) == [1])
    }
}
