internal import YAML

extension SyntaxNode {
    /// The value with the fields of its maps in the order of manifests, and with lists of people sorted.
    func ordered(as role: FormatRole) -> Self {
        var node = self
        switch content {
        case .scalar, .alias: break
        case .list(var list):
            for index in list.items.indices {
                list.items[index].value = list.items[index].value.ordered(as: role.itemRole)
            }
            node.content = .list(role == .people ? list.sorted : list)
        case .map(var map):
            for index in map.pairs.indices {
                let name = map.pairs[index].key.scalar?.text ?? ""
                map.pairs[index].value = map.pairs[index].value.ordered(as: role.role(ofField: name))
            }
            node.content = .map(map.sorted(by: role.order))
        }
        return node
    }

    /// The scalar, where it is one.
    var scalar: SyntaxScalar? {
        if case .scalar(let scalar) = content { scalar } else { nil }
    }

    /// Whether aliases repeat it or something in it, or it is an alias itself or has one: then its order counts.
    var hasAnchors: Bool {
        if anchor != nil { return true }
        return switch content {
        case .scalar: false
        case .alias: true
        case .list(let list): list.items.contains { $0.value.hasAnchors }
        case .map(let map): map.pairs.contains { $0.key.hasAnchors || $0.value.hasAnchors }
        }
    }
}

extension SyntaxMap {
    /// The map with some fields first, in this order; the others stay in theirs.
    fileprivate func sorted(by order: [String]) -> Self {
        guard !order.isEmpty else { return self }
        let ranks = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        let places = pairs.indices.sorted { first, second in
            let (one, other) = (rank(first, ranks), rank(second, ranks))
            return one == other ? first < second : one < other
        }
        var map = self
        map.pairs = places.map { pairs[$0] }
        return map
    }

    private func rank(_ index: Int, _ ranks: [String: Int]) -> Int {
        pairs[index].key.scalar.flatMap { ranks[$0.text] } ?? .max
    }
}

extension SyntaxList {
    /// The list with its people in order, each part between blank lines by itself; unchanged where comments on lines of
    /// their own, or anything but words and numbers, show that somebody has an order in mind.
    fileprivate var sorted: Self {
        let isPlain = items.allSatisfy { item in
            item.value.person != nil && item.leading.allSatisfy { $0 == .blank }
        }
        guard isPlain else { return self }
        var list = self
        var start = 0
        for end in 1...max(items.count, 1) where end >= items.count || isBlock && !items[end].leading.isEmpty {
            guard start < items.count else { break }
            let part = items[start..<min(end, items.count)]
            let words = part.map { (item: $0, word: $0.value.person) }.sorted { first, second in
                guard let one = first.word, let other = second.word else { return false }
                return one < other
            }
            for (offset, word) in words.enumerated() {
                list.items[start + offset].value = word.item.value
                list.items[start + offset].comment = word.item.comment
            }
            start = end
        }
        return list
    }
}

extension SyntaxNode {
    /// The person that a scalar names.
    fileprivate var person: PersonWord? {
        guard anchor == nil, let scalar else { return nil }
        switch scalar.style {
        case .block, .folded: return nil
        case .plain: return PersonWord(written: "", number: Int(scalar.text), content: scalar.text)
        case .quoted: return PersonWord(written: "", number: nil, content: scalar.text)
        }
    }
}
