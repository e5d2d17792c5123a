import Digests
import Foundation
import TestSupport
import Testing

/// A whole program against a sandbox that is empty but for the application's credentials: from the first user to the
/// first message.
@Suite(.serialized, .timeLimit(.minutes(2))) struct SandboxWholeProgramTests {
    private let scratch: TemporaryFolder
    private let accounts: String

    init() throws {
        scratch = try TemporaryFolder()
        let application = #"{"id": 76730, "auth_key": "the-auth-key", "auth_secret": "the-auth-secret"}"#
        accounts = try scratch.write(#"{"application": \#(application), "users": []}"#, to: "accounts.json")
    }

    private func start() throws -> SandboxProgram {
        try SandboxProgram(["--accounts", accounts, "--store", scratch.path(of: "store.jsonl")])
    }

    @Test func `makes people, a class, rooms and a message, which are there after a restart`() async throws {
        let rooms: String
        let people: [String: Int]
        do {
            let sandbox = try start()
            let app = Client(url: sandbox.url)
            let token = try app.session(nonce: 1)
            people = try app.people(["alice", "bob", "carol"], token)
            let room = #"{"name":"Room","fields":{"floor":"Integer"}}"#
            #expect(try app.ask("POST", "/class.json", ["Authorization: ApiKey sandbox-key"], room).status == 201)
            rooms = try scratch.write(manifest(people), to: "rooms.yaml")
            let apply = try await dialogctl(sandbox).run(["apply", "--yes", rooms])
            #expect(apply.exitCode == 0)
            #expect(apply.output.contains("3 created"))
            try talk(app)
            let plan = try await dialogctl(sandbox).run(["plan", "--detailed-exitcode", rooms])
            #expect(plan.exitCode == 0)
            for text in [try sandbox.text(of: "requests.jsonl"), try scratch.read(scratch.path(of: "store.jsonl"))] {
                #expect(!text.contains("secret-of"))
            }
        }
        let sandbox = try start()
        let plan = try await dialogctl(sandbox).run(["plan", "--detailed-exitcode", rooms])
        #expect(plan.exitCode == 0)
        let app = Client(url: sandbox.url)
        let alice = try app.session(nonce: 9, user: "alice")
        let first = try #require(try app.dialogs(alice).first)
        #expect(first.name == "Staff" && first.lastMessage == "Welcome!" && first.unread == 1)
    }

    private func manifest(_ people: [String: Int]) -> String {
        let users = people.map { "\($0.key): \($0.value)" }.sorted().joined(separator: ", ")
        return """
            version: 1
            users: {\(users)}
            dialogs:
              - {type: public, name: News}
              - {type: group, name: Staff, occupants: [bob, carol], data: {class_name: Room, floor: 2}}
              - {type: private, occupants: [carol]}

            """
    }

    private func dialogctl(_ sandbox: SandboxProgram) -> Program {
        Program(
            "dialogctl",
            environment: [
                "QUICKBLOX_ENDPOINT": sandbox.url, "XDG_STATE_HOME": scratch.path(of: "state"),
                "QUICKBLOX_APPLICATION_ID": "76730", "QUICKBLOX_AUTH_KEY": "the-auth-key",
                "QUICKBLOX_AUTH_SECRET": "the-auth-secret", "QUICKBLOX_LOGIN": "alice",
                "QUICKBLOX_PASSWORD": "secret-of-alice",
            ]
        )
    }

    /// Bob welcomes the staff; Carol reads that, and Alice has yet to.
    private func talk(_ app: Client) throws {
        let bob = try app.session(nonce: 2, user: "bob")
        let staff = try #require(try app.dialogs(bob).first { $0.name == "Staff" })
        #expect(staff.unread == 0 && staff.lastMessage == nil)
        let message = #"{"chat_dialog_id":"\#(staff.id)","message":"Welcome!","send_to_chat":1}"#
        #expect(try app.ask("POST", "/chat/Message.json", ["QB-Token: \(bob)"], message).status == 201)
        let carol = try app.session(nonce: 3, user: "carol")
        #expect(try app.dialogs(carol).first?.unread == 1)
        let list = "/chat/Message.json?chat_dialog_id=\(staff.id)"
        #expect(try app.ask("GET", list, ["QB-Token: \(carol)"]).text.contains("Welcome!"))
        #expect(try app.dialogs(carol).first?.unread == 0)
    }
}

/// A program of the application's own, with its credentials and nothing else.
private struct Client {
    let url: String

    func ask(_ method: String, _ target: String, _ headers: [String], _ body: String? = nil) throws -> LoopbackAnswer {
        let port = try #require(url.split(separator: ":").last.flatMap { Int($0) })
        let client = try LoopbackClient(port: port)
        let fixed = ["\(method) \(target) HTTP/1.1", "Host: localhost", "Content-Type: application/json"]
        let lines = fixed + headers + (body.map { ["Content-Length: \($0.utf8.count)"] } ?? [])
        client.send(lines.map { "\($0)\r\n" }.joined() + "\r\n" + (body ?? ""))
        return try client.receive()
    }

    /// Opens a session, signed by HMAC-SHA256, of the application or of a user; returns its token.
    func session(nonce: Int, user: String? = nil) throws -> String {
        let time = Int(Date().timeIntervalSince1970)
        var signed = "application_id=76730&auth_key=the-auth-key&nonce=\(nonce)&timestamp=\(time)"
        if let user { signed += "&user[login]=\(user)&user[password]=secret-of-\(user)" }
        let code = Digest.hmacSHA256(of: Array(signed.utf8), key: Array("the-auth-secret".utf8)).hexDigits
        let person = user.map { #","user":{"login":"\#($0)","password":"secret-of-\#($0)"}"# } ?? ""
        let body = """
            {"application_id":76730,"auth_key":"the-auth-key","nonce":\(nonce),"timestamp":\(time),\
            "signature":"\(code)"\(person)}
            """
        let answer = try ask("POST", "/session.json", [], body)
        #expect(answer.status == 201)
        return try JSONDecoder().decode(Opened.self, from: Data(answer.body)).session.token
    }

    /// Creates people; returns their IDs by their logins.
    func people(_ logins: [String], _ token: String) throws -> [String: Int] {
        var ids: [String: Int] = [:]
        for login in logins {
            let body = #"{"user":{"login":"\#(login)","password":"secret-of-\#(login)","tag_list":"staff"}}"#
            let answer = try ask("POST", "/users.json", ["QB-Token: \(token)"], body)
            #expect(answer.status == 201)
            ids[login] = try JSONDecoder().decode(Person.self, from: Data(answer.body)).user.id
        }
        return ids
    }

    func dialogs(_ token: String) throws -> [Room] {
        let answer = try ask("GET", "/chat/Dialog.json", ["QB-Token: \(token)"])
        return try JSONDecoder().decode(Rooms.self, from: Data(answer.body)).items
    }

    private struct Opened: Decodable {
        let session: Token

        struct Token: Decodable { let token: String }
    }

    private struct Person: Decodable {
        let user: Number

        struct Number: Decodable { let id: Int }
    }

    private struct Rooms: Decodable { let items: [Room] }

    /// A dialog as far as it matters here.
    struct Room: Decodable {
        let id: String
        let name: String?
        let lastMessage: String?
        let unread: Int?

        private enum CodingKeys: String, CodingKey {
            case id = "_id"
            case name
            case lastMessage = "last_message"
            case unread = "unread_messages_count"
        }
    }
}
