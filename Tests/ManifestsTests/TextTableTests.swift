import Dialogs
import Testing

@testable import Manifests

@Suite struct TextTableTests {
    @Test func `a text brings back the value that came with it first, however large the table grew`() {
        var table = TextTable<Int>(minimumCapacity: 0)
        let texts = (0..<5000).map { ExactText("room \($0)") }
        for (index, text) in texts.enumerated() { #expect(table.value(before: index, of: text) == nil) }
        #expect(texts.map { table.value(before: -1, of: $0) } == Array(0..<5000))
    }

    @Test func `texts that only look alike are two`() {
        var table = TextTable<Int>(minimumCapacity: 2)
        #expect(table.value(before: 1, of: "\u{E9}") == nil)
        #expect(table.value(before: 2, of: "e\u{301}") == nil)
        #expect(table.value(before: 3, of: "\u{E9}") == 1)
    }
}
