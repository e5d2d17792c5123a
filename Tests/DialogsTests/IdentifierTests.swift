import Dialogs
import Testing

@Suite struct IdentifierTests {
    @Test(arguments: ["5d75393ba28f9a17e1cb0f9e", "5D75393BA28F9A17E1CB0F9E"])
    func `a written dialog ID is 24 hexadecimal digits in any case`(text: String) {
        #expect(DialogID(hexDigits: text)?.text == "5d75393ba28f9a17e1cb0f9e")
    }

    @Test(arguments: ["", "5d75", "5d75393ba28f9a17e1cb0f9g", "5d75393ba28f9a17e1cb0f9e0", "5d75393ba28f9a17e1cb0f9é"])
    func `anything else is no dialog ID`(text: String) {
        #expect(DialogID(hexDigits: text) == nil)
    }

    @Test func `a user ID is positive`() {
        #expect(UserID(rawValue: 1)?.rawValue == 1)
        #expect(UserID(rawValue: 0) == nil)
        #expect(UserID(rawValue: -5) == nil)
    }

    @Test func `texts are equal scalar by scalar only`() {
        #expect(ExactText("Café") != ExactText("Cafe\u{301}"))
        #expect(Set<ExactText>(["Café", "Cafe\u{301}", "Café"]).count == 2)
    }

    @Test(arguments: [
        ("Cafe\u{301}", "Café"), ("NEWS", "news"), ("a  b", "a b"), (" news", "news"), ("Kit\u{200B}chen", "Kitchen"),
        ("\u{FEFF}so\u{AD}ft", "Soft"), ("❤\u{FE0F}", "❤"), ("می\u{200C}خواهم", "میخواهم"), ("a\u{2800}", "A"),
    ])
    func `texts are similar when case, space, what nobody sees or normalization is all that differs`(
        first: String,
        second: String
    ) {
        #expect(ExactText(first).isSimilar(to: ExactText(second)))
    }

    @Test(arguments: [
        ("Weekly News\r\n2", "weeklynews2"), ("\tA\u{B}Z\u{C}@[`{", "az@[`{"), ("\u{1F}", "\u{1F}"), ("", ""),
        ("É\u{A0}t\u{2003}É", "été"), ("İ", "i\u{307}"), ("É\u{200B}\u{202E}t\u{FE0F}É\u{3164}", "été"),
        ("\u{200B}", ""),
    ])
    func `a folded text has neither case nor white space nor what nobody sees`(text: String, folded: String) {
        #expect(ExactText(text).folded == folded)
    }

    @Test func `a folded text of ASCII is what Unicode's rules make of it`() {
        let all = String(decoding: 0..<0x80 as Range<UInt8>, as: UTF8.self)
        #expect(ExactText(all).folded == all.filter { !$0.isWhitespace }.lowercased())
    }

    @Test(arguments: [("news", "news"), ("news", "new"), ("a", "á")])
    func `equal and other texts are not similar`(first: String, second: String) {
        #expect(!ExactText(first).isSimilar(to: ExactText(second)))
    }
}
