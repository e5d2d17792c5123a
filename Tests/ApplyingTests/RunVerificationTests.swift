import Applying
import Dialogs
import Planning
import TestSupport
import Testing

@Suite struct RunVerificationTests {
    private let made = LiveDialog.group(5, "ops", [1, 2])

    /// The report of a run that created the first of these dialogs.
    private func report(_ desired: [DesiredDialog], outcome: ApplyOutcome? = nil) async throws -> RunReport {
        let plan = try await LookupRunner(reader: InMemoryDialogStore(), parallelism: 1).plan(for: desired)
        let outcomes = [outcome ?? .created(made)] + desired.dropFirst().map { _ in .notTried }
        return RunReport(results: zip(plan.entries, outcomes).map { RunReport.Result(entry: $0, outcome: $1) })
    }

    /// Lists these dialogs again, without those that are left out.
    private static func relist(among live: [LiveDialog]) -> RunReport.Relisting {
        { dialogs, leftOut, requests throws(ListingFailure) in
            let reader = InMemoryDialogStore(live.filter { !leftOut.contains($0.id) })
            let runner = LookupRunner(reader: reader, parallelism: 1, requestsBefore: requests, .verification)
            return try await runner.plan(for: dialogs)
        }
    }

    private func verified(
        _ desired: [DesiredDialog] = [.group("ops", [2])],
        live: [LiveDialog]
    ) async throws -> RunReport {
        try await report(desired).verified(by: Self.relist(among: live))
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
        #expect(report.verification == .done(requests: 2))
    }

    @Test func `so is one that was created not as declared, beside one of the declared name`() async throws {
        let renamed = LiveDialog.group(5, "ops?", [1, 2])
        let other = LiveDialog.group(6, "ops", [1, 2])
        let report = try await report([.group("ops", [2])], outcome: .createdOtherwise(renamed, []))
        #expect(report.hasCreatedOtherwise)
        let alone = await report.verified(by: Self.relist(among: [renamed]))
        #expect(alone.results == report.results)
        #expect(alone.verification == .done(requests: 1))
        let verified = await report.verified(by: Self.relist(among: [renamed, other]))
        #expect(verified.results.map(\.outcome) == [.doubled([renamed, other])])
    }

    @Test func `a dialog that exists three times is doubled by both others`() async throws {
        let others = [LiveDialog.group(6, "ops", [1, 2]), .group(7, "ops", [1, 2])]
        #expect(try await verified(live: [made] + others).results.map(\.outcome) == [.doubled([made] + others)])
    }

    @Test func `only what another could be is looked at again, with its namesakes`() async throws {
        let crew = LiveDialog.group(7, "crew", [1, 2])
        let desired: [DesiredDialog] = [.group("ops", [2]), .group("crew", [2]), .group("ops", [3], key: "namesake")]
        let plan = try await LookupRunner(reader: InMemoryDialogStore(), parallelism: 1).plan(for: desired)
        let outcomes: [ApplyOutcome] = [.created(made), .created(crew), .notTried]
        let report = RunReport(results: zip(plan.entries, outcomes).map { RunReport.Result(entry: $0, outcome: $1) })
        var lookups: [(keys: [ExactText], leftOut: Set<DialogID>)] = []
        let verified = await report.verified { dialogs, leftOut, requests throws(ListingFailure) in
            lookups.append((dialogs.map(\.key), leftOut))
            let live = [made, crew, .group(6, "ops", [1, 2])]
            return try await Self.relist(among: live)(dialogs, leftOut, requests)
        }
        #expect(lookups.map(\.keys) == [["group/ops", "group/crew", "namesake"], ["group/ops", "namesake"]])
        #expect(lookups.map(\.leftOut) == [[made.id, crew.id], []])
        #expect(verified.results.map(\.outcome.live) == [nil, crew, nil])
        #expect(verified.hasDoubled)
    }

    @Test(arguments: [0, 1])
    func `if listing again fails, no dialog is reported as doubled`(listingsBefore: Int)
        async throws
    {
        let report = try await report([.group("ops", [2])])
        let reason = FailureReason("gone")
        var left = listingsBefore
        let verified = await report.verified { dialogs, leftOut, requests throws(ListingFailure) in
            guard left > 0 else { throw .unreachable(reason) }
            left -= 1
            return try await Self.relist(among: [.group(6, "ops", [1, 2])])(dialogs, leftOut, requests)
        }
        #expect(verified.verification == .failed(reason))
        #expect(verified.results == report.results)
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
