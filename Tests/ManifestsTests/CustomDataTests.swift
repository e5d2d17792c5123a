import Dialogs
import TestSupport
import Testing

@Suite struct CustomDataTests {
    @Test(
        arguments: [
            ("eu", .text("eu")), ("\"12\"", .text("12")), ("''", .text("")), ("no", .text("no")),
            ("12:30", .text("12:30")),
            ("12", .integer(12)), ("0x1F", .integer(31)), ("-1", .integer(-1)), ("1.50", .decimal(1.5)),
            ("2e3", .decimal(2000)), ("true", .boolean(true)), ("false", .boolean(false)), ("'true'", .text("true")),
        ] as [(String, Scalar)]
    )
    func `plain values have the types of YAML 1.2, quoted ones are text`(written: String, scalar: Scalar) {
        let dialogs = dialogs(in: manifest("- {type: public, name: x, data: {class_name: Room, v: \(written)}}"))
        #expect(dialogs.map(\.data) == [CustomData(className: "Room", fields: ["v": scalar])])
    }

    @Test(arguments: [
        ("~", "data field 'v' is ~, which is no value: quote it if the word is meant, or remove it"),
        ("null", "data field 'v' is null, which is no value: quote it if the word is meant, or remove it"),
        ("[a]", "data field 'v' must be a text, a number or a boolean, not a list"),
        ("{a: b}", "data field 'v' must be a text, a number or a boolean, not a map"),
        ("012", "'012' is ambiguous: quote it for a text, or remove the zero in front for a number"),
        ("1_000", "'1_000' is ambiguous: quote it for a text, or remove '_' for a number"),
        ("TRUE", "'TRUE' is ambiguous: quote it for a text, or write it in lower case for a boolean"),
        ("99999999999999999999", "'99999999999999999999' is too large for a number: quote it for a text"),
        (".inf", "'.inf' is no number that can be sent: quote it for a text"),
        (".NaN", "'.NaN' is no number that can be sent: quote it for a text"),
    ])
    func `a value that could mean two things is refused`(written: String, message: String) {
        expectDiagnostics(
            manifest("- {type: public, name: x, data: {class_name: Room, v: 1️⃣\(written)}}"),
            ["1️⃣ error: \(message)"]
        )
    }

    @Test func `a value that is left out is refused`() {
        expectDiagnostics(
            manifest("- type: public\n  name: x\n  data:\n    class_name: Room\n    v:1️⃣\n"),
            ["1️⃣ error: data field 'v' has no value: write '' for an empty text, or remove it"]
        )
    }

    @Test(arguments: ["{}", "{region: eu}"])
    func `data needs a class`(data: String) {
        expectDiagnostics(
            manifest("- {type: public, name: x, 1️⃣data: \(data)}"),
            ["1️⃣ error: 'data' has no class_name, without which QuickBlox drops it: add 'class_name'"]
        )
    }

    @Test func `a class is a name`() {
        expectDiagnostics(
            manifest("- {type: public, name: x, data: {class_name: 1️⃣[a], 2️⃣'': 1}}"),
            [
                "1️⃣ error: 'class_name' must be text, not a list",
                "2️⃣ error: the name of a data field must not be empty",
            ]
        )
    }

    @Test func `data is a map`() {
        expectDiagnostics(
            manifest("- {type: public, name: x, data: 1️⃣Room}"),
            ["1️⃣ error: 'data' must be a map, not text"]
        )
    }
}
