import TestSupport
import Testing

@testable import Journal

@Suite struct JournalUseTests {
    @Test func `whoever looks sees the run that has the journal open, and keeps none from it`() async throws {
        let folder = try TemporaryFolder()
        #expect(JournalUse(ofJournalAt: folder.journal) == .free)
        let journal = try Journal.open(at: folder.journal, keepingCreatesFor: .zero)
        guard case .inUse(let process?) = JournalUse(ofJournalAt: folder.journal) else {
            Issue.record("the journal is open")
            return
        }
        #expect(process > 0)
        try await journal.close()
        #expect(JournalUse(ofJournalAt: folder.journal) == .free)
        try await Journal.open(at: folder.journal, keepingCreatesFor: .zero).close()
    }
}
