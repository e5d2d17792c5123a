import Testing

@testable import Sandbox

/// Decisions as a function of the seed, the rule and the number of a request.
@Suite(.serialized) struct FaultPlanTests {
    private static let list = SandboxRequest(method: "GET", target: "/chat/Dialog.json")
    private static let create = SandboxRequest(method: "POST", target: "/chat/Dialog.json")

    /// The rules that strike each request.
    private func struck(
        _ rules: [String],
        seed: UInt64 = 1,
        _ requests: [SandboxRequest],
        every interval: Duration = .zero
    ) throws -> [[String]] {
        var run = FaultRun(try FaultPlan(seed: seed, rules))
        return requests.indices.map { position in
            run.decide(requests[position], at: interval * position).strikes.map { "\($0.rule) \($0.wait)" }
        }
    }

    @Test func `decides the same whatever the time`() throws {
        let rules = ["503 on create at 30%", "delay 1ms-9s at 50%"]
        let requests = Array(repeating: Self.create, count: 100)
        #expect(try struck(rules, requests) == struck(rules, requests, every: .seconds(7)))
        #expect(try struck(rules, requests) != struck(rules, seed: 2, requests))
    }

    @Test func `decides for a rule whatever the other rules and requests are`() throws {
        let alone = try struck(["delay 1ms-9s on create at 30%"], Array(repeating: Self.create, count: 100))
        let mixed = try struck(
            ["delay 5ms on list", "delay 1ms-9s on create at 30%"],
            Array(repeating: [Self.list, Self.create], count: 100).flatMap(\.self)
        )
        #expect(alone == stride(from: 1, to: 200, by: 2).map { mixed[$0] })
    }

    @Test func `draws for two copies of a rule apart`() throws {
        let struck = try struck(["delay 1ms-9s", "delay 1ms-9s"], [Self.list])
        #expect(Set(struck[0]).count == 2)
    }

    @Test func `takes at most a hundred rules`() throws {
        #expect(try FaultPlan(Array(repeating: "503 at 1%", count: 100)).rules.count == 100)
        #expect(throws: FaultError(description: "there can be at most 100 faults at once")) {
            try FaultPlan(Array(repeating: "503 at 1%", count: 101))
        }
    }

    private func decision(_ rules: String...) throws -> FaultDecision {
        var run = FaultRun(try FaultPlan(rules))
        return run.decide(Self.create, at: .zero)
    }

    @Test func `lets what comes before the write win over what comes after, and the first over the others`() throws {
        let decision = try decision("html", "hide 1s", "502 before create", "reset", "delay 1s", "delay 2s before any")
        #expect(decision.faultBefore == .status(502, isPage: false, retryAfter: nil))
        #expect(decision.faultAfter == nil)
        #expect(decision.strikes.map(\.rule.description) == ["502 before create", "delay 1s", "delay 2s before any"])
        #expect(decision.waitBefore == .seconds(2))
        #expect(decision.waitAfter == .seconds(1))
    }

    @Test func `lets the first fault after the write decide how it ends`() throws {
        let decision = try decision("delay 1s", "truncate", "hide 1s", "503 after create")
        #expect(decision.faultBefore == nil)
        #expect(decision.faultAfter == .truncation)
        #expect(decision.strikes.map(\.rule.description) == ["delay 1s", "truncate", "hide 1s"])
    }

    @Test(arguments: [
        (FaultDelay.uniform(.milliseconds(10), .milliseconds(30)), 10...30, 19.0...21.0),
        (.exponential(mean: .milliseconds(20), limit: .milliseconds(200)), 0...200, 19.0...21.0),
        (.normal(mean: .milliseconds(20), deviation: .milliseconds(5), limit: .milliseconds(40)), 0...40, 19.5...20.5),
        (.fixed(.milliseconds(20)), 20...20, 20.0...20.0),
    ])
    func `draws waits of a distribution within its bounds`(
        delay: FaultDelay,
        bounds: ClosedRange<Int>,
        mean: ClosedRange<Double>
    ) {
        let waits = (1...5_000).map { delay.duration(FaultDraws(seed: 5, rule: 6, ordinal: $0)) }
        #expect(waits.allSatisfy { .milliseconds(bounds.lowerBound) <= $0 && $0 <= .milliseconds(bounds.upperBound) })
        #expect(mean.contains(waits.reduce(.zero, +) / .milliseconds(1) / 5_000))
    }

    @Test func `lets a limit be used up, and freed one by one`() {
        var window = RateWindow(limit: 3)
        let admitted = [0, 100, 200, 300, 999, 1_000, 1_050, 1_100, 1_150, 1_200, 5_000, 5_000, 5_000, 5_000].map {
            window.admits(at: .milliseconds($0))
        }
        #expect(
            admitted == [
                true, true, true, false, false, true, false, true, false, true, true, true, true, false,
            ]
        )
    }
}
