import Dialogs
import HTTP
import JSON
import QuickBlox
import TestSupport
import Testing

/// Whatever bytes a server sends, a listing is complete or fails, and a create never counts as done without its dialog.
@Suite struct DamagedResponseTests {
    /// Random numbers that are the same in every run.
    private struct Sequence: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let row =
        #"{"_id":"a1","type":2,"name":"a\u00e9","occupants_ids":[1,"2"],"data":{"class_name":"R","x":[1.5e3]}}"#

    private func damaged(_ text: String, using random: inout Sequence) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            default: bytes.insert(#"{}[]",:0\"#.utf8.randomElement(using: &random) ?? 0, at: place)
            }
        }
        return Bool.random(using: &random)
            ? bytes : Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
    }

    @Test(arguments: 1...8)
    func `damaged pages never pass for fewer dialogs`(seed: UInt64) async throws {
        var random = Sequence(state: seed)
        for _ in 0..<200 {
            let body = damaged(#"{"total_entries":1,"items":[\#(Self.row)]}"#, using: &random)
            let store = try QuickBloxStore(StubTransport(.success(HTTPResponse(status: 200, body: body))), attempts: 1)
            guard let listing = try? await store.list(DialogQuery(), as: 1) else { continue }
            let text = String(decoding: body, as: UTF8.self)
            // Damage may hit the type or the count itself; then the count no longer promises a dialog.
            let isPromised = text.contains(#""total_entries":1,"#) && text.contains(#""type":2,"#)
            #expect(listing.dialogs.count == 1 || !isPromised, "\(text)")
        }
    }

    @Test(arguments: 1...8)
    func `damaged responses to a create pass for a dialog only whole, with an ID and the right type`(seed: UInt64)
        async throws
    {
        var random = Sequence(state: seed)
        for _ in 0..<200 {
            let body = damaged(Self.row, using: &random)
            for status in [201, 422] {
                let response = HTTPResponse(status: status, body: body)
                switch try await QuickBloxStore(StubTransport(.success(response))).create(.group("a\u{E9}")) {
                case .created(let live):
                    #expect(status == 201)
                    #expect(live.type == .group)
                    #expect(String(decoding: body, as: UTF8.self).contains(live.id.text))
                    // Half a character in a text is no damage.
                    let whole = Array(String(decoding: body, as: UTF8.self).utf8)
                    #expect(throws: Never.self) { try JSONValue(parsing: whole) }
                case .rejected(let reason):
                    #expect(status == 422)
                    #expect(reason.text.unicodeScalars.count <= 501)
                // An error message that cannot be read is no proof of a refusal.
                case .unknown: break
                case let other: Issue.record("\(other)")
                }
            }
        }
    }
}
