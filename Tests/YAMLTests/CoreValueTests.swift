import Testing
import YAML

@Suite struct CoreValueTests {
    private func value(of text: String) -> CoreValue? {
        Document.parse(Array("- \(text)\n".utf8), path: "x").document?.withRoot { root in
            root.elements.map(\.coreValue).first
        } ?? nil
    }

    @Test(
        arguments: [
            ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null),
            ("true", .boolean(true)), ("false", .boolean(false)),
            ("0", .integer(0)), ("-7", .integer(-7)), ("+5", .integer(5)), ("0x1F", .integer(31)),
            ("0o17", .integer(15)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("1.5", .decimal(1.5)), ("-.5", .decimal(-0.5)), ("1.", .decimal(1)), ("2e3", .decimal(2000)),
            ("1.5E-2", .decimal(0.015)), ("007.5", .decimal(7.5)),
        ] as [(String, CoreValue)]
    )
    func `plain scalars mean what the core schema says`(text: String, expected: CoreValue) {
        #expect(value(of: text) == expected)
    }

    @Test(arguments: [
        "no", "yes", "on", "off", "y", "N", "12:30", "2019-09-08", "1.2.3", "0x", "0xG", "0o8", "1e", "e5", ".", "+",
        "-x", "5 apples", "nullable", "truely", "1__", "0b11", "1_000.5", "Room", "'12'", "\"true\"", "'~'", "\"\"",
    ])
    func `anything else is text`(text: String) {
        #expect(value(of: text) == .text)
    }

    @Test(
        arguments: [
            ("012", .leadingZero), ("-00", .leadingZero), ("1_000", .underscores), ("+1_0", .underscores),
            ("True", .capitalBoolean), ("FALSE", .capitalBoolean), ("9223372036854775808", .tooLarge),
            ("0xFFFFFFFFFFFFFFFFF", .tooLarge), ("0o7777777777777777777777777", .tooLarge), ("1e999", .tooLarge),
            (".inf", .notFinite), ("-.INF", .notFinite), (".nan", .notFinite),
        ] as [(String, CoreValue.Doubt)]
    )
    func `what readers of YAML disagree about is doubtful`(text: String, doubt: CoreValue.Doubt) {
        #expect(value(of: text) == .doubtful(doubt))
    }

    @Test func `blocks are text, whatever they hold`() {
        #expect(value(of: "|-\n  12") == .text)
    }
}
