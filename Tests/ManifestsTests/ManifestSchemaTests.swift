import Diagnostics
import Dialogs
import FoundationEssentials
import JSON
import Manifests
import TestSupport
import Testing

/// The loader's side of the agreement with the schema; `Tests/schema` runs another program for the schema's side.
@Suite struct ManifestSchemaTests {
    @Test(arguments: try manifests(in: "valid"))
    func `a manifest that the schema accepts is accepted by the loader`(manifest: ManifestSource) {
        let reading = ManifestSet([manifest]).resolve(.apiKey(defaultOwner: 1))
        #expect(reading.diagnostics.map(\.description) == [])
    }

    @Test(arguments: try manifests(in: "invalid"))
    func `a manifest that the schema refuses is refused by the loader`(manifest: ManifestSource) {
        #expect(!ManifestSet([manifest]).resolve(.apiKey(defaultOwner: 1)).diagnostics.isEmpty)
    }

    @Test func `the schema has the fields of a dialog that the loader knows, and no others`() throws {
        let fields = try schema("$defs", "dialog", "properties").map(\.key)
        #expect(fields == DialogField.allCases.map(\.rawValue))
        for field in fields { #expect(!isUnknown("version: 1\ndialogs: [{\(field): x}]"), "\(field)") }
        #expect(isUnknown("version: 1\ndialogs: [{colour: x}]"))
    }

    @Test func `the schema has the fields of a roster that the loader knows, and no others`() throws {
        let fields = try schema("$defs", "roster", "properties").map(\.key)
        #expect(
            fields == ["from_csv", "group_by", "columns", "where", "combine", "allow", "separator"]
                + DialogField.allCases.map(\.rawValue)
        )
        for field in fields { #expect(!isUnknown("version: 1\ndialogs: [{from_csv: a.csv, \(field): x}]"), "\(field)") }
        #expect(isUnknown("version: 1\ndialogs: [{from_csv: a.csv, colour: x}]"))
    }

    @Test func `the schema has the fields of a manifest that the loader knows, and no others`() throws {
        let fields = try schema("properties").map(\.key)
        #expect(
            fields == [
                "version", "key_field", "protect", "departed", "users", "groups", "values", "defaults", "dialogs",
            ]
        )
        for field in fields { #expect(!isUnknown("version: 1\n\(field): x"), "\(field)") }
        #expect(isUnknown("version: 1\ncolour: x"))
    }

    @Test func `defaults may set what the loader lets them set`() throws {
        let fields = try schema("properties", "defaults", "properties").map(\.key)
        for field in DialogField.allCases {
            let text = "version: 1\ndefaults: {\(field.rawValue): x}\ndialogs: []"
            #expect(fields.contains(field.rawValue) == !messages(of: text).contains { $0.contains("has no default") })
        }
    }

    @Test func `every field tells what it is for`() throws {
        for path in [["properties"], ["$defs", "dialog", "properties"], ["$defs", "roster", "properties"]] {
            for (field, value) in try schema(path) {
                #expect(value.object?["description"]?.text?.hasSuffix(".") == true, "\(field)")
            }
        }
    }

    @Test func `every reference leads somewhere`() throws {
        let definitions = try schema("$defs").map { "#/$defs/\($0.key)" }
        let references = ManifestSchema.text.split(separator: "\"$ref\": \"").dropFirst()
        #expect(Set(references.map { String($0.prefix { $0 != "\"" }) }) == Set(definitions))
    }

    @Test func `the copy among the examples is up to date`() throws {
        let path = Self.root.appending(path: "examples/schemas/manifest.schema.json")
        let copy = try String(contentsOf: path, encoding: .utf8)
        #expect(copy == ManifestSchema.text, "write it anew: dialogctl schema > examples/schemas/manifest.schema.json")
    }
}

extension ManifestSchemaTests {
    private static var root: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
    }

    private static func manifests(in folder: String) throws -> [ManifestSource] {
        let folder = root.appending(path: "Tests/ManifestsTests/Agreement/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            ManifestSource(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
        }
    }

    private func schema(_ path: String...) throws -> JSONObject { try schema(path) }

    private func schema(_ path: [String]) throws -> JSONObject {
        let root = try JSONValue(parsing: Array(ManifestSchema.text.utf8))
        return try path.reduce(try #require(root.object)) { try #require($0[$1]?.object) }
    }

    private func isUnknown(_ manifest: String) -> Bool {
        messages(of: manifest).contains { $0.contains("unknown field") }
    }

    private func messages(of manifest: String) -> [String] {
        let source = ManifestSource(path: "rooms.yaml", bytes: Array(manifest.utf8))
        return ManifestSet([source]).resolve(.apiKey(defaultOwner: 1)).diagnostics.map(\.message.text)
    }
}
