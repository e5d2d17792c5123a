import Dialogs
import TestSupport

/// Random stores of dialogs with hostile names, in which names, members and creators often coincide.
struct RandomStore {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func store() -> InMemoryDialogStore {
        let count = Int.random(in: 0...30, using: &generator)
        return InMemoryDialogStore((0..<count).map { dialog(number: 0xABC_0000 + $0) }.shuffled(using: &generator))
    }

    /// Any number from 0 up to a bound.
    mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

    private mutating func dialog(number: Int) -> LiveDialog {
        let type = DialogType.allCases.randomElement(using: &generator) ?? .group
        let creator = users.randomElement(using: &generator)
        return LiveDialog(
            id: .number(number),
            type: type,
            name: self.number(below: 10) == 0 ? nil : self.number(below: 2) == 0 ? "A" : text(),
            occupants: occupants(of: type),
            admins: self.number(below: 3) == 0 ? nil : some(),
            photo: self.number(below: 2) == 0 ? nil : text(),
            joinRequired: [nil, false, true][self.number(below: 3)],
            className: self.number(below: 3) == 0 ? nil : text(),
            data: data(),
            creator: self.number(below: 8) == 0 ? nil : creator
        )
    }

    private let users: [UserID] = [1, 2, 3, 4]

    private mutating func some() -> UserIDs {
        UserIDs(users.filter { _ in Bool.random(using: &generator) })
    }

    private mutating func occupants(of type: DialogType) -> UserIDs {
        type == .private && number(below: 8) > 0 ? UserIDs(users.shuffled(using: &generator).prefix(2)) : some()
    }

    private mutating func data() -> CustomFields<LiveValue> {
        CustomFields((0..<number(below: 4)).map { _ in .init(text(), value()) })
    }

    private mutating func value() -> LiveValue {
        switch number(below: 8) {
        case 0: .null
        case 1: .composite("[1,2]")
        case 2: .scalar(.boolean(Bool.random(using: &generator)))
        case 3: .scalar(.integer([0, -1, 7, .min, .max][number(below: 5)]))
        case 4: .scalar(.decimal([0, -0.0, 0.1, 1e300, Double.leastNonzeroMagnitude, -2.5e-7][number(below: 6)]))
        default: .scalar(.text(text()))
        }
    }

    /// A text, hostile more often than not.
    private mutating func text() -> ExactText {
        number(below: 3) > 0 ? ExactText(Self.texts[number(below: Self.texts.count)]) : scalars()
    }

    private mutating func scalars() -> ExactText {
        var view = String.UnicodeScalarView()
        for _ in 0..<number(below: 6) {
            let limit = [0x80, 0x100, 0x3000, 0x11_0000][number(below: 4)]
            if let scalar = Unicode.Scalar(UInt32(number(below: limit))) { view.append(scalar) }
        }
        return ExactText(String(view))
    }

    private static let texts = [
        "A", "A", "A", "B", "", " ", " A", "A ", "null", "Null", "~", "yes", "No", "true", "FALSE", "y", "off", "12",
        "0x1F",
        "1_000", "1e5", ".inf", "-", "- a", "? a", "a: b", "a:", "a #b", "#a", "[a]", "{a}", "a, b", "&a", "*a", "!a",
        "|", ">",
        "%a", "@a", "`a", "'a'", "\"a\"", "a\\b", "a\nb", "a\tb", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}A",
        "\u{202E}evil", "e\u{301}", "\u{E9}", "\u{FFFE}", "\u{1F468}\u{200D}\u{1F469}", "<<", "=", "class_name", "---",
        "...",
        "{column}", "group/A", "A 00000000000000000abc0001", "moderators", "2026-01-01", "日本語",
        String(repeating: "x", count: 200), String(repeating: "x", count: 201),
        String(repeating: "\u{1F600}", count: 200),
        String(repeating: "\u{7}", count: 300), String(repeating: "long ", count: 300),
    ]
}
