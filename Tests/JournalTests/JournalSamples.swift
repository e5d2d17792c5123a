import Dialogs
import Journal
import Platform
import Synchronization
import TestSupport

extension Intent {
    /// An intent to create a group.
    static func group(
        _ key: ExactText = "team/x",
        name: ExactText? = "X",
        members: UserIDs = [8, 7],
        known: Set<DialogID> = []
    ) -> Self {
        Self(key: key, owner: 7, type: .group, name: name, members: members, digest: "sha256:9f86", known: known)
    }

    /// An intent whose texts and lists are anything that may come from outside.
    static func random(using generator: inout SeededGenerator) -> Self {
        let key = ExactText(text(&generator))
        let mark = Mark(className: ExactText(text(&generator)), field: ExactText(text(&generator)), key: key)
        return Self(
            key: key,
            owner: user(&generator),
            type: DialogType.allCases.randomElement(using: &generator) ?? .group,
            name: Bool.random(using: &generator) ? ExactText(text(&generator)) : nil,
            members: UserIDs((0..<Int.random(in: 0...5, using: &generator)).map { _ in user(&generator) }),
            digest: text(&generator),
            known: Set((0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in id(&generator) }),
            mark: Bool.random(using: &generator) ? mark : nil
        )
    }

    static func text(_ generator: inout SeededGenerator) -> String {
        let pieces = [
            "a", "\"", "\\", "\n", "\r\n", "\0", "\u{1B}[2J", "\u{2028}", "e\u{301}", "é", "👩‍👩‍👧", "\u{202E}", "}",
            " ",
        ]
        let count = Int.random(in: 0...8, using: &generator)
        return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }

    static func id(_ generator: inout SeededGenerator) -> DialogID? {
        DialogID(serverText: "5d" + text(&generator))
    }

    private static func user(_ generator: inout SeededGenerator) -> UserID {
        UserID(rawValue: Int.random(in: 1...Int.max, using: &generator)) ?? 1
    }
}

extension IntentOutcome {
    /// Any outcome.
    static func random(using generator: inout SeededGenerator) -> Self {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: .unknown(reason: Intent.text(&generator))
        case 1: .notCreated(Absence.allCases.randomElement(using: &generator) ?? .absent)
        default:
            .created(
                Intent.id(&generator) ?? .number(1),
                by: Evidence.allCases.randomElement(using: &generator) ?? .answer
            )
        }
    }
}
