import JSON
import Sandbox
import TestSupport
import Testing

/// The name of a private dialog is the name of the other user.
@Suite(.serialized) struct PrivateNameTests {
    private func headers(_ user: Int) -> [String] {
        [AccountsSandbox.key, "On-Behalf-Of: \(user)", AccountsSandbox.json]
    }

    private func create(_ opponent: Int, by user: Int, _ sandbox: AccountsSandbox) throws -> JSONValue? {
        let body = #"{"type": 3, "occupants_ids": [\#(opponent)]}"#
        return try sandbox.ask("POST", "/chat/Dialog.json", headers(user), body).json.object?["name"]
    }

    private func listed(_ user: Int, _ sandbox: AccountsSandbox) throws -> [JSONValue?] {
        let answer = try sandbox.ask("GET", "/chat/Dialog.json?sort_asc=created_at", headers(user))
        return try #require(try answer.json.object?["items"]?.array).map { $0.object?["name"] }
    }

    @Test func `shows each of two users the other's full name, or else login`() async throws {
        try await AccountsSandbox.run { sandbox in
            let created = [try create(12, by: 11, sandbox), try create(11, by: 12, sandbox)]
            #expect(created == ["bob", "Alice Doe"])
            #expect(try listed(11, sandbox) == ["bob"])
            #expect(try listed(12, sandbox) == ["Alice Doe"])
        }
    }

    @Test func `shows none for a user of whom the ID alone is known`() async throws {
        try await AccountsSandbox.run(users: UserRanges("90")) { sandbox in
            let created = try create(90, by: 11, sandbox)
            #expect(created == .null)
            #expect(try listed(90, sandbox) == ["Alice Doe"])
        }
    }

    @Test func `leaves the names of other dialogs alone`() async throws {
        try await AccountsSandbox.run { sandbox in
            let body = #"{"type": 2, "name": "Two", "occupants_ids": [12]}"#
            let answer = try sandbox.ask("POST", "/chat/Dialog.json", headers(11), body)
            #expect(try answer.json.object?["name"] == "Two")
            #expect(try listed(12, sandbox) == ["Two"])
        }
    }
}
