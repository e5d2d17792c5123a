import Diagnostics
import PlanFile
import TestSupport
import Testing

@Suite struct DamagedPlanTests {
    private func mistake(after old: String, becomes new: String) -> String {
        let text = String(decoding: PlanDocumentTests.sample.json, as: UTF8.self)
        #expect(text.contains(old))
        return mistake(in: Array(text.replacing(old, with: new, maxReplacements: 1).utf8))
    }

    private func mistake(in bytes: [UInt8]) -> String {
        do throws(PlanFileError) {
            _ = try PlanDocument(parsing: bytes, path: "plan.json")
            return "none"
        } catch {
            return "\(error.diagnostic)"
        }
    }

    @Test(arguments: [
        (#""Ops","#, #""Opz","#, "2:13: error", "it was changed after it was written"),
        ("dialogctl.plan", "dialogctl.run", "4:13: error", "it is no plan but 'dialogctl.run'"),
        (#""format_version": 1"#, #""format_version": 2"#, "5:21: error", "its format version is 2"),
        (#""owners": [1,5]"#, #""owners": [1]"#, "9:13: error", "these are not the dialogs' owners"),
        (#""action":"create""#, #""action":"destroy""#, "11:15: error", "'destroy' is unknown here"),
        (#""action":"create""#, #""action":"exists""#, "11:5: error", "does not go with it"),
        (#""owner":1,"#, #""owner":-1,"#, ": error", "a user ID is a positive number"),
        (#""owner":1,"#, #""owner":1,"photo":7,"#, ": error", "expected a string"),
        (#""owner":1,"#, #""owner":1,"colour":"red","#, ": error", "the member 'colour' does not belong here"),
        (#""owner":1,"#, #""owner":1,"owner":1,"#, ": error", "the member 'owner' stands there twice"),
        (#""owner":1,"#, "", ": error", "the member 'owner' is missing"),
        (#""occupants":[2,3]"#, #""occupants":[1]"#, ": error", "a group needs an occupant besides its owner"),
        (#""name":"Ops""#, #""name":"O\u0007ps""#, ": error", "must not have control characters"),
        (#""match":"strict""#, #""id":"12""#, ": error", "24 hexadecimal digits"),
        (#""match":"strict""#, #""match":"strict","id":"000000000000000000000001""#, ": error", "does not belong here"),
        (#""owner":1,"#, #""owner":1,"unlisted":"drop","#, ": error", "'drop' is unknown here"),
        (#""owner":5,"#, #""owner":5,"unlisted":"report","#, ": error", "the member 'unlisted' does not belong here"),
        (
            #""owner":1,"#, #""owner":1,"key_field":"git-key","#, ": error",
            "has letters, digits and '_', no digit first"
        ),
        (#""owner":1,"#, #""owner":1,"key_field":7,"#, ": error", "expected a string"),
        (#""owner":1,"#, #""owner":1,"key_field":"git_key","#, ": error", "a dialog without data carries no key"),
        (
            #""owner":1,"#, #""owner":1,"key_field":"k","data":{"class_name":"R","fields":{"k":"x"}},"#, ": error",
            "the dialog declares this data field itself"
        ),
        (#""planned":"#, #""people":[],"planned":"#, ": error", "expected an object"),
        (#""planned":"#, #""people":{"01":"x"},"planned":"#, ": error", "'01' is no user ID"),
        (#""planned":"#, #""people":{"alice":"7"},"planned":"#, ": error", "'alice' is no user ID"),
        (#""planned":"#, #""people":{"1":7},"planned":"#, ": error", "expected a string"),
        (#""planned":"#, #""people":{"1":"a","1":"b"},"planned":"#, ": error", "user 1 is named twice"),
        (#""planned":"#, #""people":{"1":"mallory"},"planned":"#, ": error", "it was changed after it was written"),
        (#""requests":3"#, #""requests":-3"#, ": error", "expected a number of requests"),
    ])
    func `a text that was changed is refused, with the place`(old: String, new: String, place: String, reason: String) {
        let mistake = mistake(after: old, becomes: new)
        #expect(mistake.hasPrefix("plan.json:"))
        #expect(mistake.contains(place), Comment(rawValue: mistake))
        #expect(mistake.contains(reason), Comment(rawValue: mistake))
        #expect(mistake.contains("note: make it again with 'dialogctl plan --out'"))
    }

    @Test func `a text with more values than a plan has is refused before they fill the memory`() {
        let values = String(repeating: "1,", count: 1_000_000)
        let mistake = mistake(after: #""inputs": ["#, becomes: #""inputs": [\#(values)"#)
        #expect(mistake.contains("it holds more than 1000000 values"), Comment(rawValue: mistake))
    }

    @Test func `a text that is too deep or breaks off is refused`() {
        let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(mistake(in: deep).contains("error"))
        let text = PlanDocumentTests.sample.json
        for end in 0..<(text.count - 1) { #expect(mistake(in: Array(text[..<end])) != "none") }
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `a text with damage is an error with a place, or the same plan`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var random = RandomPlan(seed: seed)
        let document = random.document()
        var text = document.json
        for _ in 0..<Int.random(in: 1...3, using: &generator) { damage(&text, using: &generator) }
        do throws(PlanFileError) {
            #expect(try PlanDocument(parsing: text, path: "plan.json") == document, "seed \(seed)")
        } catch {
            #expect(error.diagnostic.location != nil, "seed \(seed)")
        }
    }

    private func damage(_ text: inout [UInt8], using generator: inout SeededGenerator) {
        guard let place = text.indices.randomElement(using: &generator) else { return }
        let end = min(text.count, place + Int.random(in: 1...40, using: &generator))
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: text[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: text.removeSubrange(place..<end)
        case 2: text.insert(contentsOf: text[place..<end], at: Int.random(in: 0...text.count, using: &generator))
        default: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        }
    }
}
