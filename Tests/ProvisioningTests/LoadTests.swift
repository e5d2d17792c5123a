import Diagnostics
import Manifests
import PlanFile
import Planning
import Provisioning
import SimulationSupport
import TestSupport
import Testing

/// The first stage: files to desired dialogs, or every error in them.
@Suite struct LoadTests {
    @Test func `every mistake is told at once, and nothing is sent`() throws {
        let fixture = try RunFixture()
        let path = try fixture.write("version: 1\ndialogs:\n  - {type: public}\n  - {type: grup, name: Ops}\n")
        let run = try fixture.run()
        let failure = #expect(throws: RunFailure.self) { try run.load([path]) }
        guard case .diagnostics(let diagnostics) = failure?.reason else {
            Issue.record("the mistakes are not told: \(String(describing: failure))")
            return
        }
        #expect(diagnostics.map { $0.location?.line } == [3, 4])
        #expect(failure?.status == .wrongInput)
        #expect(fixture.api.requests.isEmpty)
    }

    @Test func `what may be a mistake is told once, and stops nothing`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write(
            """
            version: 1
            dialogs:
              - {type: public, name: Lobby}
              - {type: public, name: "Lobby\u{A0}"}
              - {type: group, name: Ops, owner: "login:ann", occupants: [2]}
            """
        )
        let run = try fixture.run()
        let input = try run.load([path])
        _ = try? await run.resolve(input)
        #expect(fixture.warnings.map { $0.map { $0.location?.line } } == [[4]])
        #expect(fixture.warnings.first?.map(\.severity) == [.warning])
    }

    @Test(arguments: [("ids.yaml", true), ("rooms.ids.yaml", false), (".ids.yaml", false), ("rooms.ids", false)])
    func `an ids file that a later run would read as a manifest is refused`(name: String, isRefused: Bool) throws {
        let fixture = try RunFixture()
        try fixture.write("version: 1\ndialogs: [{type: public, name: A}]\n", to: "set.yaml")
        let folder = fixture.path(".")
        let run = try fixture.run { $0.idsPath = fixture.path(name) }
        if isRefused {
            #expect(#expect(throws: RunFailure.self) { try run.load([folder]) }?.status == .usage)
        } else {
            _ = try run.load([folder])
        }
        _ = try run.load([fixture.path("set.yaml")])
    }

    @Test func `what may be a mistake is told beside mistakes`() throws {
        let fixture = try RunFixture()
        let path = try fixture.write(
            "version: 1\ndialogs: [{type: public, name: A}, {type: public, name: 'A '}, {type: grup}]\n"
        )
        let run = try fixture.run()
        let failure = #expect(throws: RunFailure.self) { try run.load([path]) }
        guard case .diagnostics(let diagnostics) = failure?.reason else {
            Issue.record("the mistakes are not told")
            return
        }
        #expect(diagnostics.map(\.severity) == [.error])
        #expect(fixture.warnings.count == 1)
    }

    @Test func `without credentials the named user owns what names no owner`() throws {
        #expect(RunSettings.offlineOwnership(in: [:]) == .undetermined)
        #expect(RunSettings.offlineOwnership(in: ["QUICKBLOX_USER_ID": "7"]) == .apiKey(defaultOwner: 7))
        let fixture = try RunFixture()
        let file = ["QUICKBLOX_USER_ID_FILE": try fixture.write("7\n", to: "user")]
        #expect(RunSettings.offlineOwnership(in: file) == .apiKey(defaultOwner: 7))
        // An empty variable is what pipelines have for a secret that is not set.
        for unusable in ["", "alice", "-1"] {
            #expect(RunSettings.offlineOwnership(in: ["QUICKBLOX_USER_ID": unusable]) == .undetermined)
        }
    }

    @Test func `a plan is loaded alone`() async throws {
        let fixture = try RunFixture()
        let rooms = try fixture.write("version: 1\ndialogs: [{type: public, name: News}]\n")
        let plan = try await fixture.keptPlan(of: rooms)
        let run = try fixture.run()
        let failure = #expect(throws: RunFailure.self) { try run.load([plan, rooms]) }
        #expect(failure?.status == .usage)
        guard case .plan(let document, let path) = try run.load([plan]) else {
            Issue.record("a plan is taken for manifests")
            return
        }
        #expect(path == plan)
        #expect(document.plan.entries.count == 1)
    }

    @Test func `manifests that changed since a plan was made are told, and the plan counts`() async throws {
        let fixture = try RunFixture()
        let rooms = try fixture.write("version: 1\ndialogs: [{type: public, name: News}]\n")
        let plan = try await fixture.keptPlan(of: rooms)
        try fixture.write("version: 1\ndialogs: [{type: public, name: Other}]\n")
        _ = try fixture.run().load([plan])
        let changed = fixture.events.compactMap { if case .inputsChanged(let paths) = $0 { paths } else { nil } }
        #expect(changed == [[rooms]])
    }

    @Test func `a damaged plan is told with its place`() async throws {
        let fixture = try RunFixture()
        let path = try fixture.write(#"{"format": "dialogctl.plan", "format_version": 1"#, to: "plan.json")
        let run = try fixture.run()
        let failure = #expect(throws: RunFailure.self) { try run.load([path]) }
        guard case .diagnostics(let diagnostics) = failure?.reason else {
            Issue.record("the mistake has no place")
            return
        }
        #expect(diagnostics.map { $0.location?.path } == [path])
    }
}

extension RunFixture {
    /// The warnings of manifests, each time that some were told.
    fileprivate var warnings: [[Diagnostic]] {
        events.compactMap { if case .manifestWarnings(let warnings) = $0 { warnings } else { nil } }
    }

    /// Saves the plan of a manifest in a file, and returns its path.
    func keptPlan(of path: String) async throws -> String {
        let run = try run()
        let input = try run.load([path])
        let plan = try await run.plan(try await run.resolve(input), knowing: RunMemory())
        let text = String(decoding: run.document(of: plan, from: input).json, as: UTF8.self)
        return try write(text, to: "plan.json")
    }
}
