internal import Diagnostics

/// Turns libyaml's events into a flat array of nodes, and reports what libyaml lets pass.
struct Composer: ~Copyable {
    let path: String
    let limits: Limits
    var records: FlatBuffer<NodeRecord>
    var text: FlatBuffer<UInt8>
    var diagnostics: [Diagnostic] = []
    /// The collections that are not closed yet, the innermost last.
    var open: [OpenCollection] = []
    /// Where each anchor stands; only nodes that are complete are among them.
    var anchors: [String: Anchor] = [:]
    /// How many nodes aliases repeat so far.
    var repeatedNodes = 0
    /// The keys of the map that is being closed, kept for their storage.
    var keys: [Int] = []
    /// Whether something follows the document.
    private(set) var isCutShort = false

    init(path: String, limits: Limits, byteCount: Int) {
        self.path = path
        self.limits = limits
        // One generous reservation, whose untouched pages cost nothing, spares copies of what has grown large.
        records = FlatBuffer(capacity: min(byteCount / 8 + 16, limits.nodes))
        text = FlatBuffer(capacity: byteCount)
    }

    /// A collection whose end has not come yet.
    struct OpenCollection {
        let index: Int
        let anchor: String?
        /// How many nodes aliases had repeated before it.
        let repeatedBefore: Int
    }
}

extension Composer {
    /// What to do after an event.
    enum Step {
        /// Read the next event.
        case goOn
        /// The document is read; what follows it, if anything, is reported.
        case finish
        /// The text goes beyond a limit, which is reported.
        case giveUp
    }

    /// Takes in one event.
    mutating func accept(_ event: borrowing Event) -> Step {
        switch event.kind {
        case .scalar: addScalar(event)
        case .sequenceStart: return openCollection(.sequence, event)
        case .mappingStart: return openCollection(.mapping, event)
        case .collectionEnd: closeCollection()
        case .alias: addAlias(event)
        case .documentStart where !records.isEmpty:
            report(.secondDocument, at: event)
            isCutShort = true
            return .finish
        case .streamEnd: return .finish
        case .documentStart, .other: break
        }
        guard records.count <= limits.nodes else {
            report(.tooManyNodes(limit: limits.nodes), at: event)
            return .giveUp
        }
        return .goOn
    }
}

extension Composer {
    private mutating func addScalar(_ event: borrowing Event) {
        let hasTag = reportTag(of: event)
        var record = NodeRecord(hasTag ? .invalid : .scalar, at: event.position)
        record.isPlain = event.isPlain
        record.start = UInt32(text.count)
        event.appendText(to: &text)
        record.extent = UInt32(text.count) - record.start
        register(anchor: event.anchor, at: records.count, size: 1)
        records.append(record)
    }

    private mutating func openCollection(_ kind: NodeRecord.Kind, _ event: borrowing Event) -> Step {
        guard open.count < limits.levels else {
            report(.tooDeep(limit: limits.levels), at: event)
            return .giveUp
        }
        reportTag(of: event)
        open.append(
            OpenCollection(index: records.count, anchor: event.anchor, repeatedBefore: repeatedNodes)
        )
        records.append(NodeRecord(kind, at: event.position))
        return .goOn
    }

    private mutating func closeCollection() {
        guard let collection = open.popLast() else { return }
        records[collection.index].extent = UInt32(records.count)
        if records[collection.index].kind == .mapping { checkKeys(of: collection.index) }
        let repeated = repeatedNodes - collection.repeatedBefore
        register(anchor: collection.anchor, at: collection.index, size: records.count - collection.index + repeated)
    }

    /// Reports an explicit tag; the type of a value is for the field to say, so no tag has a meaning here.
    @discardableResult
    private mutating func reportTag(of event: borrowing Event) -> Bool {
        guard let tag = event.tag else { return false }
        report(.tag(tag), at: event)
        return true
    }

    private mutating func report(_ message: Diagnostic.Message, at event: borrowing Event) {
        diagnostics.append(Diagnostic(message, at: event.position.location(in: path)))
    }
}

extension Composer {
    /// Moves the absent values at the end of a text without a last line break into the text: libyaml adds the break,
    /// and puts them behind it.
    mutating func keepRecords(in text: Span<UInt8>) {
        guard !text.isEmpty, text[text.count - 1] != UInt8(ascii: "\n") else { return }
        let end = Position(ofByte: text.count, in: text)
        for index in (0..<records.count).reversed() {
            guard records[index].position > end else { return }
            records[index].position = end
        }
    }
}

extension Diagnostic.Message {
    fileprivate static let secondDocument: Self =
        "a second document begins here: a file holds one, so put this into its own file"

    fileprivate static func tooManyNodes(limit: Int) -> Self {
        "the file has more than \(limit) values: split it into several files"
    }

    fileprivate static func tooDeep(limit: Int) -> Self { "more than \(limit) lists and maps inside one another" }

    /// A tag as libyaml gives it, core tags in their long form.
    fileprivate static func tag(_ tag: String) -> Self {
        let core = "tag:yaml.org,2002:"
        let written = tag.hasPrefix(core) ? "!!\(tag.dropFirst(core.count))" : tag
        return "tag \(written.quoted) is not supported: remove it, and quote the value where it is text"
    }
}
