/// Makes a tree of libyaml's steps, and gives each comment to the value that it is about.
///
/// A comment on the line of a value is that value's; one on lines of its own is of the value below it, unless it is
/// indented like the values above it and the next value is not.
struct SyntaxTreeBuilder {
    private let bytes: [UInt8]
    private let steps: [Shape]
    private var next = 0
    private let remarks: [PlacedRemark]
    private var nextRemark = 0

    init(_ steps: SyntaxSteps, _ bytes: [UInt8]) {
        self.bytes = bytes
        self.steps = steps.steps
        remarks = steps.remarks
    }

    /// The whole tree.
    mutating func tree() throws(Unwritable) -> SyntaxTree {
        while steps[next].kind == .other { next += 1 }
        guard steps[next].kind == .documentStart else { throw unwritable("it is empty", at: 0) }
        let start = steps[next]
        next += 1
        if bytes[..<start.end].split(separator: UInt8(ascii: "\n")).contains(where: { $0.first == UInt8(ascii: "%") }) {
            throw unwritable("it has a directive ('%')", at: start.start)
        }
        let preamble = start.isMarked ? take(before: start.end, after: nil).leading : []
        let heading = take(before: steps[next].start, after: nil).leading
        let (root, end) = try node()
        let rest = take(before: bytes.count + 1, after: end)
        var ending = rest.leading
        if let comment = rest.comment { ending.insert(.comment(comment), at: 0) }
        while ending.last == .blank { ending.removeLast() }
        return SyntaxTree(
            preamble: preamble,
            isMarked: start.isMarked,
            heading: heading,
            root: root,
            ending: ending
        )
    }

    private func unwritable(_ reason: String, at place: Int) -> Unwritable {
        Unwritable(reason, line: 1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") })
    }

    /// The next value, and the byte behind it.
    private mutating func node() throws(Unwritable) -> (node: SyntaxNode, end: Int) {
        let step = steps[next]
        next += 1
        switch step.kind {
        case .scalar:
            let scalar = try self.scalar(step)
            return (SyntaxNode(.scalar(scalar), anchor: step.anchor), step.contentEnd(in: bytes))
        case .alias: return (SyntaxNode(.alias(step.anchor ?? "")), step.end)
        case .listStart:
            let (list, end) = try list(step)
            return (SyntaxNode(.list(list), anchor: step.anchor), end)
        case .mapStart:
            let (map, end) = try map(step)
            return (SyntaxNode(.map(map), anchor: step.anchor), end)
        case .end, .documentStart, .documentEnd, .other: throw unwritable("it is not valid YAML", at: step.start)
        }
    }
}

extension SyntaxTreeBuilder {
    private mutating func list(_ start: Shape) throws(Unwritable) -> (SyntaxList, end: Int) {
        var items: [SyntaxList.Item] = []
        var end: Int?
        while steps[next].kind != .end {
            let (comment, leading) = take(before: steps[next].start, after: end)
            if let comment { items[items.count - 1].comment = comment }
            let (value, valueEnd) = try node()
            let kept = start.isBlock ? leading : leading.filter { $0 != .blank }
            items.append(SyntaxList.Item(leading: kept, value: value, comment: nil))
            end = valueEnd
        }
        let (comment, ending, last) = close(start, after: end)
        if let comment {
            guard !items.isEmpty else { throw unwritable("a comment stands in an empty list", at: start.start) }
            items[items.count - 1].comment = comment
        }
        return (SyntaxList(items: items, isBlock: start.isBlock, ending: ending), last)
    }

    private mutating func map(_ start: Shape) throws(Unwritable) -> (SyntaxMap, end: Int) {
        var pairs: [SyntaxMap.Pair] = []
        var end: Int?
        while steps[next].kind != .end {
            let (comment, leading) = take(before: steps[next].start, after: end)
            if let comment { pairs[pairs.count - 1].comment = comment }
            let (pair, pairEnd) = try pair(start.isBlock ? leading : leading.filter { $0 != .blank })
            pairs.append(pair)
            end = pairEnd
        }
        let (comment, ending, last) = close(start, after: end)
        if let comment {
            guard !pairs.isEmpty else { throw unwritable("a comment stands in an empty map", at: start.start) }
            pairs[pairs.count - 1].comment = comment
        }
        return (SyntaxMap(pairs: pairs, isBlock: start.isBlock, ending: ending), last)
    }

