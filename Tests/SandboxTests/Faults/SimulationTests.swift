import JSON
import Sandbox
import Testing

/// The sandbox with its own clock, without a server.
@Suite(.serialized) struct SimulationTests {
    private static let headers = [
        "authorization": "ApiKey key", "On-Behalf-Of": "7", "Content-Type": "application/json",
    ]

    private static let list = SimulatedRequest(
        method: "GET",
        target: "/chat/Dialog.json?sort_asc=created_at",
        headers: headers
    )

    private static func create(_ name: String) -> SimulatedRequest {
        let body = #"{"type":1,"name":"\#(name)"}"#
        return SimulatedRequest(method: "POST", target: "/chat/Dialog.json", headers: headers, body: Array(body.utf8))
    }

    private func simulation(_ rules: String..., seed: UInt64 = 0) throws -> SandboxSimulation {
        var configuration = SandboxConfiguration(apiKey: "key", now: { RunningSandbox.time })
        configuration.faults = try FaultPlan(seed: seed, rules)
        return SandboxSimulation(configuration)
    }

    private func names(_ simulation: SandboxSimulation) throws -> [String] {
        guard case .response(let answer) = simulation.exchange(Self.list) else { return ["no answer"] }
        let items = try JSONValue(parsing: answer.body).object?["items"]?.array ?? []
        return items.compactMap { $0.object?["name"]?.text }
    }

    @Test func `answers as the server does, with no time gone by`() throws {
        let simulation = try simulation()
        guard case .response(let answer) = simulation.exchange(Self.create("room")) else {
            Issue.record("no answer")
            return
        }
        #expect(answer.status == 201)
        #expect(answer.headers["content-type"] == "application/json; charset=utf-8")
        #expect(answer.headers["date"] == "Sun, 08 Sep 2019 17:24:11 GMT")
        #expect(try names(simulation) == ["room"])
        #expect(simulation.time == .zero)
        #expect(simulation.counters.writes == 1)
    }

    @Test func `lets a client give up on a write that is done later`() throws {
        let simulation = try simulation("delay 40s before create")
        #expect(simulation.exchange(Self.create("room"), patience: .seconds(30)) == .silence)
        #expect(simulation.time == .seconds(30))
        #expect(try names(simulation) == [])
        #expect(simulation.nextEvent == .seconds(40))
        let arrivals = simulation.advance(to: .seconds(60))
        #expect(arrivals.map(\.number) == [1])
        #expect(arrivals.map(\.time) == [.seconds(40)])
        #expect(simulation.time == .seconds(60))
        #expect(try names(simulation) == ["room"])
    }

    @Test(arguments: [
        ("reset before create", SimulatedOutcome.reset, [String]()), ("reset after create", .reset, ["room"]),
        ("never before create", .silence, []), ("never after create", .silence, ["room"]),
    ])
    func `resets or stays silent, before the write or after it`(
        rule: String,
        outcome: SimulatedOutcome,
        written: [String]
    ) throws {
        let simulation = try simulation(rule)
        #expect(simulation.exchange(Self.create("room")) == outcome)
        #expect(try names(simulation) == written)
    }

    @Test func `breaks off a body`() throws {
        let (whole, broken) = (try simulation(), try simulation("truncate"))
        guard case .response(let answer) = whole.exchange(Self.create("room")),
            case .truncated(let part) = broken.exchange(Self.create("room"))
        else {
            Issue.record("neither whole nor broken")
            return
        }
        #expect(part.body == Array(answer.body[..<(answer.body.count / 2)]))
    }

    @Test func `says when a hidden dialog comes to light`() throws {
        let simulation = try simulation("hide 2s on create at #2")
        for name in ["a", "b"] { _ = simulation.exchange(Self.create(name)) }
        #expect(simulation.hiddenDialogs == ["5d75393ba28f9a0000000002": .seconds(2)])
        #expect(try names(simulation) == ["a"])
        _ = simulation.advance(to: .seconds(2))
        #expect(simulation.hiddenDialogs == [:])
        #expect(try names(simulation) == ["a", "b"])
    }

    @Test func `brings several answers in the order of their times`() throws {
        let simulation = try simulation("delay 3s at #1", "delay 1s at #2", "delay 1s at #3")
        let sent = ["a", "b", "c"].map { simulation.send(Self.create($0)) }
        #expect(sent == [1, 2, 3])
        #expect(simulation.advance(to: .seconds(3)).map(\.number) == [2, 3, 1])
    }

    @Test func `keeps for later what arrives while a client waits for something else`() throws {
        let simulation = try simulation("delay 1s at #1", "delay 2s at #2")
        let first = simulation.send(Self.create("a"))
        _ = simulation.exchange(Self.create("b"))
        #expect(simulation.time == .seconds(2))
        #expect(simulation.advance(to: .zero).map(\.number) == [first])
        #expect(simulation.time == .seconds(2))
    }

    @Test func `goes on with other faults, and mends what the old ones left`() throws {
        let simulation = try simulation("hide 1h")
        _ = simulation.exchange(Self.create("room"))
        simulation.use(.none)
        #expect(try names(simulation) == ["room"])
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `runs the same way for the same seed`(seed: UInt64) throws {
        let runs = try (0..<2).map { _ in
            let simulation = try simulation(
                "delay 1ms-40s before create at 30%",
                "delay exponential 5s at 50%",
                "reset after create at 20%",
                "503 at 10%",
                seed: seed
            )
            return (0..<20).map { simulation.exchange(Self.create("room \($0)")) }
        }
        #expect(runs[0] == runs[1])
    }
}
