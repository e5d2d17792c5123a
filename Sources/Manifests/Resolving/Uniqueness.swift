internal import Diagnostics
internal import Dialogs
internal import YAML

/// Finds dialogs of a set that have one key, or that the API could not tell apart.
struct Uniqueness {
    private(set) var mistakes = DiagnosticCollector()
    /// The index of the first group of each name.
    private var groups: [ExactText: Int] = [:]
    /// Where dialogs stand, but for groups whose name no other has: to compare sets of members takes long.
    private var places: [NaturalIdentity: SourceLocation] = [:]
    /// Groups without an owner by their names, with the places at which they are declared.
    private var ownerless: [ExactText: [(named: UserIDs, place: SourceLocation)]] = [:]
    /// Where each key was first declared.
    private var keys: [ExactText: Node] = [:]

    init(dialogCount: Int) {
        groups.reserveCapacity(dialogCount)
        keys.reserveCapacity(dialogCount)
    }

    /// Compares one more dialog with those before it; two dialogs that are one are one mistake, whatever their keys.
    mutating func check(_ candidate: ResolvedDialog, after dialogs: [DesiredDialog]) {
        guard isNew(candidate, after: dialogs), let key = candidate.key else { return }
        if let first = keys.first(of: key.text, orInsert: key.node) {
            let note = Diagnostic.Note(.firstHere, at: first.location)
            mistakes.report(.duplicateKey(key), at: key.node, notes: [note])
        }
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
        mistakes.report(.sameDialog(identity), at: node, notes: [Diagnostic.Note(.firstHere, at: first)])
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
