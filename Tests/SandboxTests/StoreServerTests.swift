import JSON
import TestSupport
import Testing

@testable import Sandbox

@Suite(.serialized) struct StoreServerTests {
    private static let headers = ["Authorization: ApiKey sandbox-key", "On-Behalf-Of: 7"]

    /// Runs a sandbox that keeps its dialogs in the folder's store, and sends it requests.
    private func run(
        _ folder: StoreFolder,
        _ requests: [(method: String, body: String?)]
    ) async throws -> [LoopbackAnswer] {
        let store = try folder.open()
        let server = try await SandboxServer.start(SandboxConfiguration(store: store, now: { RunningSandbox.time }))
        let port = server.url.split(separator: ":").last.flatMap { Int($0) } ?? 0
        var answers: [LoopbackAnswer] = []
        do {
            let client = try LoopbackClient(port: port)
            for request in requests {
                client.send(RunningSandbox.request(request.method, Self.headers, request.body))
                answers.append(try client.receive())
            }
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
        return answers
    }

    @Test func `lists after a restart what it listed before, byte for byte`() async throws {
        let folder = try StoreFolder()
        let first = try await run(
            folder,
            [
                ("POST", "type=1&name=%C3%BCberall&photo=5"),
                ("POST", "type=2&name=a&occupants_ids=9,8&admin_ids=9&data[class_name]=Room&data[x]=1"),
                ("POST", "type=3&occupants_ids=8"), ("GET", nil),
            ]
        )
        #expect(first.map(\.status) == [201, 201, 201, 200])
        let second = try await run(folder, [("GET", nil)])
        #expect(second.first?.body == first.last?.body)
    }

    @Test func `keeps a dialog before its answer leaves`() async throws {
        let folder = try StoreFolder()
        let answers = try await run(folder, [("POST", "type=2&name=a")])
        #expect(try folder.text == "\(try #require(answers.first).text)\n")
    }

    @Test func `keeps nothing of a request that is refused or creates nothing`() async throws {
        let folder = try StoreFolder()
        let bodies = ["type=3&occupants_ids=8", "type=3&occupants_ids=8", "type=9", "type=2"]
        let answers = try await run(folder, bodies.map { ("POST", $0) })
        #expect(answers.map(\.status) == [201, 201, 422, 422])
        #expect(try folder.text.split(separator: "\n").count == 1)
    }

    @Test func `keeps updates, deletions, and who has deleted a dialog for himself`() async throws {
        let folder = try StoreFolder()
        let list = { (user: Int) -> [String] in
            let seed = try folder.open().seed
            var api = InProcess(seed: seed)
            return try api.names("sort_asc=created_at", as: user)
        }
        let store = try folder.open()
        var api = InProcess(store: store)
        let headers = { (user: Int) in SandboxRequest.Headers(authorization: "ApiKey key", onBehalfOf: String(user)) }
        let send = { (method: String, target: String, user: Int) in
            let request = SandboxRequest(method: method, target: target, headers: headers(user))
            _ = api.router.answer(request)
        }
        for name in ["a", "b", "c"] { send("POST", "/chat/Dialog.json?type=2&name=\(name)&occupants_ids=8", 7) }
        let ids = api.router.application.table.dialogs.map(\.id.description)
        send("PUT", "/chat/Dialog/\(ids[0]).json?name=x", 8)
        send("DELETE", "/chat/Dialog/\(ids[1]).json?force=1", 7)
        send("DELETE", "/chat/Dialog/\(ids[2]).json", 8)
        send("DELETE", "/chat/Dialog/\(ids[0]).json", 7)
        send("PUT", "/chat/Dialog/\(ids[0]).json?push_all[occupants_ids]=7", 8)
        store.close()
        #expect(try list(7) == ["x", "c"])
        #expect(try list(8) == ["x"])
    }

    @Test func `gives greater IDs after a restart within one second`() async throws {
        let folder = try StoreFolder()
        var ids: [String] = []
        for _ in 1...3 {
            let answers = try await run(folder, [("POST", "type=2&name=a"), ("POST", "type=2&name=b")])
            ids += try answers.compactMap { try $0.json.object?["_id"]?.text }
        }
        #expect(ids.count == 6)
        #expect(ids == Set(ids).sorted())
    }
}
