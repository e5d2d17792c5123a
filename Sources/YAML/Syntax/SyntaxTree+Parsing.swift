internal import CYAML

extension SyntaxTree {
    /// Reads how a text is written.
    ///
    /// - Parameter bytes: A YAML text that reads without a mistake, with line feeds alone as line ends.
    /// - Throws: `Unwritable`, where it has something that cannot be written again.
    package init(of bytes: [UInt8]) throws(Unwritable) {
        var builder = SyntaxTreeBuilder(try SyntaxSteps(of: bytes), bytes)
        self = try builder.tree()
    }

    /// The comments of a text, in order.
    ///
    /// - Throws: `Unwritable`, where it is not YAML.
    package static func comments(in bytes: [UInt8]) throws(Unwritable) -> [String] {
        try SyntaxSteps(of: bytes).remarks.compactMap { remark in
            if case .comment(let text) = remark.remark { text } else { nil }
        }
    }
}

/// The steps of libyaml through a text, with their places in bytes, and what stands between the values.
struct SyntaxSteps {
    let steps: [Shape]
    let remarks: [PlacedRemark]

    init(of bytes: [UInt8]) throws(Unwritable) {
        var steps = try Self.shapes(of: bytes)
        var cursor = ScalarCursor(bytes)
        for index in steps.indices { steps[index] = steps[index].placed(by: &cursor) }
        let values = steps.filter { $0.kind == .scalar || $0.kind == .alias }.map {
            $0.start..<$0.contentEnd(in: bytes)
        }
        self.steps = steps
        remarks = RemarkScan(of: bytes, outside: values).remarks
    }

    private static func shapes(of bytes: [UInt8]) throws(Unwritable) -> [Shape] {
        var shapes: [Shape] = []
        do throws(SyntaxFailure) {
            try unsafe bytes.withUnsafeBufferPointer { (text) throws(SyntaxFailure) in
                guard var reader = unsafe EventReader(of: text) else { preconditionFailure("out of memory") }
                while shapes.last?.kind != .documentEnd { shapes.append(try reader.nextShape()) }
            }
        } catch {
            throw Unwritable("it is not valid YAML", line: 1)
        }
        return shapes
    }
}

/// Goes through a text from one character to a later one.
struct ScalarCursor {
    private let bytes: [UInt8]
    private var scalars = 0
    private var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The byte of a character.
    mutating func byte(of scalar: Int) -> Int {
        if scalar < scalars { (scalars, place) = (0, 0) }
        while scalars < scalar, place < bytes.count {
            place += 1
            while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
            scalars += 1
        }
        return place
    }
}

extension Shape {
    /// The same step, with its places in bytes.
    fileprivate func placed(by cursor: inout ScalarCursor) -> Shape {
        let first = cursor.byte(of: start)
        return Shape(
            kind: kind,
            start: first,
            end: cursor.byte(of: end),
            text: text,
            anchor: anchor,
            isPlain: isPlain,
            isBlock: isBlock,
            isMarked: isMarked
        )
    }

    /// Where the text of a scalar ends; the blank lines behind a block are not of it.
    func contentEnd(in bytes: [UInt8]) -> Int {
        guard kind == .scalar, isBlock else { return end }
        var last = end
        while let lineEnd = bytes[start..<last].lastIndex(of: 0x0A),
            bytes[lineEnd..<last].allSatisfy({ $0 == 0x0A || $0 == 0x20 || $0 == 0x09 })
        { last = lineEnd }
        return last
    }
}
