import Applying
import Dialogs
import JSON
import PlanFile
import Planning
import TestSupport
import Testing

@Suite struct RunDocumentTests {
    private let entries = [
        PlanEntry(desired: .public("News"), action: .create),
        PlanEntry(desired: .group("Ops"), action: .create),
        PlanEntry(desired: .group("Staff"), action: .exists(.group(3, "Staff", [1, 2]))),
    ]

    private func results(_ report: RunReport, stale: [StaleEntry] = []) throws -> [JSONObject] {
        let plan = PlanDocument(
            Plan(entries: entries, requests: 3, proof: .counted),
            of: [],
            at: "https://api.quickblox.com",
            toolVersion: "0.1.0"
        )
        let run = try JSONValue(parsing: RunDocument(report, of: plan, stale: stale).json).object
        return (run?["results"]?.array ?? []).compactMap(\.object)
    }

    @Test func `a result has the dialog's id and room address, whoever made it`() throws {
        let report = RunReport(results: [
            RunReport.Result(entry: entries[0], outcome: .created(.public(1, "News"))),
            RunReport.Result(entry: entries[1], outcome: .rejected(FailureReason("no", status: 422, requestID: "r"))),
            RunReport.Result(entry: entries[2], outcome: .unchanged),
        ])
        let results = try results(report)
        #expect(results.map { $0["outcome"] } == ["created", "rejected", "unchanged"])
        #expect(
            results.map { $0["id"] } == [
                .string("\(DialogID.number(1))"), .null, .string("\(DialogID.number(3))"),
            ]
        )
        #expect(results.map { $0["room_jid"] } == [.null, .null, .string("1_\(DialogID.number(3))@muc.example")])
        #expect(results[1]["reason"] == ["request_id": "r", "status": 422, "text": "no"])
    }

    @Test func `a dialog that was created not as declared has its id, and the fields that differ`() throws {
        let differences: [FieldDifference] = [
            .value(field: "name", live: .scalar(.text("News?")), desired: .text("News")),
            .users(field: "admins", missing: [2, 3], extra: []),
        ]
        let outcome = ApplyOutcome.createdOtherwise(.public(1, "News?"), differences)
        let result = try #require(
            try results(RunReport(results: [RunReport.Result(entry: entries[0], outcome: outcome)])).first
        )
        #expect(result["outcome"] == "created_not_as_declared")
        #expect(result["id"] == .string("\(DialogID.number(1))"))
        #expect(
            result["differences"] == [
                ["desired": "News", "field": "name", "live": "News?"],
                ["extra": [], "field": "admins", "missing": [2, 3]],
            ]
        )
    }

    @Test func `a stale entry stands in its place, and says what was planned`() throws {
        let now = PlanEntry(desired: entries[0].desired, action: .exists(.public(1, "News")))
        let results = try results(
            RunReport(results: [RunReport.Result(entry: entries[1], outcome: .notTried)]),
            stale: [StaleEntry(reviewed: entries[0], now: now)]
        )
        #expect(results.map { $0["outcome"] } == ["stale", "not_tried"])
        #expect(results[0]["reviewed"] == "create")
        #expect(results[0]["action"] == "exists")
    }

    @Test func `a private dialog that was there before is called as in texts and results`() throws {
        let outcome = ApplyOutcome.alreadyExisted(.private(2, [1, 2]))
        let report = RunReport(results: [RunReport.Result(entry: entries[0], outcome: outcome)])
        #expect(try results(report).map { $0["outcome"] } == ["existed"])
    }

    @Test func `it has the names of those whom it mentions, of those among them who still differ`() throws {
        let people = PeopleNames([1: "alice", 9: "zed", 77: "nobody here"])
        let plan = PlanDocument(
            Plan(entries: entries, requests: 3, proof: .counted),
            of: [],
            at: "x",
            naming: people,
            toolVersion: "1"
        )
        let outcome = ApplyOutcome.createdOtherwise(
            .group(1, "Ops", [1]),
            [.users(field: "occupants", missing: [], extra: [9])]
        )
        let report = RunReport(results: [RunReport.Result(entry: entries[1], outcome: outcome)])
        let run = try JSONValue(parsing: RunDocument(report, of: plan).json).object
        #expect(run?["people"] == ["1": "alice", "9": "zed"])
    }
}
