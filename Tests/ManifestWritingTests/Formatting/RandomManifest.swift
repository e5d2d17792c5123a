import TestSupport

/// The text of a random manifest in random styles, comments and all.
struct RandomManifest {
    private var random: SeededGenerator
    private var comments = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    private mutating func number(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    private mutating func happens(oneIn chance: Int) -> Bool { number(below: chance) == 0 }

    private mutating func comment() -> String {
        comments += 1
        return "#\(happens(oneIn: 3) ? "" : " ")comment \(comments) 'x: [{"
    }

    /// Lines of their own before a value.
    private mutating func before(_ indent: Int) -> [String] {
        (0..<(happens(oneIn: 4) ? number(below: 3) : 0)).map { _ in
            happens(oneIn: 2) ? "" : String(repeating: " ", count: indent) + comment()
        }
    }

    private mutating func behind() -> String {
        happens(oneIn: 8) ? String(repeating: " ", count: 1 + number(below: 3)) + comment() : ""
    }

    private mutating func quoted(_ word: String) -> String {
        switch number(below: 3) {
        case 0 where word.allSatisfy { $0.isLetter || $0.isNumber } && word.first?.isLetter == true: word
        case 1: "'" + word.replacing("'", with: "''") + "'"
        default: "\"" + word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
    }

    private static let texts = [
        "News", "yes", "a: b", "it's", "say \"so\"", "x #y", " pad ", "日本", "null", "1e3", "[a]", "- a", "back\\slash",
        "été", "😀", "*a", "&a", "!a", "{c}", "", "~", "0x1", "e\u{301}", "tab\there",
    ]

    private mutating func text() -> String { quoted(Self.texts[number(below: Self.texts.count)]) }

    private mutating func person() -> String {
        happens(oneIn: 3)
            ? "\(1 + number(below: 20))" : quoted(["alice", "bob", "login:carl", "mods"][number(below: 4)])
    }

    /// A list in lines or in brackets, to go behind a colon.
    private mutating func list(_ indent: Int, of items: [String]) -> [String] {
        if happens(oneIn: 2) || items.isEmpty {
            guard happens(oneIn: 4), !items.isEmpty else { return [" [\(items.joined(separator: ", "))]" + behind()] }
            let lines = items.map { "\(String(repeating: " ", count: indent + 2))\($0),\(behind())" }
            return [" [" + behind()] + lines + [String(repeating: " ", count: indent + 1) + "]" + behind()]
        }
        let margin = String(repeating: " ", count: indent + number(below: 4))
        return [behind()] + items.flatMap { item in before(indent + 2) + ["\(margin)- \(item)\(behind())"] }
    }

    private mutating func map(_ indent: Int, of pairs: [(String, String)]) -> [String] {
        if happens(oneIn: 2) || pairs.isEmpty {
            return [" {\(pairs.map { "\($0): \($1)" }.joined(separator: ", "))}" + behind()]
        }
        let margin = String(repeating: " ", count: indent + 1 + number(below: 3))
        return [behind()] + pairs.flatMap { pair in before(indent) + ["\(margin)\(pair.0): \(pair.1)\(behind())"] }
    }

    private mutating func field(_ name: String, _ indent: Int) -> [String] {
        let people = (0..<number(below: 5)).map { _ in person() }
        let value: [String] =
            switch name {
            case "occupants", "admins": list(indent, of: people)
            case "data": map(indent, of: [("b", text()), ("class_name", "Room"), ("a", "5")].shuffled(using: &random))
            case "join_required": [" true" + behind()]
            case "type": [" " + quoted("group") + behind()]
            case "photo" where happens(oneIn: 2):
                [" |"]
                    + ["one", "  two", "", "", "three"].map {
                        $0.isEmpty ? "" : String(repeating: " ", count: indent + 3) + $0
                    }
            default: [" " + text() + behind()]
            }
        return ["\(name):\(value[0])"] + value.dropFirst()
    }

    private mutating func dialog(_ number: Int, _ indent: Int) -> [String] {
        let names = ["occupants", "admins", "data", "join_required", "photo"].filter { _ in happens(oneIn: 2) }
        let fields = (["type", "name"] + names).shuffled(using: &random)
        let margin = String(repeating: " ", count: indent + 2)
        var lines: [String] = []
        for field in fields {
            var text = field == "name" ? ["name: room \(number)"] : self.field(field, indent + 2)
            text[0] = margin + text[0]
            lines += (lines.isEmpty ? [] : before(indent + 2)) + text
        }
        lines[0] = String(repeating: " ", count: indent) + "- " + lines[0].dropFirst(indent + 2)
        return before(indent) + lines + (happens(oneIn: 6) ? [margin + comment()] : [])
    }

    /// The text.
    mutating func text(dialogs count: Int) -> String {
        let indent = number(below: 3)
        var sections = [["version: 1" + behind()]]
        sections.append(["users:" + map(0, of: [("bob", "2"), ("alice", "1")]).joined(separator: "\n")])
        let mods = list(2, of: [person(), person(), person()].filter { !$0.contains("mods") })
        sections.append(["groups:", "  mods:" + mods.joined(separator: "\n")])
        sections.append(["defaults:" + map(0, of: [("update", "true"), ("owner", "1")]).joined(separator: "\n")])
        sections.append(["dialogs:" + behind()] + (1...count).flatMap { dialog($0, indent) })
        sections = sections.filter { $0[0].hasPrefix("version") || $0[0].hasPrefix("dialogs") || !happens(oneIn: 6) }
        return sections.shuffled(using: &random).flatMap { before(0) + $0 }.map { $0 + "\n" }.joined()
    }
}
