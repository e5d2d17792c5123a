internal import Diagnostics
internal import Dialogs
internal import YAML

/// One dialog's map in a manifest, as it is written.
struct Declaration {
    private let text: [UInt8]
    private let lines: TextLines
    private let start: SourceLocation
    private let pairs: [Pair]

    /// Finds the map; `nil` where no dialog of the list stands at this place.
    init?(in text: [UInt8], at location: SourceLocation, _ scope: NodeScope) {
        guard let document = Document.parse(text, path: location.path).document,
            let list = scope.root(of: document).pairs.first(where: { $0.key.text == "dialogs" })?.value,
            let node = list.elements.first(where: { $0.location == location }), node.kind == .mapping
        else { return nil }
        self.text = text
        lines = TextLines(text)
        start = location
        pairs = Array(node.pairs)
    }

    /// The pair of a field.
    subscript(field: String) -> Pair? { pairs.first { $0.key.text == field } }
}

extension Declaration {
    /// The places for a new `id`, the best first.
    func insertions(of id: DialogID) -> [Insertion] {
        guard let offset = offset(of: start), offset < text.count else { return [] }
        switch text[offset] {
        case UInt8(ascii: "{"): return flowInsertions(of: id, after: offset)
        // What begins with an anchor, a tag or a mark for a long key has its first field elsewhere.
        case UInt8(ascii: "&"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "*"): return []
        default: return blockInsertions(of: id, at: offset)
        }
    }

    /// The one place of the `id` that is there.
    func replacements(of old: Node, with id: DialogID) -> [Insertion] {
        guard var place = offset(of: old.location) else { return [] }
        if place < text.count, text[place] == UInt8(ascii: "\"") || text[place] == UInt8(ascii: "'") { place += 1 }
        let end = place + old.text.utf8.count
        guard end <= text.count, text[place..<end].elementsEqual(old.text.utf8) else { return [] }
        return [Insertion(range: place..<end, text: Array(id.text.utf8))]
    }

    /// A line of its own below the key, the name or the type; else before the first field.
    private func blockInsertions(of id: DialogID, at offset: Int) -> [Insertion] {
        let field = Array("id: \(id.scalar)".utf8)
        let indent = [UInt8](repeating: UInt8(ascii: " "), count: start.column - 1)
        var insertions: [Insertion] = []
        for pair in landmarks {
            let line = pair.key.location.line
            guard let end = lines.end(ofLine: line) else { continue }
            insertions.append(Insertion(range: end..<end, text: lines.lineEnd(ofLine: line) + indent + field))
        }
        let first = field + lines.lineEnd(ofLine: start.line) + indent
        return insertions + [Insertion(range: offset..<offset, text: first)]
    }

    /// Before the field behind the key, the name or the type; else behind the brace.
    private func flowInsertions(of id: DialogID, after brace: Int) -> [Insertion] {
        var places = landmarks.compactMap { landmark -> Int? in
            let next = pairs.first { $0.key.location > landmark.key.location }
            return next.flatMap { offset(of: $0.key.location) }
        }
        if let first = pairs.first, let place = offset(of: first.key.location) { places.append(place) }
        return places.filter(text.indices.contains).map { place in
            // In a map that looks like JSON, the new field does, too.
            let isQuoted = text[place] == UInt8(ascii: "\"")
            let field = isQuoted ? "\"id\": \"\(id)\", " : "id: \(id.scalar), "
            return Insertion(range: place..<place, text: Array(field.utf8))
        }
    }

    /// The fields that tell a reader which dialog this is.
    private var landmarks: [Pair] { ["key", "name", "type"].compactMap { self[$0] } }

    private func offset(of location: SourceLocation) -> Int? {
        lines.offset(line: location.line, column: location.column)
    }
}

extension DialogID {
    /// The ID as YAML text; one that other readers might take for a number is quoted.
    fileprivate var scalar: String {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let mayBeNumber = text.utf8.allSatisfy { digits.contains($0) || $0 == UInt8(ascii: "e") }
        return mayBeNumber ? "\"\(text)\"" : text
    }
}
