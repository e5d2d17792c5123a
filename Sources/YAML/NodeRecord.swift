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

    var kind: Kind
    /// For a scalar, whether it was written without quotes and not as a block.
    var isPlain = false
    /// For a mapping, whether something that it tried to say was refused.
    var isPartial = false
    /// For a mapping's key, whether the pair is refused.
    var isRefused = false
    /// For a scalar, where its text starts; for an alias, the index of the node that it repeats.
    var start: UInt32 = 0
    /// For a scalar, the bytes of its text; for a collection, the index behind its content; for an alias, how many
    /// nodes it repeats.
    var extent: UInt32 = 0
    /// The line, from 1.
    let line: UInt32
    /// The column in Unicode scalars, from 1.
    let column: UInt32

    /// The index of the node behind this one and its content.
    func indexBehind(_ index: Int) -> Int {
        switch kind {
        case .sequence, .mapping: Int(extent)
        case .scalar, .alias, .invalid: index + 1
        }
    }
}

extension NodeRecord {
    /// A record at a place.
    init(_ kind: Kind, at position: Position) {
        self.init(kind: kind, line: UInt32(position.line), column: UInt32(position.column))
    }

    /// The record's place.
    var position: Position { Position(line: Int(line), column: Int(column)) }
}
