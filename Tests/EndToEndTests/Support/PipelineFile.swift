import Foundation
import Testing
import YAML

/// A value of a pipeline's YAML file.
enum PipelineFile: Hashable, Sendable {
    case text(String)
    case list([PipelineFile])
    case map([String: PipelineFile])

    /// Reads a file of the examples.
    ///
    /// - Parameter path: The path from `examples`.
    /// - Returns: The file's one value.
    /// - Throws: Where it cannot be read.
    static func example(_ path: String) throws -> Self {
        let bytes = try Data(contentsOf: examples.appendingPathComponent(path))
        let parsing = Document.parse(Array(bytes), path: path)
        #expect(parsing.diagnostics.isEmpty)
        return try #require(parsing.document).withRoot(Self.init)
    }

    /// The folder of the examples.
    static var examples: URL {
        URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../examples").standardized
    }

    private init(_ node: Node) {
        switch node.kind {
        case .scalar, .invalid: self = .text(node.text)
        case .sequence: self = .list(node.elements.map(Self.init))
        case .mapping: self = .map(Dictionary(uniqueKeysWithValues: node.pairs.map { ($0.key.text, Self($0.value)) }))
        }
    }

    /// The value of a key; `nil` where there is no such key.
    subscript(key: String) -> Self? {
        guard case .map(let map) = self else { return nil }
        return map[key]
    }

    /// The elements of a list.
    var elements: [Self] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    /// The text of a scalar.
    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The texts of a map, by key.
    var texts: [String: String] {
        guard case .map(let map) = self else { return [:] }
        return map.compactMapValues(\.text)
    }

    /// The values of a map, by key.
    var values: [String: PipelineFile] {
        guard case .map(let map) = self else { return [:] }
        return map
    }
}
