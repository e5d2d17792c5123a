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

    @Test func `what is too far to the right moves to the left, and not apart`() {
        let line = String(repeating: " ", count: 50) + "5d75393ba28f9a17e1cb0f9e  created"
        #expect(
            line.wrapped(to: 60) == """
                                 5d75393ba28f9a17e1cb0f9e  created
                """
        )
        let address = "76730_5d75393ba28f9a17e1cb0f9e@muc.chat.quickblox.com"
        #expect("  + created  x  \(address)".wrapped(to: 60) == "  + created  x\n       \(address)")
    }

    @Test func `the rest of a table's line stands below its last column`() {
        #expect(
            "ok    way          through the proxy at 127.0.0.1:1".wrapped(to: 40) == """
                ok    way          through the proxy at
                                   127.0.0.1:1
                """
        )
        #expect("rooms.yaml:9:19: error: what is  this".wrapped(to: 30) == "rooms.yaml:9:19: error: what\nis  this")
    }

    @Test func `colours take no columns, and wide letters take two`() {
        let coloured = "  \u{1B}[32m+ create\u{1B}[0m     a  b"
        #expect(coloured.wrapped(to: 20) == coloured)
        #expect("日本語 日本語".wrapped(to: 12) == "日本語\n日本語")
        #expect("日本語 日本語".wrapped(to: 13) == "日本語 日本語")
    }
}
