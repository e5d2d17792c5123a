internal import Diagnostics

extension Composer {
    /// A complete node that aliases may repeat.
    struct Anchor {
        let index: Int
        /// How many nodes it is, with those that aliases repeat in it.
        let size: UInt32
    }

    /// Notes the anchor of a node that is complete; of two nodes with one anchor the later one counts from then on.
    mutating func register(anchor: String?, at index: Int, size: Int) {
        guard let anchor, index >= anchors[anchor]?.index ?? 0 else { return }
        anchors[anchor] = Anchor(index: index, size: UInt32(clamping: size))
    }

    /// Adds a record that stands for the anchor's node.
    mutating func addAlias(_ event: borrowing Event) {
        let name = event.anchor ?? ""
        var record = NodeRecord(.alias, at: event.position)
        if let message = mistake(inAliasOf: name) {
            record.kind = .invalid
            diagnostics.append(Diagnostic(message, at: record.position.location(in: path)))
        } else if let anchor = anchors[name] {
            record.start = UInt32(anchor.index)
            record.extent = anchor.size
            repeatedNodes += Int(anchor.size)
        }
        records.append(record)
    }

    private func mistake(inAliasOf name: String) -> Diagnostic.Message? {
        let known = anchors[name]?.index ?? -1
        if open.contains(where: { $0.anchor == name && $0.index > known }) { return .aliasInItself(name) }
        return known < 0 ? .undefinedAlias(name) : nil
    }

    /// Reports the alias at which the document becomes larger than its text allows, if there is one.
    mutating func reportMultiplication() -> Bool {
        let allowance = limits.repeatedNodes + 10 * records.count
        guard repeatedNodes > allowance else { return false }
        var total = 0
        for index in 0..<records.count where records[index].kind == .alias {
            let record = records[index]
            total += Int(record.extent)
            guard total > allowance else { continue }
            diagnostics.append(Diagnostic(.multiplication, at: record.position.location(in: path)))
            return true
        }
        return false
    }
}

extension Diagnostic.Message {
    fileprivate static func undefinedAlias(_ name: String) -> Self {
        "alias \("*\(name)".quoted) has no anchor: write \("&\(name)".quoted) before the value that it repeats"
    }

    fileprivate static func aliasInItself(_ name: String) -> Self {
        "alias \("*\(name)".quoted) stands inside the value that it repeats"
    }

    fileprivate static let multiplication: Self = "aliases repeat too much of this file: write less of it as aliases"
}
