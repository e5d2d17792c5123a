import Dialogs
import HTTP
import QuickBlox
import Sandbox
import TestSupport
import Testing

/// What every dialog store must do, checked on the one in memory and on the API's over the sandbox.
@Suite struct StoreCompatibilityTests {
    enum Kind: CaseIterable {
        case inMemory
        case sandbox
    }

    private func with(
        _ kind: Kind,
        _ body: (any DialogStore) async throws -> Void
    ) async throws {
        switch kind {
        case .inMemory: try await body(InMemoryDialogStore())
        case .sandbox:
            let server = try await SandboxServer.start(SandboxConfiguration(apiKey: "the-key"))
            let transport = try CurlTransport()
            let store = QuickBloxStore(
                endpoint: try Endpoint(server.url),
                credentials: try .key(),
                transport: transport,
                retrying: RetryPolicy(clock: SteppingClock())
            )
            let result: Result<Void, any Error>
            do { result = .success(try await body(store)) } catch { result = .failure(error) }
            transport.shutdown()
            await server.stop()
            try result.get()
        }
    }

    private func made(_ outcome: CreateOutcome) throws -> LiveDialog {
        guard case .created(let live) = outcome else {
            Issue.record("\(outcome)")
            throw NotCreated()
        }
        return live
    }

    private struct NotCreated: Error {}

    @Test(arguments: Kind.allCases)
    func `an empty application lists nothing, completely`(kind: Kind) async throws {
        try await with(kind) { store in
            let listing = try await store.list(DialogQuery(), as: 1)
            #expect(listing.dialogs.isEmpty)
            #expect(listing.proof == .counted)
        }
    }

    @Test(arguments: Kind.allCases)
    func `what is created is listed as in the response`(kind: Kind) async throws {
        try await with(kind) { store in
            let desired = DesiredDialog.group(
                "Néw \"Year\" 🎉, & more",
                owner: 1,
                [30, 4],
                admins: [5],
                photo: "68123",
                joinRequired: true
            )
            let live = try made(await store.create(desired))
            #expect(live.type == .group)
            #expect(live.name == desired.name)
            #expect(live.occupants == [1, 4, 5, 30])
            #expect(live.admins == [5])
            #expect(live.photo == "68123")
            #expect(live.joinRequired == true)
            #expect(live.creator == 1)
            let query = DialogQuery(type: .group, name: desired.name, occupants: [1, 4, 5, 30])
            #expect(try await store.list(query, as: 1).dialogs == [live])
            #expect(try await store.list(DialogQuery(id: live.id), as: 30).dialogs == [live])
        }
    }

    @Test(arguments: Kind.allCases)
    func `custom data comes back beside its class`(kind: Kind) async throws {
        try await with(kind) { store in
            let data = CustomData(className: "Room", fields: ["region": .text("eu")])
            let live = try made(await store.create(.public("a", photo: "x", data: data)))
            #expect(live.className == "Room")
            #expect(live.data["region"] == .scalar(.text("eu")))
            #expect(live.occupants.isEmpty)
        }
    }

    @Test(arguments: Kind.allCases)
    func `names are not unique, and a create makes another`(kind: Kind) async throws {
        try await with(kind) { store in
            let first = try made(await store.create(.group("a")))
            let second = try made(await store.create(.group("a")))
            #expect(first.id != second.id)
            #expect(try await store.list(DialogQuery(name: "a"), as: 1).dialogs.count == 2)
        }
    }

    @Test(arguments: Kind.allCases)
    func `a group is seen by its occupants alone, a public dialog by everyone`(kind: Kind) async throws {
        try await with(kind) { store in
            _ = try made(await store.create(.group("g", owner: 1, [2])))
            _ = try made(await store.create(.public("p", owner: 1)))
            #expect(try await store.list(DialogQuery(), as: 2).dialogs.count == 2)
            #expect(try await store.list(DialogQuery(), as: 3).dialogs.map(\.name) == ["p"])
        }
    }

    @Test(arguments: Kind.allCases)
    func `a pair has one private dialog, whoever asks`(kind: Kind) async throws {
        try await with(kind) { store in
            let live = try made(await store.create(.private(owner: 1, with: 2)))
            guard case .alreadyExisted(let same) = await store.create(.private(owner: 2, with: 1)) else {
                Issue.record("not told as existing")
                return
            }
            #expect(same.id == live.id)
            #expect(same.occupants == [1, 2])
        }
    }

    @Test(arguments: Kind.allCases)
    func `a query finds what has all its predicates`(kind: Kind) async throws {
        try await with(kind) { store in
            for number in 1...3 {
                let occupant = try #require(UserID(rawValue: 10 + number))
                _ = try made(await store.create(.group(ExactText("room \(number)"), [2, occupant])))
            }
            #expect(try await store.list(DialogQuery(name: "room 2"), as: 1).dialogs.count == 1)
            #expect(try await store.list(DialogQuery(name: "Room 2"), as: 1).dialogs.isEmpty)
            #expect(try await store.list(DialogQuery(occupants: [2, 13]), as: 1).dialogs.map(\.name) == ["room 3"])
            #expect(try await store.list(DialogQuery(type: .public), as: 1).dialogs.isEmpty)
        }
    }

    @Test(arguments: Kind.allCases)
    func `more dialogs than a page holds are all listed, each once`(kind: Kind) async throws {
        try await with(kind) { store in
            for number in 1...230 { _ = try made(await store.create(.group(ExactText("room \(number)")))) }
            let listing = try await store.list(DialogQuery(), as: 1)
            #expect(Set(listing.dialogs.map(\.id)).count == 230)
            #expect(listing.dialogs.count == 230)
            #expect(listing.proof == .counted)
        }
    }
}
