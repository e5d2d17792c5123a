import FoundationEssentials
import PlanFile
import Provisioning
import Testing

/// What a saved plan must be to be carried out.
@Suite struct ReviewedPlanTests {
    private let fixture: RunFixture
    private let plan: String

    init() async throws {
        fixture = try RunFixture()
        try FileManager.default.createDirectory(atPath: fixture.path("rooms"), withIntermediateDirectories: false)
        try fixture.write("version: 1\ndialogs: [{type: public, name: News}]\n", to: "rooms/news.yaml")
        try fixture.write(
            "version: 1\ndialogs: [{from_csv: teams.csv, type: group, name: '{team}', occupants: ['{id}']}]\n",
            to: "rooms/teams.yaml"
        )
        try fixture.write("team,id\nRed,7\n", to: "rooms/teams.csv")
        plan = try await fixture.keptPlan(of: fixture.path("rooms"))
    }

    /// Why the plan is refused; `nil` if it is not.
    private func refusal(ids: String? = "ids.yaml", digest: ContentDigest? = nil) throws -> String? {
        let run = try fixture.run { options in
            options.requirements.hasSameInputs = digest == nil
            options.requirements.digest = digest
            options.idsPath = ids.map(fixture.path)
        }
        do throws(RunFailure) {
            _ = try run.load([plan])
            return nil
        } catch {
            #expect(error.status == .stoppedBySafetyRail)
            guard case .text(let text) = error.reason else { return "" }
            return text.replacing(String(fixture.path("plan.json").dropLast(9)), with: "")
        }
    }

    @Test func `a plan of the same files is taken`() throws {
        #expect(try refusal() == nil)
    }

    @Test(arguments: [
        ("rooms/news.yaml", "'rooms/news.yaml' changed"),
        ("rooms/teams.csv", "'rooms/teams.csv' changed"),
        ("rooms/later.yml", "'rooms/later.yml' is new"),
        ("ids.yaml", "'ids.yaml' changed"),
    ])
    func `a plan is refused where a file has changed or come`(name: String, reason: String) throws {
        try fixture.write("version: 1\ndialogs: []\n", to: name)
        #expect(
            try refusal()
                == "the plan 'plan.json' was made of something else (--require-same-inputs): \(reason); plan again; "
                + "nothing was read or created"
        )
    }

    @Test(arguments: ["rooms/news.yaml", "rooms/teams.csv"])
    func `a plan is refused where a file has gone`(name: String) throws {
        try FileManager.default.removeItem(atPath: fixture.path(name))
        #expect(try refusal()?.contains("'\(name)' is gone; plan again") == true)
    }

    @Test func `a plan is refused with another ids file, or without one`() throws {
        #expect(try refusal(ids: nil)?.contains("--ids 'ids.yaml' is not given; plan again") == true)
        let other = "--ids 'ids.yaml' is not given, --ids 'other.yaml' was not given"
        #expect(try refusal(ids: "other.yaml")?.contains(other) == true)
    }

    @Test func `a plan is taken under its own digest only`() throws {
        let text = try fixture.text(of: "plan.json")
        let digest = try #require(text.firstMatch(of: #/sha256:[0-9a-f]{64}/#)).output
        #expect(try refusal(digest: ContentDigest(String(digest))) == nil)
        #expect(
            try refusal(digest: ContentDigest(of: []))
                == "the plan 'plan.json' is not the one that --expect-digest names: its digest is \(digest); "
                + "nothing was read or created"
        )
    }

    @Test func `manifests are no plan to be held to`() throws {
        let run = try fixture.run { $0.requirements.hasSameInputs = true }
        let failure = #expect(throws: RunFailure.self) { try run.load([fixture.path("rooms")]) }
        #expect(failure?.status == .usage)
    }

    @Test(arguments: ["", "sha256:", "sha256:12", "md5:" + String(repeating: "a", count: 64)])
    func `what is no digest is none`(text: String) {
        #expect(ContentDigest(text) == nil)
    }
}
