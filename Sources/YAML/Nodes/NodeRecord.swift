/// One node of a document's flat array, in the order of the text: a collection stands before its content.
struct NodeRecord {
    enum Kind: UInt8 {
        case scalar
        case sequence
        case mapping
        case alias
        /// Reported already, so nobody asks anything of it.
        case invalid
    }

    /// The column in Unicode scalars, from 1, above the kind and the flags: a document has a record for each value that
    /// it spells out, and memory that nobody touched before is what takes longest to get.
    private var columnAndFlags: UInt32
    /// The line, from 1.
    private(set) var line: UInt32
    /// For a scalar, where its text starts; for an alias, the index of the node that it repeats.
    var start: UInt32 = 0
    /// For a scalar, the bytes of its text; for a collection, the index behind its content; for an alias, how many
    /// nodes it repeats.
    var extent: UInt32 = 0

    /// The index of the node behind this one and its content.
    func indexBehind(_ index: Int) -> Int {
        switch kind {
        case .sequence, .mapping: Int(extent)
        case .scalar, .alias, .invalid: index + 1
        }
    }
}

extension NodeRecord {
    /// The record as it is behind so many nodes, bytes of text and lines; it is no alias.
    func moved(byNodes nodes: Int, bytes: Int, lines: Int) -> NodeRecord {
        var moved = self
        moved.line += UInt32(lines)
        switch kind {
        case .sequence, .mapping: moved.extent += UInt32(nodes)
        case .scalar: moved.start += UInt32(bytes)
        case .alias, .invalid: break
        }
        return moved
    }
}

extension NodeRecord {
    /// The last column that there is room for; what stands farther right is said to stand there.
    private static let lastColumn = 1 << 26 - 1

    /// A record at a place.
    init(_ kind: Kind, at position: Position) {
        columnAndFlags = UInt32(kind.rawValue)
        line = 0
        self.position = position
    }

    /// The column in Unicode scalars, from 1.
    var column: UInt32 { columnAndFlags >> 6 }

    /// What the record is.
    var kind: Kind {
        get { Kind(rawValue: UInt8(columnAndFlags & 0b111)) ?? .invalid }
        set { columnAndFlags = columnAndFlags & ~0b111 | UInt32(newValue.rawValue) }
    }

    /// For a scalar, whether it was written without quotes and not as a block.
    var isPlain: Bool {
        get { columnAndFlags & 0b1000 != 0 }
        set { set(0b1000, newValue) }
    }

    /// For a mapping, whether something that it tried to say was refused.
    var isPartial: Bool {
        get { columnAndFlags & 0b1_0000 != 0 }
        set { set(0b1_0000, newValue) }
    }

    /// For a mapping's key, whether the pair is refused.
    var isRefused: Bool {
        get { columnAndFlags & 0b10_0000 != 0 }
        set { set(0b10_0000, newValue) }
    }

    private mutating func set(_ flag: UInt32, _ isSet: Bool) {
        columnAndFlags = isSet ? columnAndFlags | flag : columnAndFlags & ~flag
    }

    /// The record's place.
    var position: Position {
        get { Position(line: Int(line), column: Int(column)) }
        set {
            line = UInt32(newValue.line)
            columnAndFlags = UInt32(min(newValue.column, Self.lastColumn)) << 6 | columnAndFlags & 0b11_1111
        }
    }
}
