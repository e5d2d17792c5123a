import Dialogs
import HTTP
import QuickBlox
import TestSupport
import Testing

@Suite struct CreateRequestTests {
    private func request(for dialog: DesiredDialog) async throws -> HTTPRequest {
        let transport = StubTransport(.response(422, "{}"))
        _ = try await QuickBloxStore(transport).create(dialog)
        #expect(transport.requests.count == 1)
        return try #require(transport.requests.first)
    }

    @Test(arguments: [
        (DesiredDialog.public("Soccer \"news\""), #"{"type":1,"name":"Soccer \"news\""}"#),
        (.public("a", admins: [9, 8], photo: "1"), #"{"type":1,"name":"a","admin_ids":[8,9],"photo":"1"}"#),
        (.public("a", photo: ""), #"{"type":1,"name":"a"}"#),
        (.group("a", owner: 1, [1, 30, 4]), #"{"type":2,"name":"a","occupants_ids":[4,30]}"#),
        (.group("a", [2], admins: [5, 1]), #"{"type":2,"name":"a","occupants_ids":[2,5],"admin_ids":[1,5]}"#),
        (.group("a", admins: []), #"{"type":2,"name":"a","occupants_ids":[2],"admin_ids":[]}"#),
        (.group("a", joinRequired: false), #"{"type":2,"name":"a","occupants_ids":[2],"is_join_required":0}"#),
        (.group("a", joinRequired: true), #"{"type":2,"name":"a","occupants_ids":[2],"is_join_required":1}"#),
        (.private(owner: 7, with: 3), #"{"type":3,"occupants_ids":[3]}"#),
        (
            .public(
                "a",
                data: CustomData(
                    className: "Room",
                    fields: ["z": .integer(1), "a": .text("x"), "m": .boolean(true), "k": .decimal(0.5)]
                )
            ),
            #"{"type":1,"name":"a","data":{"class_name":"Room","a":"x","k":0.5,"m":true,"z":1}}"#
        ),
        (
            .group("a", data: CustomData(className: "Room", fields: ["z": .integer(1)]), key: "K", markField: "k"),
            #"{"type":2,"name":"a","occupants_ids":[2],"data":{"class_name":"Room","k":"K","z":1}}"#
        ),
    ])
    func `the body holds what is declared and nothing else`(dialog: DesiredDialog, body: String) async throws {
        #expect(String(decoding: try await request(for: dialog).body, as: UTF8.self) == body)
    }

    @Test func `each request is on behalf of its own dialog's owner, whoever came before`() async throws {
        let transport = StubTransport(.response(422, "{}"))
        let store = try QuickBloxStore(transport)
        let owners: [UserID] = [42, 42, 7, 42]
        for owner in owners { _ = await store.create(.group("a", owner: owner)) }
        _ = try? await store.list(DialogQuery(), as: 7)
        let named = transport.requests.map { $0.headers.first { $0.name == "On-Behalf-Of" }?.value }
        #expect(named == ["42", "42", "7", "42", "7"])
        let types = transport.requests.map { $0.headers.first { $0.name == "Content-Type" }?.value }
        #expect(types == ["application/json", "application/json", "application/json", "application/json", nil])
    }

    @Test func `it is one POST on behalf of the owner`() async throws {
        let request = try await request(for: .group("a", owner: 42))
        #expect(request.method == .post)
        #expect(request.url == "https://api.example.com/chat/Dialog.json")
        #expect(
            request.headers == [
                HTTPHeader("Authorization", "ApiKey the-key"), HTTPHeader("On-Behalf-Of", "42"),
                HTTPHeader("Content-Type", "application/json"),
            ]
        )
    }
}
