import Reporting
import Testing

@Suite struct WrappedTextTests {
    @Test(arguments: ["", "\n", "short\n", "  two  spaces  stay\n\n", "12345678901234567890\n"])
    func `what fits stays as it is`(text: String) {
        #expect(text.wrapped(to: 20) == text)
    }

    @Test func `lines break between words, and the next line is a line of its own`() {
        #expect("one two three four five\nsix".wrapped(to: 10) == "one two\nthree four\nfive\nsix")
    }

    @Test func `a word that is longer than a line is not torn`() {
        let id = "5d75393ba28f9a17e1cb0f9e"
        #expect("live \(id), created now".wrapped(to: 20) == "live\n\(id),\ncreated now")
    }

    @Test func `the rest of a dialog's line stands where its details stand`() {
        let line = "  + created    group/Ops  5d75393ba28f9a17e1cb0f9e  76730_5d75393ba28f9a17e1cb0f9e@muc.example"
        #expect(
            (line + "\n").wrapped(to: 60) == """
                  + created    group/Ops  5d75393ba28f9a17e1cb0f9e
                                 76730_5d75393ba28f9a17e1cb0f9e@muc.example

                """
        )
        let detail = String(repeating: " ", count: 17) + "decide: one of these is it"
        #expect(
            detail.wrapped(to: 34) == """
                                 decide: one of
                                   these is it
                """
        )
    }

    @Test func `colours take no columns, and wide letters take two`() {
        let coloured = "  \u{1B}[32m+ create\u{1B}[0m     a  b"
        #expect(coloured.wrapped(to: 20) == coloured)
        #expect("日本語 日本語".wrapped(to: 12) == "日本語\n日本語")
        #expect("日本語 日本語".wrapped(to: 13) == "日本語 日本語")
    }
}
