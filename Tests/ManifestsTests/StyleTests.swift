import Diagnostics
import Dialogs
import Manifests
import TestSupport
import Testing

@Suite struct StyleTests {
    private static let texts = [
        "Lobby", "New Year party", "no", "null", "~", "12", "1_000", "it's \"quoted\"", "a: b", "# no comment",
        "- dash",
        "[x]", "{y}", "\\", "  spaces  ", "é\u{301}ü", "👩‍👩‍👧", "a,b", "*star", "&and", "!bang", "%", "@at", "`tick`",
        "true", "12:30", "\u{200F}", "<<", "=", "?", "|", ">", "key", "name",
    ]

    /// A manifest of some dialogs, and what it must read as.
    private func sample(_ generator: inout SeededGenerator) -> (manifest: Written, contents: [DialogContent]) {
        var dialogs: [Written] = []
        var contents: [DialogContent] = []
        for text in Self.texts.shuffled(using: &generator).prefix(6) {
            let value = Self.texts.randomElement(using: &generator) ?? ""
            let number = Int.random(in: -999...999, using: &generator)
            let data = CustomData(
                className: "Room",
                fields: [ExactText(text): .text(ExactText(value)), "n": .integer(number), "on": .boolean(true)]
            )
            let occupants = (0..<4).map { _ in Int.random(in: 1...99, using: &generator) } + [100]
            let fields: [(String, Written)] = [
                ("type", .text("group")), ("name", .text(text)), ("photo", .text("p\(text)")),
                ("occupants", .list(occupants.map { .plain(String($0)) })), ("admins", .list([])),
                (
                    "data",
                    .map([
                        ("class_name", .text("Room")), (text, .text(value)), ("n", .plain(String(number))),
                        ("on", .plain("true")),
                    ])
                ),
            ]
            dialogs.append(.map(fields.shuffled(using: &generator)))
            let room = DialogContent.group(
                name: ExactText(text),
                occupants: UserIDs(occupants.compactMap(UserID.init(rawValue:))),
                admins: [],
                photo: ExactText("p\(text)"),
                data: data
            )
            contents.append(room)
        }
        return (.map([("version", .plain("1")), ("dialogs", .list(dialogs))]), contents)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `a manifest means the same in every style`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let (manifest, contents) = sample(&generator)
        for _ in 0..<3 {
            var style = RandomStyle(generator: generator)
            let text = style.document(manifest)
            generator = style.generator
            let set = ManifestSet([ManifestSource(path: "x", bytes: Array(text.utf8))])
            let reading = set.resolve(.apiKey(defaultOwner: 1000))
            #expect(reading.diagnostics.map(\.description) == [], "\(text)")
            #expect(reading.dialogs.map(\.content) == contents, "\(text)")
        }
    }
}
