internal import Diagnostics
internal import Dialogs
internal import YAML

/// Finds dialogs of a set that have one key, or that the API could not tell apart.
struct Uniqueness {
    private(set) var mistakes = DiagnosticCollector()
    /// What the dialogs are made of that are compared now.
    var maker = Maker.manifest {
        didSet { if let path = maker.path { rosters.insert(path) } }
    }
    /// The rosters of which dialogs were made.
    private var rosters: Set<String> = []
    /// The first ones of those that rows made several times; one row may be told for thousands.
    private var told: Set<SourceLocation> = []
    /// The index of the first group of each name.
    private var groups: [ExactText: Int] = [:]
    /// Where dialogs stand, but for groups whose name no other has: to compare sets of members takes long.
    private var places: [NaturalIdentity: SourceLocation] = [:]
    /// Groups without an owner by their names, with the places at which they are declared.
    private var ownerless: [ExactText: [(named: UserIDs, place: SourceLocation)]] = [:]
    /// Where each key was first declared.
    private var keys: [ExactText: Node] = [:]

    /// What dialogs are made of.
    enum Maker {
        case manifest
        /// Each of one row of the roster at this path.
        case rows(of: String)
        /// Each of all rows with the same values in some columns.
        case groups(of: String)
        /// Each of several entries.
        case entries

        var path: String? {
            switch self {
            case .manifest, .entries: nil
            case .rows(let path), .groups(let path): path
            }
        }

        /// Whether several rows make each of them.
        var isOfGroups: Bool {
            switch self {
            case .manifest, .rows: false
            case .groups, .entries: true
            }
        }
    }

    init(dialogCount: Int) {
        groups.reserveCapacity(dialogCount)
        keys.reserveCapacity(dialogCount)
    }

    /// Compares one more dialog with those before it; two dialogs that are one are one mistake, whatever their keys.
    mutating func check(_ candidate: ResolvedDialog, after dialogs: [DesiredDialog]) {
        guard isNew(candidate, after: dialogs), let key = candidate.key else { return }
        if let first = keys.first(of: key.text, orInsert: key.node) {
            let message = isOfRows(first.location) ? Diagnostic.Message.rowsOfOneKey(key) : .duplicateKey(key)
            report(message, at: key.node, after: first.location)
        }
    }

    /// Whether one of several rows of one roster came first, of which each makes a dialog.
    private func isOfRows(_ first: SourceLocation) -> Bool {
        if case .rows(let path) = maker { path == first.path } else { false }
    }

    private mutating func report(_ message: Diagnostic.Message, at node: Node, after first: SourceLocation) {
        var notes = [Diagnostic.Note(.firstHere, at: first)]
        if isOfRows(first) {
            guard told.insert(first).inserted else { return }
            notes.append(Diagnostic.Note(.gatherRows))
        } else if maker.isOfGroups, rosters.contains(first.path) {
            notes.append(Diagnostic.Note(.combineEntries))
        }
        mistakes.report(message, at: node, notes: notes)
    }

    /// Whether none before is the same dialog; reports one that is.
    private mutating func isNew(_ candidate: ResolvedDialog, after dialogs: [DesiredDialog]) -> Bool {
        if let name = candidate.groupName {
            guard let first = groups.first(of: name, orInsert: dialogs.count) else { return true }
            places[dialogs[first].identity] = dialogs[first].location
        }
        if let group = candidate.ownerlessGroup { return isNew(group, at: candidate.node) }
        guard let identity = candidate.identity else { return true }
        if let first = places[identity] {
            report(identity, at: candidate.node, after: first)
            return false
        }
        places[identity] = candidate.node.location
        return true
    }

    /// Whether no owner, whoever it is, makes this group and one before it the same.
    ///
    /// Both get one owner. It makes different sets of users equal at most where it is the only difference between them,
    /// which nobody knows yet; equal ones stay equal.
    private mutating func isNew(_ group: OwnerlessGroup, at node: Node) -> Bool {
        let namesakes = ownerless[group.name] ?? []
        if let first = namesakes.first(where: { $0.named == group.named }) {
            report(.group(name: group.name, members: group.named), at: node, after: first.place)
            return false
        }
        ownerless[group.name, default: []].append((group.named, node.location))
        return true
    }

    private mutating func report(_ identity: NaturalIdentity, at node: Node, after first: SourceLocation) {
        report(.sameDialog(identity), at: node, after: first)
    }
}

extension Dictionary where Key == ExactText {
    /// What came first with a text; `nil` where nothing did, and this value is now the first.
    fileprivate mutating func first(of text: ExactText, orInsert value: Value) -> Value? {
        // Nearly every text is new, so that one look at the table is enough.
        guard let first = updateValue(value, forKey: text) else { return nil }
        self[text] = first
        return first
    }
}

extension Diagnostic.Message {
    fileprivate static let firstHere: Self = "first here"

    fileprivate static let gatherRows: Self =
        "each row is a dialog of its own: 'group_by' gathers rows into one, and 'group_by: []' all of them"

    fileprivate static let combineEntries: Self =
        "where entries of one file make one dialog together, each of them says 'combine: true'; those of two cannot"

    fileprivate static func rowsOfOneKey(_ key: ResolvedDialog.Key) -> Self {
        "a second row makes a dialog with the key \(key.text.string.quoted)"
    }

    fileprivate static func duplicateKey(_ key: ResolvedDialog.Key) -> Self {
        let text = key.text.string.quoted
        return key.isDefault
            ? "two dialogs have the key \(text), made of type and name: give one of them a 'key' of its own"
            : "two dialogs have the key \(text): give one of them another"
    }

    fileprivate static func sameDialog(_ identity: NaturalIdentity) -> Self {
        switch identity {
        case .public(let name): "a second public dialog is named \(quoted(name)): one name, one public dialog"
        case .group(let name, _):
            "a second group is named \(quoted(name)) and has the same members: nothing would tell them apart"
        case .private(let pair):
            "a second private dialog of \(pair.sorted().map(\.description).joined(separator: " and ")): they have one"
        case .pinned(let id): "a second dialog has the id \(id)"
        }
    }

    private static func quoted(_ name: ExactText?) -> String { (name?.string ?? "").quoted }
}
