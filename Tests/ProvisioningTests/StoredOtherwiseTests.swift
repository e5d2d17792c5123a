import HTTP
import Planning
import Provisioning
import SimulationSupport
import Testing

/// Servers that store names otherwise than they are sent, or keep only some of the members.
@Suite struct StoredOtherwiseTests {
    private static let manifest = """
        version: 1
        defaults: {type: group, owner: 1}
        dialogs:
          - {name: "R&D  team 🎉 ", occupants: [2, 3, 4, 5, 6]}
          - {name: plain, occupants: [2]}

        """

    private func fixture(_ change: AlteringTransport.Change, _ faults: String...) throws -> RunFixture {
        let plan = faults.joined(separator: ", ")
        let through: (SimulatedAPI) -> any HTTPTransport = { AlteringTransport(api: $0, change: change) }
        return plan.isEmpty ? try RunFixture(through: through) : try RunFixture(plan, through: through)
    }

    @Test(arguments: AlteringTransport.Change.allCases, [false, true])
    func `a dialog that is stored otherwise is created once, and differs from then on`(
        change: AlteringTransport.Change,
        retryingUnknown: Bool
    ) async throws {
        let fixture = try fixture(change)
        let path = try fixture.write(Self.manifest)
        #expect(try await fixture.apply(path, retryingUnknown: retryingUnknown) == .someFailed)
        for _ in 1...3 {
            // The settle window is over after the first of these.
            fixture.api.pass(.seconds(50))
            let status = try await fixture.apply(path, retryingUnknown: retryingUnknown, detailed: true)
            #expect(status == .drift)
        }
        #expect(fixture.api.count(of: "POST") == 2)
    }

    @Test func `one that listings show late is waited for, and asked for by its ID again`() async throws {
        let fixture = try fixture(.lower, "hide 20s")
        let path = try fixture.write(Self.manifest)
        #expect(try await fixture.apply(path, changing: { $0.settleWindow = .zero }) == .someUnknown)
        fixture.api.pass(.seconds(5))
        #expect(try await fixture.apply(path, detailed: true) == .drift)
        #expect(fixture.api.count(of: "POST") == 2)
    }

    @Test func `a plan says that it differs`() async throws {
        let fixture = try fixture(.escape)
        let path = try fixture.write(Self.manifest)
        _ = try await fixture.apply(path)
        let run = try fixture.run()
        let declared = try await run.resolve(try run.load([path]))
        let plan = try await run.plan(declared, knowing: RunMemory(journal: try run.readJournal()))
        #expect(plan.entries.map(\.action.kind) == [.differs, .exists])
    }

    @Test func `a canary that is stored otherwise stops the run`() async throws {
        let fixture = try fixture(.members)
        #expect(try await fixture.apply(try fixture.write(Self.manifest), canary: 1) == .stoppedBySafetyRail)
        #expect(fixture.api.count(of: "POST") == 1)
    }

    @Test func `the name that the server keeps, taken into the manifest, is as declared`() async throws {
        let fixture = try fixture(.escape)
        _ = try await fixture.apply(try fixture.write(Self.manifest))
        let path = try fixture.write(Self.manifest.replacing("R&D", with: "R&amp;D"))
        #expect(try await fixture.apply(path, detailed: true) == .done)
        #expect(fixture.api.count(of: "POST") == 2)
    }
}
