import Dialogs
import QuickBlox
import TestSupport
import Testing

/// Half a character in what a server sends: a client cut a message in the middle of an emoji.
@Suite struct HalfCharacterTests {
    /// A page of one group with more members in its row.
    private func listing(_ more: String, query: DialogQuery = DialogQuery()) async throws -> Listing {
        let row = #"{"_id":"\#(DialogID.number(7))","type":2,"occupants_ids":[1,2],\#(more)}"#
        let transport = StubTransport(.response(#"{"total_entries":1,"items":[\#(row)]}"#))
        return try await QuickBloxStore(transport).list(query, as: 1)
    }

    @Test(arguments: [
        #""last_message":"see you there \ud83d""#, #""last_message":"\udf89 first""#, #""x\ud83d":1"#,
        "\"last_message\":\"\u{FFFD}\"",
    ])
    func `what no plan needs is skipped whatever it holds`(member: String) async throws {
        let found = try await listing(#""name":"Ops",\#(member)"#)
        #expect(found.dialogs.map(\.name) == ["Ops"])
    }

    @Test func `a name with half a character is shown as damaged, and equals none that is declared`() async throws {
        let found = try await listing(#""name":"Ops \ud83d""#)
        #expect(found.dialogs.map(\.name) == ["Ops \u{FFFD}"])
        let desired = DesiredDialog.group("Ops \u{1F389}", [2])
        #expect(found.dialogs.allSatisfy { $0.name != desired.name })
    }

    @Test func `bytes that are no text are, too`() async throws {
        let head = Array(
            #"{"total_entries":1,"items":[{"_id":"\#(DialogID.number(7))","type":2,"occupants_ids":[1,2],"#.utf8
        )
        let body = head + Array(#""last_message":"a"#.utf8) + [0xFF, 0xC3] + Array(#"","name":"Ops"}]}"#.utf8)
        let page = try DialogPage(parsing: body)
        #expect(page.rows.map(\.dialog?.name) == ["Ops"])
    }

    @Test func `an error beside an empty list is no empty application`() async throws {
        for body in [
            #"{"items":[],"total_entries":0,"errors":["busy"]}"#, #"{"errors":{"base":["busy"]},"total_entries":0}"#,
        ] {
            let transport = StubTransport(.response(body))
            await #expect(throws: ListingFailure.self) {
                try await QuickBloxStore(transport).list(DialogQuery(), as: 1)
            }
        }
        let fine = StubTransport(.response(#"{"items":[],"total_entries":0,"errors":null}"#))
        #expect(try await QuickBloxStore(fine).list(DialogQuery(), as: 1).dialogs.isEmpty)
    }
}
