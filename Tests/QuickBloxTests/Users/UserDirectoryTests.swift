import Dialogs
import HTTP
import JSON
import Pacing
import QuickBlox
import Synchronization
import TestSupport
import Testing

@Suite struct UserDirectoryTests {
    private func directory(
        _ transport: StubTransport,
        parallelism: Int = 4,
        onProgress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) throws -> UserDirectory {
        let endpoint = try Endpoint("https://api.example.com")
        let sessions = SessionTransport(transport, endpoint: endpoint)
        return UserDirectory(
            endpoint: endpoint,
            authentication: Authentication(try .key(), sessions: sessions),
            transport: ReadOnlyTransport(transport),
            retrying: RetryPolicy(backoff: Backoff(attempts: 2), clock: SteppingClock(), jitter: { 1 }),
            parallelism: parallelism,
            onProgress: onProgress
        )
    }

    private static func user(_ id: Int, login: String? = nil, email: String? = nil, external: Int? = nil) -> String {
        let texts = [("login", login), ("email", email)].compactMap { name, text in
            text.map { #","\#(name)":"\#($0)""# }
        }
        let external = external.map { #","external_user_id":\#($0)"# } ?? #","external_user_id":null"#
        return #"{"user":{"id":\#(id)\#(texts.joined())\#(external)}}"#
    }

    private static func page(_ users: [String], of total: Int? = nil) -> StubTransport.Response {
        let head = #""current_page":1,"per_page":100,"total_entries":\#(total ?? users.count)"#
        return .response(#"{\#(head),"items":[\#(users.joined(separator: ","))]}"#)
    }

    private func failure(_ transport: StubTransport, _ references: [UserReference]) async throws -> ListingFailure? {
        let directory = try directory(transport)
        do throws(ListingFailure) {
            _ = try await directory.search(for: references)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a user is called by the full name, or else the login, a hundred with a request`() async throws {
        let transport = StubTransport { request, _ in
            let values = request.url.split(separator: "&")[0].split(separator: "%20").last ?? ""
            let ids = values.split(separator: "%2C").compactMap { Int($0) }
            let rows = ids.map { id in
                id == 7 ? #"{"user":{"id":7,"login":"bob","full_name":"Bob Jr."}}"# : Self.user(id, login: "s\(id)")
            }
            // One more than was asked for, and one without a name.
            return Self.page(rows.dropLast() + [Self.user(900, login: "stranger"), Self.user(3)])
        }
        let names = try await directory(transport).names(of: (1...150).compactMap { UserID(rawValue: $0) })
        #expect(transport.requests.count == 2)
        #expect(
            transport.requests.first?.url.hasPrefix("https://api.example.com/users.json?filter%5B%5D=number") == true
        )
        #expect(names[7] == "Bob Jr.")
        #expect(names[120] == "s120")
        #expect(names[900] == nil && names[3] == nil)
        #expect(names[100] == nil && names[150] == nil)
    }

    @Test func `ten thousand users take a hundred requests`() async throws {
        let users = (1...10_000).map { UserReference(.login, ExactText("student\($0)")) }
        let transport = StubTransport { request, _ in
            let values = request.url.split(separator: "&")[0].split(separator: "%20").last ?? ""
            let logins = values.split(separator: "%2C").map(String.init)
            return Self.page(logins.map { Self.user(Int($0.dropFirst(7)) ?? 0, login: $0) })
        }
        let progress = Mutex<[Int]>([])
        let directory = try directory(transport) { searched, total in
            #expect(total == 10_000)
            progress.withLock { $0.append(searched) }
        }
        let search = try await directory.search(for: users)
        #expect(search.requests == 100)
        #expect(transport.requests.count == 100)
        #expect(search.found.count == 10_000)
        #expect(search.found[UserReference(.login, "student777")] == 777)
        #expect(progress.withLock { $0 } == Array(stride(from: 100, through: 10_000, by: 100)))
    }

    @Test func `a hundred thousand people take a thousand requests, addresses with capitals among them`() async throws {
        let users = (1...100_000).map { number in
            number.isMultiple(of: 2)
                ? UserReference(.login, ExactText("student\(number)"))
                : UserReference(.email, ExactText("Ann.Lee\(number)@school.example"))
        }
        let transport = StubTransport { request, _ in
            #expect(request.url.utf8.count < 8000)
            return Self.page([])
        }
        let search = try await directory(transport).search(for: users)
        #expect(search.requests == 1000)
    }

    @Test func `a request asks for a page of a hundred, and acts for nobody`() async throws {
        let transport = StubTransport(Self.page([]))
        let users = [
            UserReference(.email, "Ann+1@x.org"), UserReference(.external, "7"), UserReference(.phone, "+44"),
        ]
        _ = try await directory(transport, parallelism: 1).search(for: users)
        let urls = transport.requests.map { $0.url.replacing("https://api.example.com", with: "") }
        #expect(
            urls == [
                "/users.json?filter%5B%5D=string%20email%20in%20Ann%2B1%40x.org%2Cann%2B1%40x.org&page=1&per_page=100",
                "/users.json?filter%5B%5D=number%20external_user_id%20in%207&page=1&per_page=100",
                "/users.json?filter%5B%5D=string%20phone%20in%20%2B44&page=1&per_page=100",
            ]
        )
        #expect(transport.requests.allSatisfy { request in request.headers.map(\.name) == ["Authorization"] })
    }

    @Test func `names that no list can hold are requested one by one`() async throws {
        let transport = StubTransport { request, _ in
            if request.url.contains("by_login") { return .response(Self.user(5, login: "a, b")) }
            if request.url.contains("by_email") { return .response(404, #"{"errors":["not found"]}"#) }
            return Self.page([#"{"id":9,"phone":"+44 20"}"#])
        }
        let users = [
            UserReference(.login, "a, b"), UserReference(.email, "\"a,b\"@x.org"), UserReference(.phone, "+44 20"),
        ]
        let search = try await directory(transport, parallelism: 1).search(for: users)
        #expect(search.found == [users[0]: 5, users[2]: 9])
        #expect(search.requests == 3)
        #expect(transport.requests[0].url.hasSuffix("/users/by_login.json?login=a%2C%20b"))
        #expect(transport.requests[2].url.contains("string%20phone%20eq%20%2B44%2020&"))
    }

    @Test func `users are compared with the references`() async throws {
        let transport = StubTransport(
            Self.page([
                Self.user(1, login: "Ann"), Self.user(2, login: "bob"), Self.user(3, login: "other"),
                Self.user(4, email: "EVE@x.org", external: 12),
            ])
        )
        let users = [
            UserReference(.login, "ann"), UserReference(.login, "bob"), UserReference(.email, "eve@X.org"),
            UserReference(.external, "12"), UserReference(.external, "13"),
        ]
        let search = try await directory(transport).search(for: users)
        #expect(search.found == [users[1]: 2, users[2]: 4, users[3]: 4])
        #expect(search.ambiguous == [:])
    }

    @Test func `two users with one address are ambiguous`() async throws {
        let transport = StubTransport(Self.page([Self.user(1, email: "a@x.org"), Self.user(2, email: "A@x.org")]))
        let search = try await directory(transport).search(for: [UserReference(.email, "a@x.org")])
        #expect(search.found == [:])
        #expect(search.ambiguous == [UserReference(.email, "a@x.org"): [1, 2]])
    }

    @Test func `more users than fit on a page are read to the end`() async throws {
        let users = (1...150).map { Self.user($0, login: "x\($0)") }
        let transport = StubTransport { request, _ in
            request.url.contains("&page=1&")
                ? Self.page(Array(users[..<100]), of: 150) : Self.page(Array(users[100...]), of: 150)
        }
        let search = try await directory(transport).search(for: [UserReference(.login, "x150")])
        #expect(search.found.values.map(\.rawValue) == [150])
        #expect(search.requests == 2)
    }

    @Test func `an incomplete listing is read again, and then refused`() async throws {
        let lacking = Self.page([Self.user(1, login: "a")], of: 2)
        let whole = Self.page([Self.user(1, login: "a"), Self.user(2, login: "b")])
        let users = [UserReference(.login, "a"), UserReference(.login, "b")]
        let search = try await directory(StubTransport(lacking, Self.page([], of: 2), whole)).search(for: users)
        #expect(search.found.count == 2)
        #expect(search.requests == 3)
        guard case .incomplete = try await failure(StubTransport(lacking), users) else {
            Issue.record("an answer that lacks a user was taken")
            return
        }
    }

    @Test func `a server that ignores the filter is found out`() async throws {
        let transport = StubTransport(Self.page([Self.user(1, login: "x")], of: 200_000))
        guard case .unreadable = try await failure(transport, [UserReference(.login, "x")]) else {
            Issue.record("everybody was read")
            return
        }
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [#"{"total_entries":0}"#, "[]", "<html>", #"{"items":5}"#])
    func `a body that is not a page of users is refused`(body: String) async throws {
        guard case .unreadable = try await failure(StubTransport(.response(body)), [UserReference(.login, "x")]) else {
            Issue.record("\(body) was taken for an answer")
            return
        }
    }

    @Test func `addresses stay below what proxies take`() async throws {
        let transport = StubTransport(Self.page([]))
        let users = (0..<300).map { UserReference(.login, ExactText(String(repeating: "é", count: 50) + "\($0)")) }
        _ = try await directory(transport).search(for: users)
        #expect(transport.requests.allSatisfy { $0.url.utf8.count < 8000 })
        #expect(transport.requests.count < 30)
    }
}

extension UserDirectoryTests {
    @Test func `logins are asked for a hundred users at a time, and believed only of those`() async throws {
        let transport = StubTransport { request, _ in
            request.url.contains("in%201%2C2")
                ? Self.page([Self.user(1, login: "ann"), Self.user(2), Self.user(999, login: "eve")], of: 3)
                : Self.page([Self.user(101, login: "zoe")], of: 1)
        }
        let (logins, requests) = try await directory(transport).logins(
            of: (1...101).compactMap { UserID(rawValue: $0) }
        )
        #expect(logins == [1: "ann", 101: "zoe"])
        #expect(requests == 2)
        let address = "https://api.example.com/users.json?filter%5B%5D=number%20id%20in%20101&page=1&per_page=100"
        #expect(transport.requests.contains { $0.url == address })
    }
}
