import Diagnostics
import Dialogs
import Foundation
import ManifestWriting
import Manifests
import TestSupport
import Testing

/// What must hold for every manifest that is formatted.
@Suite struct FormatPropertyTests {
    private func content(of text: [UInt8], rosters: [String: [UInt8]] = [:]) -> [String] {
        let set = ManifestSet([ManifestSource(path: "a.yaml", bytes: text, rosters: rosters)])
        let reading = set.resolve(.undetermined, expands: true)
        return reading.expansion.map(ManifestText.text) + ["\(reading.keyField?.string ?? "")"]
            + reading.names.map { "\($0) \($1)" }.sorted() + reading.diagnostics.map(\.message.text).sorted()
    }

    private func comments(of text: [UInt8]) -> [Substring] {
        String(decoding: text, as: UTF8.self).matches(of: /#\ ?comment\ [0-9]+/).map { $0.output }.sorted()
    }

    @Test(arguments: 0..<1500 as Range<UInt64>)
    func `a random manifest declares the same, keeps its comments, and stays as it is from then on`(seed: UInt64) {
        var random = RandomManifest(seed: seed)
        let text = Array(random.text(dialogs: 1 + Int(seed % 4)).utf8)
        do throws(ManifestFormatter.Refusal) {
            let form = try ManifestFormatter.formatted(text, path: "a.yaml")
            #expect(content(of: form).difference(from: content(of: text)).isEmpty, "seed \(seed)")
            #expect(comments(of: form) == comments(of: text), "seed \(seed)")
            #expect(try ManifestFormatter.formatted(form, path: "a.yaml") == form, "seed \(seed)")
        } catch {
            let text = String(decoding: text, as: UTF8.self)
            Issue.record("seed \(seed): \(error.diagnostics.map(\.description))\n\(text)")
        }
    }

    private static let oddBytes: [[UInt8]] = [
        [0x0D], [0x0A], [0x0D, 0x0A], [0x09], [0xC2, 0x85], Array("&x ".utf8), Array("? ".utf8), Array("# c".utf8),
        Array("'".utf8), Array("}".utf8), Array(", ".utf8), Array("|\n".utf8), Array("é".utf8), Array("- ".utf8),
        Array(": ".utf8), Array("\n#".utf8), Array("*x".utf8), Array("---\n".utf8), Array(" ".utf8), Array(">-\n".utf8),
    ]

    @Test(arguments: 0..<1500 as Range<UInt64>)
    func `a broken manifest is refused, or declares the same`(seed: UInt64) {
        var random = RandomManifest(seed: seed)
        var generator = SeededGenerator(seed: seed &+ 7)
        var text = Array(random.text(dialogs: 2).utf8)
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let odd = Self.oddBytes.randomElement(using: &generator) ?? []
            text.insert(contentsOf: odd, at: Int.random(in: 0...text.count, using: &generator))
        }
        guard let form = try? ManifestFormatter.formatted(text, path: "a.yaml") else { return }
        #expect(content(of: form).difference(from: content(of: text)).isEmpty, "seed \(seed)")
        #expect(comments(of: form) == comments(of: text), "seed \(seed)")
        #expect((try? ManifestFormatter.formatted(form, path: "a.yaml")) == form, "seed \(seed)")
    }

    private static let examples: [URL] = {
        let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../examples").standardized
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return files?.compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" } ?? []
    }()

    @Test func `each example that is a manifest can be formatted`() throws {
        var count = 0
        for url in Self.examples {
            let text = Array(try Data(contentsOf: url))
            guard String(decoding: text, as: UTF8.self).contains("version: 1\n") else { continue }
            let form = try ManifestFormatter.formatted(text, path: url.path)
            #expect(try ManifestFormatter.formatted(form, path: url.path) == form)
            #expect(content(of: form) == content(of: text), "\(url)")
            count += 1
        }
        #expect(count >= 4)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `what is exported has its form`(seed: UInt64) async throws {
        var random = RandomStore(seed: seed)
        let store = random.store()
        let owners = Array([1, 2, 3].prefix(1 + random.number(below: 3))) as [UserID]
        let keyField: ExactText? = random.number(below: 2) == 0 ? "A" : nil
        let export = Export(
            try await listings(of: owners, in: store),
            filter: ExportFilter(includesOthers: true),
            pinsAll: random.number(below: 2) == 0,
            keyField: keyField
        )
        let names: [UserID: ExactText] = seed % 2 == 0 ? [:] : [1: "zoe", 3: "login:ann", 4: "bob"]
        let text = manifest(
            of: export,
            names: names,
            commonOwner: owners.count == 1 ? owners[0] : nil,
            keyField: keyField
        )
        let form = try ManifestFormatter.formatted(Array(text.utf8), path: "a.yaml")
        #expect(String(decoding: form, as: UTF8.self) == text, "seed \(seed)")
    }
}
