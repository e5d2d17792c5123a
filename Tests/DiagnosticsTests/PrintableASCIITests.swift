import Diagnostics
import Testing

@Suite struct PrintableASCIITests {
    @Test(arguments: ["", " ", "~", "dialogs/0000001", String(repeating: "a", count: 1000)])
    func `printable ASCII is told`(text: String) {
        #expect(text.isPrintableASCII)
    }

    @Test(arguments: ["\u{1F}", "\u{7F}", "\u{0}", "\u{80}", "é", "e\u{301}", "日", "👩‍👩‍👧", "\r\n"])
    func `anything else is found wherever it stands`(other: String) {
        for place in 0..<40 {
            let text = String(repeating: "a", count: place) + other + String(repeating: "b", count: 39 - place)
            #expect(!text.isPrintableASCII, "behind \(place) letters")
        }
    }

    @Test func `a control character is escaped wherever it stands`() {
        for place in 0..<40 {
            let (before, after) = (String(repeating: "a", count: place), String(repeating: "b", count: 39 - place))
            #expect("\(before)\u{1B}\(after)".displaySafe == #"\#(before)\u{1b}\#(after)"#)
        }
    }
}
