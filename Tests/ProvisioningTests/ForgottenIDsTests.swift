import Dialogs
import Journal
import Provisioning
import TestSupport
import Testing

/// Ids that people forget.
@Suite struct ForgottenIDsTests {
    @Test func `forgotten keys go from the file and from the journal`() async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        let journal = fixture.path("journal")
        let forgotten = try await ForgottenIDs.forget(["group/A", "gone"], in: [source], journal: journal)
        #expect(forgotten.dialogs.map(\.key) == ["gone", "group/A"])
        // The simulated run was long ago: no listing is late.
        #expect(try DialogIDs.read(at: source.path)?.dialogs.keys.sorted() == ["private/1-3"])
        #expect(try JournalContents.read(at: journal)?.entries.map(\.intent.key) == ["private/1-3"])
    }

    @Test(arguments: [("goan", ": did you mean 'gone'?"), ("something", "")])
    func `a key that is not there changes nothing`(key: ExactText, advice: String) async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        let before = try fixture.text(of: "rooms.ids.yaml")
        let failure = await #expect(throws: RunFailure.self) {
            try await ForgottenIDs.forget(["group/A", key], in: [source], journal: nil)
        }
        #expect(failure?.status == .wrongInput)
        #expect(failure?.text == "no dialog is kept for the key '\(key)'\(advice)")
        #expect(try fixture.text(of: "rooms.ids.yaml") == before)
    }

    @Test func `files that disagree about a key are a question`() async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        var ids = DialogIDs(application: 5)
        ids.set("gone", DialogIdentity(.number(2), owner: 1))
        let path = try fixture.write(String(decoding: ids.text, as: UTF8.self), to: "5.ids.yaml")
        let other = IDsSource(path: path, contents: ids, isNamed: false)
        let failure = await #expect(throws: RunFailure.self) {
            try await ForgottenIDs.forget(["gone"], in: [source, other], journal: nil)
        }
        #expect(failure?.status == .wrongInput)
        ids.set("gone", DialogIdentity(.number(1), owner: 1))
        try fixture.write(String(decoding: ids.text, as: UTF8.self), to: "5.ids.yaml")
        let agreeing = IDsSource(path: path, contents: ids, isNamed: false)
        _ = try await ForgottenIDs.forget(["gone"], in: [source, agreeing], journal: nil)
        #expect(try DialogIDs.read(at: path)?.count == 0)
        #expect(try DialogIDs.read(at: source.path)?["gone"] == nil)
    }

    @Test func `nothing is forgotten while a run has the journal open`() async throws {
        let (fixture, source) = try await RunFixture.withIDs()
        let path = fixture.path("journal")
        let journal = try Journal.open(at: path, keepingCreatesFor: .seconds(3600))
        let failure = await #expect(throws: RunFailure.self) {
            try await ForgottenIDs.forget(["gone"], in: [source], journal: path)
        }
        #expect(failure?.status == .externalFailure)
        try await journal.close()
        #expect(try DialogIDs.read(at: source.path)?["gone"] != nil)
    }
}
