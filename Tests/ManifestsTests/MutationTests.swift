import Diagnostics
import Dialogs
import Manifests
import Testing

@Suite struct MutationTests {
    private static let manifest = """
        version: 1
        key_field: git_key
        users: {alice: 96831328, bob: 7}
        groups: {moderators: [alice, 96830631], all: [moderators, bob]}
        defaults: &d
          owner: alice
          type: group
          data: {class_name: Room, region: eu}
        dialogs:
          - key: party
            name: "New Year \\u00e9 party"
            occupants: &o [all, 96754523]
            admins: [alice]
            photo: "68123"
            join_required: false
            data:
              seats: 12
              price: 1.5e2
              'on': true
          - {type: public, name: Lobby 👩‍👩‍👧, id: 5d75393ba28f9a17e1cb0f9e}
          - {type: private, owner: bob, occupants: [12]}
          - name: |-
              Block
            occupants: *o
            match: name+occupants
            unlisted: remove
            unlisted_admins: report
        """

    private static let fragments =
        [
            "\0", "\t", "\n", "\r", "\u{85}", "\u{FEFF}", "[", "]", "{", "}", ":", ": ", "- ", "#", "&a", "*a", "*o",
            "*d", "!",
            "!!str ", "<<: *d\n", "---\n", "...\n", "%YAML 1.1\n", "'", "\"", "\\", "|", ">", "?", "? ", ",", "~", "0",
            "-", "_",
            "true", "null", "moderators", "all", "name", "type: private\n", "id: x\n", "\u{202E}", "é", "\\U0010FFFF",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF]]

    private static func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0..<12, using: &generator))
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0..<bytes.count, using: &generator))
        case 2: bytes[start] = UInt8.random(in: 0...255, using: &generator)
        default: bytes.insert(contentsOf: fragments.randomElement(using: &generator) ?? [], at: start)
        }
        if bytes.isEmpty { bytes = [0x0A] }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a damaged manifest is read, or its mistakes have places in it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            var bytes = Array(Self.manifest.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) { Self.mutate(&bytes, &generator) }
            let reading = ManifestSet([ManifestSource(path: "x", bytes: bytes)]).resolve(.apiKey(defaultOwner: nil))
            check(reading, bytes)
        }
    }

    private func check(_ reading: ManifestReading, _ bytes: [UInt8]) {
        let lines = bytes.split(omittingEmptySubsequences: false) { [0x0A, 0x0D].contains($0) }.count
        for diagnostic in reading.diagnostics {
            let isOfSet = diagnostic.message.text == "the manifest declares no dialogs"
            // Next line, and the two other line breaks of Unicode, count for libyaml.
            let lastLine = lines + bytes.count(where: { $0 == 0x85 || $0 == 0xA8 || $0 == 0xA9 }) + 1
            let isPlaced = diagnostic.location.map { (1...lastLine).contains($0.line) && $0.column >= 1 } ?? isOfSet
            #expect(isPlaced, "\(diagnostic) in \(String(decoding: bytes, as: UTF8.self))")
        }
        let isSound = reading.diagnostics.isEmpty
        #expect(!isSound || reading.dialogs.count == reading.declaredCount)
    }

    @Test func `the manifest is sound before it is damaged`() {
        let source = ManifestSource(path: "x", bytes: Array(Self.manifest.utf8))
        let reading = ManifestSet([source]).resolve(.apiKey(defaultOwner: nil))
        #expect(reading.diagnostics.map(\.description) == [])
        #expect(reading.dialogs.count == 4)
    }
}
