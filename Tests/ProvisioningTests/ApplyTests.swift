import Applying
import Journal
import Planning
import Provisioning
import SimulationSupport
import Testing

/// The last two stages: a plan of declared and live dialogs, and creating the missing ones.
@Suite struct ApplyTests {
    private static func rooms(_ count: Int) -> String {
        "version: 1\ndialogs:\n" + (1...count).map { "  - {type: group, name: Room \($0), occupants: [2]}\n" }.joined()
    }

    @Test func `planning writes nothing, and a second apply has nothing to do`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write(Self.rooms(3))
        _ = try await fixture.keptPlan(of: path)
        #expect(fixture.api.count(of: "POST") == 0)
        #expect(try await fixture.apply(path) == .done)
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 3)
    }

    @Test func `a canary that is as declared lets the rest follow`() async throws {
        let fixture = try RunFixture()
        var rest: [Int] = []
        let status = try await fixture.apply(try fixture.write(Self.rooms(5)), canary: 2) {
            rest.append($0)
            return true
        }
        #expect(status == .done)
        #expect(rest == [3])
        let methods = fixture.api.requests.map(\.method)
        let firstCreates = methods.firstIndex(of: "POST").map { methods[$0...].prefix { $0 == "POST" } }
        #expect(firstCreates?.count == 2)
        #expect(fixture.api.count(of: "POST") == 5)
    }

    @Test func `a canary that listings show late is waited for`() async throws {
        let fixture = try RunFixture("hide 12s")
        #expect(try await fixture.apply(try fixture.write(Self.rooms(3)), canary: 1) == .done)
        #expect(fixture.api.count(of: "POST") == 3)
        let times = fixture.api.requests.filter { $0.method == "POST" }.map(\.time)
        #expect(times[1] - times[0] >= .seconds(12))
        #expect(times[1] - times[0] < .seconds(30))
    }

    @Test func `a canary that no listing shows within the settle window stops the run`() async throws {
        let fixture = try RunFixture("hide 300s")
        #expect(try await fixture.apply(try fixture.write(Self.rooms(3)), canary: 1) == .stoppedBySafetyRail)
        #expect(fixture.api.count(of: "POST") == 1)
        #expect(fixture.api.time >= .seconds(30))
    }

    @Test func `the rest is not created where nobody agrees to it`() async throws {
        let fixture = try RunFixture()
        let status = try await fixture.apply(try fixture.write(Self.rooms(3)), canary: 1, confirmsRest: { _ in false })
        #expect(status == .done)
        #expect(fixture.api.count(of: "POST") == 1)
    }

    @Test func `a dialog that shows late is waited for before the run ends, and one that never shows is unknown`()
        async throws
    {
        let late = try RunFixture("hide 20s")
        #expect(try await late.apply(try late.write(Self.rooms(2))) == .done)
        #expect(late.api.time >= .seconds(20))
        #expect(late.api.count(of: "GET") <= 10)
        let never = try RunFixture("hide 300s")
        #expect(try await never.apply(try never.write(Self.rooms(2))) == .someUnknown)
        #expect(never.api.time < .seconds(40))
    }

    @Test func `dialogs that were created a moment ago and do not show are waited for`() async throws {
        let fixture = try RunFixture("hide 20s")
        let path = try fixture.write(Self.rooms(2))
        // Who takes it that listings are never late does not wait.
        #expect(try await fixture.apply(path, changing: { $0.settleWindow = .zero }) == .someUnknown)
        fixture.api.pass(.seconds(5))
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 2)
        let waits = fixture.events.compactMap { if case .waitingForRecentCreates(let wait) = $0 { wait } else { nil } }
        #expect(waits.count == 1)
        #expect(waits.allSatisfy { $0 > .seconds(15) && $0 <= .seconds(30) })
    }

    @Test func `a listing that began within the window and ended after it proves nothing`() async throws {
        // The dialog shows at 30 s. The second run lists it from 25 s on and asks for its _id from 29 s on, which takes
        // 4 s.
        let fixture = try RunFixture("hide 30s", "delay 4s after list at #5", "delay 4s after list at #6")
        let path = try fixture.write(Self.rooms(1))
        #expect(try await fixture.apply(path, changing: { $0.settleWindow = .zero }) == .someUnknown)
        fixture.api.pass(.seconds(25))
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 1)
    }

    @Test func `a create without a clear answer is settled by the next run, which creates no second`() async throws {
        let fixture = try RunFixture("never after create at #1", "hide 80s")
        let path = try fixture.write(Self.rooms(1))
        #expect(try await fixture.apply(path) == .someUnknown)
        fixture.api.pass(.seconds(60))
        #expect(try await fixture.apply(path) == .done)
        #expect(fixture.api.count(of: "POST") == 1)
        let told = fixture.events.contains { if case .settling(1) = $0 { true } else { false } }
        #expect(told)
    }

    @Test func `more creates than are allowed stop the run`() async throws {
        let fixture = try RunFixture()
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([try fixture.write(Self.rooms(3))]))
        let status = try await run.recording { records in
            let plan = try await run.planToApply(declared, knowing: records.memory())
            let limit = try #require(CreateLimit("2"))
            let failure = #expect(throws: RunFailure.self) {
                try run.check(plan, creating: 3, within: limit, knowing: records.journal.contents)
            }
            #expect(failure?.status == .stoppedBySafetyRail)
            return .done
        }
        #expect(status == .done)
    }

    @Test func `a second run with the same journal is refused while the first has it`() async throws {
        let fixture = try RunFixture()
        let (first, second) = (try fixture.run(), try fixture.run())
        _ = try await first.recording { _ in
            let failure = await #expect(throws: RunFailure.self) { try await second.recording { _ in .done } }
            #expect(failure?.status == .externalFailure)
            return .done
        }
        #expect(try await second.recording { _ in .done } == .done)
    }

    @Test func `results are in the file as they are known, and all of them at the end`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write(Self.rooms(2))
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([path]))
        _ = try await run.recording { records in
            let plan = try await run.planToApply(declared, knowing: records.memory())
            let results = try ResultsFile.prepare(RunFile("--results", fixture.path("results.csv"))) { $0 }
            try results?.start(for: plan)
            let part = plan.limited(toCreates: 1)
            let report = await run.apply(part, sinceRead: run.stopwatch(), recordingIn: records, results: results)
            #expect(try fixture.text(of: "results.csv").contains("created"))
            try results?.finish(report, of: plan)
            return .done
        }
        let rows = try fixture.text(of: "results.csv").split(separator: "\r\n")
        #expect(rows.count == 3)
        #expect(rows[2].contains("postponed"))
    }
}
