/// Makes a document that is read from no YAML text, such as one of a table's row, so that it can be checked like any.
package struct DocumentBuilder: ~Copyable {
    private var records = FlatBuffer<NodeRecord>(capacity: 8)
    private var text = FlatBuffer<UInt8>(capacity: 128)
    private var openMaps: [Int] = []
    private let path: String

    /// Starts a document; the path is what locations name.
    package init(path: String) {
        self.path = path
    }

    /// Opens a map; its keys and values come next.
    package mutating func beginMap(line: Int, column: Int) {
        openMaps.append(records.count)
        records.append(NodeRecord(.mapping, at: Position(line: line, column: column)))
    }

    /// Closes the innermost map.
    package mutating func endMap() {
        guard let map = openMaps.popLast() else { preconditionFailure("no map is open") }
        var record = records[map]
        record.extent = UInt32(records.count)
        records[map] = record
    }

    /// Adds a text; as a key it may be left out of its map together with its value.
    package mutating func scalar(_ bytes: some Collection<UInt8>, line: Int, column: Int, isLeftOut: Bool = false) {
        var record = NodeRecord(.scalar, at: Position(line: line, column: column))
        record.start = UInt32(text.count)
        record.isRefused = isLeftOut
        // Nearly all texts lie in one block, and are copied as such: rosters have millions.
        let isCopied = bytes.withContiguousStorageIfAvailable { unsafe text.append(contentsOf: $0) } != nil
        if !isCopied { for byte in bytes { text.append(byte) } }
        record.extent = UInt32(text.count) - record.start
        records.append(record)
    }

    /// The document.
    ///
    /// - Parameter origins: For each node, in order, where its text comes from, in words; for none where it is shorter.
    /// - Returns: The document.
    package consuming func document(origins: [String?] = []) -> Document {
        Document(path: path, records: records, text: text, origins: origins)
    }
}

extension Document {
    /// The first scalar whose bytes differ from those of the scalar at the same place of another document, and that
    /// one.
    package func firstDifference(from other: Document) -> (own: PlacedText, other: PlacedText)? {
        NodeScope.withScope { scope in
            let (root, otherRoot) = (scope.root(of: self), scope.root(of: other))
            for index in 0..<min(count, other.count) {
                let (own, their) = (root.sibling(at: index), otherRoot.sibling(at: index))
                if own.kind == .scalar, !own.hasText(of: their) { return (PlacedText(own), PlacedText(their)) }
            }
            return nil
        }
    }
}

extension Node {
    fileprivate func hasText(of other: Node) -> Bool {
        withBytes { bytes in
            other.withBytes { others in
                guard bytes.count == others.count else { return false }
                for index in 0..<bytes.count where bytes[index] != others[index] { return false }
                return true
            }
        }
    }
}
