import Applying
import Provisioning
import Reporting
import Testing

@Suite struct ProgressTests {
    private let fixture: RunFixture

    init() throws { fixture = try RunFixture() }

    private var amounts: [ProgressAmounts] {
        fixture.events.compactMap { if case .advanced(let progress) = $0 { progress.amounts } else { nil } }
    }

    @Test func `every stage of a run shows before it waits, and how far it has got`() async throws {
        let path = try fixture.write(
            "version: 1\ndialogs:\n  - {type: group, name: A, occupants: [2]}\n  - {type: public, name: B}\n"
        )
        #expect(try await fixture.apply(path) == .done)
        var stages: [ProgressStage] = []
        for amounts in amounts where stages.last != amounts.stage { stages.append(amounts.stage) }
        #expect(stages == [.reading, .creating, .verifying])
        for stage in stages { #expect(amounts.first { $0.stage == stage }?.done == 0) }
        let creating = amounts.last { $0.stage == .creating }
        #expect(creating == ProgressAmounts(.creating, 2, of: 2, outcomes: [.created: 2]))
        let ends = fixture.events.count { if case .stageEnded = $0 { true } else { false } }
        #expect(ends == 3)
        if case .stageEnded = fixture.events.last {} else { Issue.record("the line stays") }
    }
}
