internal import Dialogs
internal import YAML

/// Writes a tree in the one form that manifests have.
struct FormattedText {
    /// The lines, without their ends.
    private(set) var lines: [String] = []

    /// The most bytes of a collection on one line.
    private static let longestLine = 96

    init(_ tree: SyntaxTree) {
        if tree.isMarked { lines = Self.remarks(tree.preamble) + ["---"] }
        lines += Self.remarks(tree.heading)
        lines += Self.block(tree.root, isRoot: true)
        lines += Self.remarks(tree.ending)
        lines = Self.tidied(lines)
    }

    /// The lines with one blank line where several are, and none at the ends; those within a block of text stay.
    private static func tidied(_ lines: [String]) -> [String] {
        var tidied: [String] = []
        for line in lines where !line.isEmpty || !(tidied.last?.isEmpty ?? true) { tidied.append(line) }
        while tidied.last?.isEmpty ?? false { tidied.removeLast() }
        return tidied.map { $0 == emptyLineOfText ? "" : $0 }
    }

    /// What stands for an empty line within a block of text meanwhile; no manifest can have it.
    fileprivate static let emptyLineOfText = "\u{0}"

    private static func remarks(_ remarks: [Remark]) -> [String] {
        remarks.map { remark in
            switch remark {
            case .comment(let text): text
            case .blank: ""
            }
        }
    }
}

extension FormattedText {
    /// The lines of a collection in lines.
    private static func block(_ node: SyntaxNode, isRoot: Bool = false) -> [String] {
        switch node.content {
        case .scalar, .alias: []
        case .list(let list):
            list.items.enumerated().flatMap { index, item in lines(of: item, isFirst: index == 0) }
                + remarks(list.ending)
        case .map(let map):
            map.pairs.enumerated().flatMap { index, pair in lines(of: pair, isFirst: index == 0 && !isRoot) }
                + remarks(map.ending)
        }
    }

    private static func leading(_ remarks: [Remark], isFirst: Bool) -> [String] {
        self.remarks(isFirst ? Array(remarks.drop { $0 == .blank }) : remarks)
    }

    private static func lines(of item: SyntaxList.Item, isFirst: Bool) -> [String] {
        let (leading, value) = item.value.withoutLeading
        let before = self.leading(item.leading + leading, isFirst: isFirst)
        if let text = line(value) {
            return before + ended(text == [""] ? ["-"] : text.prefixed("- ", indent: 2), by: item.comment)
        }
        let content = block(value)
        let comment = item.comment.map { [$0] } ?? []
        guard value.anchor == nil else { return before + comment + ["- " + anchor(of: value)] + content.indented(2) }
        return before + comment + ["- \(content[0])"] + content.dropFirst().indented(2)
    }

    private static func lines(of pair: SyntaxMap.Pair, isFirst: Bool) -> [String] {
        let before = leading(pair.leading, isFirst: isFirst)
        let key = anchored(pair.key, scalar(pair.key, isKey: true)) + ":"
        if let text = line(pair.value, isID: pair.key.scalar?.text == "id") {
            let comments = [pair.keyComment, pair.comment].compactMap(\.self)
            let head = text == [""] ? [key] : text.prefixed("\(key) ", indent: 2)
            // Of two comments the first has no place behind the value.
            return before + comments.dropLast() + ended(head, by: comments.last)
        }
        let comments = [pair.keyComment, pair.value.isBlock ? nil : pair.comment].compactMap(\.self)
        let name = anchor(of: pair.value)
        let head = name.isEmpty ? key : "\(key) \(name)"
        return before + comments.dropLast() + ended([head], by: comments.last) + block(pair.value).indented(2)
    }

    /// Lines with a comment at the end of the last one, or before them where that is the end of a block of text.
    private static func ended(_ lines: [String], by comment: String?) -> [String] {
        guard let comment, let last = lines.last else { return lines }
        return lines.dropLast() + ["\(last)  \(comment)"]
    }

    private static func anchor(of node: SyntaxNode) -> String { node.anchor.map { "&\($0)" } ?? "" }

    private static func anchored(_ node: SyntaxNode, _ text: String) -> String {
        let anchor = anchor(of: node)
        return anchor.isEmpty ? text : text.isEmpty ? anchor : "\(anchor) \(text)"
    }
}

