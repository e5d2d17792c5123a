import Applying
import Dialogs
import Planning
import TestSupport
import Testing

@Suite struct CanaryTests {
    private let desired: [DesiredDialog] = [
        .group("a", [2], photo: "1"), .public("there"), .group("b", [2]), .group("c", [2]),
    ]
    private let there = LiveDialog.public(9, "there")

    private func plan(_ live: [LiveDialog] = []) async throws -> Plan {
        try await LookupRunner(reader: InMemoryDialogStore([there] + live), parallelism: 1).plan(for: desired)
    }

    private func report(on plan: Plan, _ outcomes: [ExactText: ApplyOutcome]) -> RunReport {
        RunReport(
            results: plan.entries.map { entry in
                RunReport.Result(entry: entry, outcome: outcomes[entry.desired.key] ?? .unchanged)
            }
        )
    }

    @Test func `a limited plan keeps the first creates and everything else`() async throws {
        let limited = try await plan().limited(toCreates: 2)
        #expect(limited.entries.map(\.desired.key) == ["group/a", "public/there", "group/b"])
        #expect(try await plan().limited(toCreates: 9).entries.count == 4)
        #expect(try await plan().limited(toCreates: 0).count(of: .create) == 0)
    }

    @Test func `what is left is the rest`() async throws {
        let whole = try await plan()
        let rest = whole.leavingOut(Set(whole.limited(toCreates: 2).entries.map(\.desired.key)))
        #expect(rest.entries.map(\.desired.key) == ["group/c"])
    }

    @Test func `a canary that is as declared has no problem`() async throws {
        let made = LiveDialog.group(5, "a", [1, 2], photo: "1")
        let first = try await plan().limited(toCreates: 1)
        let report = report(on: first, ["group/a": .created(made)])
        #expect(CanaryProblem.problems(of: report, seenIn: try await plan([made])).isEmpty)
    }

    @Test func `a canary with somebody beside those declared has no problem, unless the manifest wants nobody`()
        async throws
    {
        let made = LiveDialog.group(5, "a", [1, 2, 7])
        for people in UnlistedPeople.allCases {
            let desired = DesiredDialog.group("a", [2], unlisted: UnlistedRule(occupants: people))
            let reader = { LookupRunner(reader: InMemoryDialogStore($0), parallelism: 1) }
            let report = report(on: try await reader([]).plan(for: [desired]), ["group/a": .created(made)])
            let problems = CanaryProblem.problems(of: report, seenIn: try await reader([made]).plan(for: [desired]))
            let extra = FieldDifference.users(field: "occupants", missing: [], extra: [7])
            #expect(problems.map(\.kind) == (people == .remove ? [.differs([extra])] : []), "\(people)")
        }
    }

    @Test func `a canary that differs, that nothing shows, or that was not made is a problem`() async throws {
        let made = LiveDialog.group(5, "a", [1, 2])
        let outcomes: [ExactText: ApplyOutcome] = [
            "group/a": .created(made), "group/b": .created(.group(6, "b", [1, 2])),
            "group/c": .rejected(FailureReason("no")),
        ]
        let problems = CanaryProblem.problems(
            of: report(on: try await plan(), outcomes),
            seenIn: try await plan([made])
        )
        #expect(problems.map(\.desired.key) == ["group/a", "group/b", "group/c"])
        #expect(problems[0].kind == .differs([.value(field: "photo", live: nil, desired: .text("1"))]))
        #expect(problems.dropFirst().map(\.kind) == [.notShown, .notCreated])
    }

    @Test func `a second dialog beside the canary is a problem`() async throws {
        let made = LiveDialog.group(5, "b", [1, 2])
        let seen = try await plan([made, .group(6, "b", [1, 2])])
        let report = report(on: try await plan().limited(toCreates: 2), ["group/b": .created(made)])
        #expect(CanaryProblem.problems(of: report, seenIn: seen).map(\.kind) == [.notCreated, .undecided(.ambiguous)])
    }

    @Test func `the parts of a run are one report in the order of the plan`() async throws {
        let whole = try await plan()
        let (one, two) = (LiveDialog.group(5, "a", [1, 2]), LiveDialog.group(6, "c", [1, 2]))
        let first = report(on: whole.limited(toCreates: 1), ["group/a": .created(one)])
        let rest = report(
            on: whole.leavingOut(["group/a", "public/there"]),
            ["group/b": .notTried, "group/c": .created(two)]
        )
        let merged = RunReport(on: whole, of: [first, rest])
        #expect(merged.results.map(\.outcome) == [.created(one), .unchanged, .notTried, .created(two)])
        let stopped = RunReport(on: whole, of: [first], earlyEnd: .declinedAfterCanary)
        #expect(stopped.results.map(\.outcome) == [.created(one), .unchanged, .notTried, .notTried])
        #expect(stopped.earlyEnd == .declinedAfterCanary)
    }

    @Test func `what ended the first part of a run is why the next one was not tried`() async throws {
        let whole = try await plan()
        let failed = whole.limited(toCreates: 1).entries.filter { $0.action == .create }
        let results = failed.map { RunReport.Result(entry: $0, outcome: .failed(FailureReason("no space"))) }
        let first = RunReport(results: results, earlyEnd: .journalFailed)
        #expect(first.earlyEnd == nil)
        #expect(first.gaveUp)
        let merged = RunReport(on: whole, of: [first])
        #expect(merged.earlyEnd == .journalFailed)
        #expect(!merged.wasStopped)
    }
}