    private mutating func pair(_ leading: [Remark]) throws(Unwritable) -> (SyntaxMap.Pair, end: Int) {
        let (key, keyEnd) = try node()
        guard case .scalar = key.content else {
            throw unwritable("the name of a field is no text", at: keyEnd)
        }
        let value = steps[next]
        var pair = SyntaxMap.Pair(leading: leading, key: key, keyComment: nil, value: key, comment: nil)
        pair.keyComment = takeComment(before: value.start, onLineOf: keyEnd)
        // What stands between the name and a list or a map in lines is of its first value.
        if !(value.isBlock && (value.kind == .listStart || value.kind == .mapStart)) {
            pair.leading += take(before: value.start, after: nil).leading.filter { $0 != .blank }
        }
        let (node, end) = try node()
        pair.value = node
        return (pair, end)
    }
}

extension SyntaxTreeBuilder {
    /// Takes the remarks before a place; a comment on the line of the value before it is that value's.
    private mutating func take(before place: Int, after end: Int?) -> (comment: String?, leading: [Remark]) {
        let comment = end.flatMap { takeComment(before: place, onLineOf: $0) }
        var leading: [Remark] = []
        while nextRemark < remarks.count, remarks[nextRemark].offset < place {
            leading.append(remarks[nextRemark].remark)
            nextRemark += 1
        }
        return (comment, leading)
    }

    private mutating func takeComment(before place: Int, onLineOf end: Int) -> String? {
        guard nextRemark < remarks.count else { return nil }
        let remark = remarks[nextRemark]
        guard case .comment(let text) = remark.remark, !remark.isOwnLine, remark.offset < place,
            remark.lineStart <= end
        else { return nil }
        nextRemark += 1
        return text
    }

    /// Takes what stands behind the last value of a collection and is of the collection.
    private mutating func close(_ start: Shape, after end: Int?) -> (comment: String?, ending: [Remark], end: Int) {
        let step = steps[next]
        next += 1
        guard start.isBlock else {
            let (comment, ending) = take(before: step.start, after: end)
            return (comment, ending.filter { $0 != .blank }, step.end)
        }
        let comment = end.flatMap { takeComment(before: bytes.count + 1, onLineOf: $0) }
        let column = start.start - (bytes[..<start.start].lastIndex(of: UInt8(ascii: "\n")) ?? -1) - 1
        var kept = nextRemark
        var last = nextRemark
        while kept < remarks.count, remarks[kept].offset < step.start {
            if case .comment = remarks[kept].remark {
                guard remarks[kept].isOwnLine, remarks[kept].column >= column else { break }
                last = kept + 1
            }
            kept += 1
        }
        defer { nextRemark = last }
        return (comment, remarks[nextRemark..<last].map(\.remark), end ?? start.end)
    }
}

extension SyntaxTreeBuilder {
    private func scalar(_ step: Shape) throws(Unwritable) -> SyntaxScalar {
        var written = bytes[step.start..<step.contentEnd(in: bytes)]
        if let anchor = step.anchor {
            written = written.dropFirst(anchor.utf8.count + 1)
            let space = written.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
            written = written[space.endIndex...]
            if written.first == UInt8(ascii: "#") {
                throw unwritable("a comment stands behind an anchor", at: step.start)
            }
        }
        let text = String(decoding: written, as: UTF8.self)
        if step.isBlock { return SyntaxScalar(text: step.text, style: try block(text, step)) }
        let isPlain = step.isPlain && (text == step.text)
        return SyntaxScalar(text: step.text, style: isPlain ? .plain : step.isPlain ? .folded : .quoted)
    }

    private func block(_ text: String, _ step: Shape) throws(Unwritable) -> SyntaxScalar.Style {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let header = lines[0].withoutTrailingSpace
        guard ["|", "|-", ">", ">-"].contains(header) else {
            throw unwritable("a block of text begins with '\(header)', not with '|', '|-', '>' or '>-'", at: step.start)
        }
        let content = lines.dropFirst()
        let indent = content.first { !$0.allSatisfy { $0 == " " } }?.prefix { $0 == " " }.count ?? 0
        return .block(header: header, lines: content.map { String($0.dropFirst(indent)) })
    }
}