extension FormattedText {
    /// A value that begins on the line of its name or its dash: its lines; `nil` where it is on lines of its own.
    private static func line(_ node: SyntaxNode, isID: Bool = false) -> [String]? {
        switch node.content {
        case .alias(let name): return ["*\(name)"]
        case .scalar(let scalar):
            if case .block(let header, let lines) = scalar.style {
                return [anchored(node, header)] + lines.map { $0.isEmpty ? emptyLineOfText : $0 }
            }
            return [anchored(node, self.scalar(node, isID: isID))]
        case .list(let list):
            if list.items.isEmpty, list.hasRemarks { return anchoredList(node, ["["] + comments(list.ending) + ["]"]) }
            if list.isBlock, !list.items.isEmpty { return nil }
            guard !list.hasRemarks else { return nil }
            if let text = flow(node), text.utf8.count <= longestLine { return [text] }
            guard list.items.allSatisfy({ $0.value.scalar != nil }) else { return nil }
            let words = list.items.compactMap { flow($0.value) }
            return words.count == list.items.count ? anchoredList(node, ValueText.lines(ofList: words)) : nil
        case .map(let map):
            if map.pairs.isEmpty, map.hasRemarks { return anchoredList(node, ["{"] + comments(map.ending) + ["}"]) }
            if map.isBlock, !map.pairs.isEmpty { return nil }
            guard !map.hasRemarks, let text = flow(node), text.utf8.count <= longestLine else { return nil }
            return [text]
        }
    }

    /// The comments that stand in a collection without anything else, which keeps its brackets for them.
    private static func comments(_ ending: [Remark]) -> [String] { remarks(ending.filter { $0 != .blank }) }

    private static func anchoredList(_ node: SyntaxNode, _ lines: [String]) -> [String] {
        [anchored(node, lines[0])] + lines.dropFirst()
    }

    /// A value within brackets or braces, or one that is in them; `nil` where it cannot be there.
    private static func flow(_ node: SyntaxNode) -> String? {
        switch node.content {
        case .alias(let name): return "*\(name)"
        case .scalar(let scalar):
            if case .block = scalar.style { return nil }
            let text = self.scalar(node)
            // What is left out is seen on a line of its own alone.
            return text.isEmpty ? nil : anchored(node, text)
        case .list(let list):
            guard !list.hasRemarks else { return nil }
            let items = list.items.compactMap { flow($0.value) }
            return items.count == list.items.count ? anchored(node, "[\(items.joined(separator: ", "))]") : nil
        case .map(let map):
            guard !map.hasRemarks else { return nil }
            let pairs = map.pairs.compactMap { pair in
                flow(pair.value).map { "\(anchored(pair.key, scalar(pair.key, isKey: true))): \($0)" }
            }
            return pairs.count == map.pairs.count ? anchored(node, "{\(pairs.joined(separator: ", "))}") : nil
        }
    }

    /// A scalar on one line: what was plain stays so, and quotes stay where somebody needs them.
    private static func scalar(_ node: SyntaxNode, isKey: Bool = false, isID: Bool = false) -> String {
        guard let scalar = node.scalar else { return "" }
        switch scalar.style {
        case .plain: return scalar.text
        // An _id is digits and letters that nobody is to take for a number.
        case .quoted where isID && !isKey: return YAMLScalar(quoting: ExactText(scalar.text)).text
        case .folded, .quoted, .block: return YAMLScalar(ExactText(scalar.text)).text
        }
    }
}

extension SyntaxNode {
    /// Whether it is a collection in lines.
    fileprivate var isBlock: Bool {
        switch content {
        case .scalar, .alias: false
        case .list(let list): list.isBlock
        case .map(let map): map.isBlock
        }
    }

    /// The value without what stands before its first line, and that: it is written before the dash of an item.
    fileprivate var withoutLeading: (leading: [Remark], node: SyntaxNode) {
        guard anchor == nil else { return ([], self) }
        var node = self
        switch content {
        case .scalar, .alias: return ([], self)
        case .list(var list):
            guard !list.items.isEmpty else { return ([], self) }
            let (inner, value) = list.items[0].value.withoutLeading
            let leading = list.items[0].leading + inner
            list.items[0].leading = []
            list.items[0].value = value
            node.content = .list(list)
            return (leading.filter { $0 != .blank }, node)
        case .map(var map):
            guard !map.pairs.isEmpty else { return ([], self) }
            let leading = map.pairs[0].leading
            map.pairs[0].leading = []
            node.content = .map(map)
            return (leading.filter { $0 != .blank }, node)
        }
    }
}

extension SyntaxList {
    /// Whether comments stand within it, for which it takes lines of its own.
    fileprivate var hasRemarks: Bool {
        ending.contains { $0 != .blank }
            || items.contains { $0.comment != nil || $0.leading.contains { $0 != .blank } }
    }
}

extension SyntaxMap {
    /// Whether comments stand within it, for which it takes lines of its own.
    fileprivate var hasRemarks: Bool {
        ending.contains { $0 != .blank }
            || pairs.contains { pair in
                pair.comment != nil || pair.keyComment != nil || pair.leading.contains { $0 != .blank }
            }
    }
}

extension Sequence<String> {
    /// The lines behind so many spaces; blank lines stay empty.
    fileprivate func indented(_ count: Int) -> [String] {
        let space = String(repeating: " ", count: count)
        return map { $0.isEmpty || $0 == FormattedText.emptyLineOfText ? $0 : space + $0 }
    }
}

extension [String] {
    /// The lines with something before the first, and the others indented.
    fileprivate func prefixed(_ text: String, indent: Int) -> [String] {
        [text + self[0]] + dropFirst().indented(indent)
    }
}
