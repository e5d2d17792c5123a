import Diagnostics
import Dialogs
import ManifestWriting
import Manifests
import TestSupport
import Testing

/// Manifests with odd bytes in them: whatever they declare, writing an id never crashes and changes nothing else.
@Suite struct AdoptionFuzzTests {
    private static let manifest = """
        version: 1  # ünïcode
        dialogs:
          - key: "a\u{301}"
            type: group
            name: 'Ops 😀'
            occupants: [2]
          - {type: public, name: News, photo: "1"}
          - {"name": "More", "type": "public"}

        """

    private static let oddBytes: [[UInt8]] = [
        [0x0D], [0x0A], [0x0D, 0x0A], [0x09], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [0xEF, 0xBB, 0xBF], Array("&x ".utf8),
        Array("? ".utf8), Array("# c".utf8), Array("'".utf8), Array("}".utf8), Array(", ".utf8), Array("|\n".utf8),
        Array("é".utf8), Array(" ".utf8),
    ]

    @Test(arguments: 0..<600 as Range<UInt64>)
    func `each edit is the text and an id`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var text = Array(Self.manifest.utf8)
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            let odd = Self.oddBytes.randomElement(using: &generator) ?? []
            text.insert(contentsOf: odd, at: Int.random(in: 0...text.count, using: &generator))
        }
        let set = ManifestSet([ManifestSource(path: "rooms.yaml", bytes: text)])
        for dialog in set.resolve(.apiKey(defaultOwner: UserID(rawValue: 1))).dialogs {
            let adoption = Adoption(key: dialog.key, id: .number(0xABC))
            guard let edits = try? adoption.edits(of: text, at: dialog.location) else { continue }
            for edit in edits {
                let edited = String(decoding: edit, as: UTF8.self)
                #expect(edited.contains(adoption.id.text), "seed \(seed)")
                #expect(edit.count < text.count + 60, "seed \(seed)")
            }
        }
    }
}
