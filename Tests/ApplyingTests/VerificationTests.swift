import Applying
import Dialogs
import Planning
import Reading
import TestSupport
import Testing

@Suite struct VerificationTests {
    private let made = LiveDialog.group(5, "ops", [1, 2])

    /// The report of a run that created the first of these dialogs.
    private func report(_ desired: [DesiredDialog], outcome: ApplyOutcome? = nil) async throws -> RunReport {
        let plan = try await LookupRunner(reader: InMemoryDialogStore(), parallelism: 1).plan(for: desired)
        let outcomes = [outcome ?? .created(made)] + desired.dropFirst().map { _ in .notTried }
        return RunReport(results: zip(plan.entries, outcomes).map { RunReport.Result(entry: $0, outcome: $1) })
    }

    private func verified(
        _ desired: [DesiredDialog] = [.group("ops", [2])],
        live: [LiveDialog]
    ) async throws -> RunReport {
        let report = try await report(desired)
        let runner = LookupRunner(reader: InMemoryDialogStore(live), parallelism: 1)
        return report.verified(by: try await runner.plan(for: report.dialogsToVerify))
    }

    @Test func `a dialog that is alone is what was created`() async throws {
        let report = try await verified(live: [made])
        #expect(report.results.map(\.outcome) == [.created(made)])
        #expect(report.verification == .done(requests: 1))
    }

    @Test func `a dialog that exists twice is doubled`() async throws {
        let other = LiveDialog.group(6, "ops", [1, 2])
        let report = try await verified(live: [made, other])
        #expect(report.results.map(\.outcome) == [.doubled([made, other])])
        #expect(report.hasDoubled)
    }

    @Test func `another that shows instead of the created one doubles it`() async throws {
        let other = LiveDialog.group(6, "ops", [1, 2])
        #expect(try await verified(live: [other]).results.map(\.outcome) == [.doubled([made, other])])
    }

    @Test func `a dialog that no listing shows yet is still created`() async throws {
        #expect(try await verified(live: []).results.map(\.outcome) == [.created(made)])
    }

    @Test func `a group of its name with other members is no double`() async throws {
        let report = try await verified(live: [made, .group(6, "ops", [1, 2, 3])])
        #expect(report.results.map(\.outcome) == [.created(made)])
    }

    @Test func `a pinned dialog of the same name is no double`() async throws {
        let pinned = DesiredDialog.group("ops", [2], key: "pinned", identification: .pinned(.number(7)))
        let report = try await verified([.group("ops", [2]), pinned], live: [made, .group(7, "ops", [1, 2])])
        #expect(report.results[0].outcome == .created(made))
    }

    @Test func `only what was created is looked at, with its namesakes`() async throws {
        let namesake = DesiredDialog.group("ops", [3], key: "namesake")
        let others: [DesiredDialog] = [namesake, .group("crew"), .public("ops"), .private(with: 2)]
        let report = try await report([.group("ops", [2])] + others)
        #expect(report.dialogsToVerify.map(\.key) == ["group/ops", "namesake"])
    }

    @Test func `nothing is looked at where nothing was created, nor a private dialog`() async throws {
        let nothing = try await report([.group("ops", [2])], outcome: .rejected(FailureReason("no")))
        #expect(nothing.dialogsToVerify.isEmpty)
        let pair = try await report([.private(with: 2)], outcome: .created(.private(5, [1, 2])))
        #expect(pair.dialogsToVerify.isEmpty)
    }
}
