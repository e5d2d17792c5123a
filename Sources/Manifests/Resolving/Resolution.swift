internal import Diagnostics
internal import Dialogs
internal import YAML

/// One pass over the dialogs of a set.
struct Resolution {
    private(set) var dialogs: [DesiredDialog] = []
    /// How many dialogs are declared, those counted that are wrong.
    var declaredCount = 0
    /// Dialogs that name users who do not exist: those that are not made, and those that are made without them.
    private(set) var withheld: [IncompleteDialog] = []
    private(set) var reduced: [IncompleteDialog] = []
    /// The rosters of which dialogs are made.
    var uses: [RosterUse] = []
    /// Those who departed and whom the application does not have.
    var unknownDeparted: Set<UserReference> = []
    /// Where the defaults of the file name people who departed.
    private(set) var departedDefaults: [NamedUser: NodePlace] = [:]
    /// How many dialogs the rows of the entry made that is read.
    var madeByEntry = 0
    /// The dialogs of the file that several of its entries make together.
    var combined = CombinedDialogs()
    /// What holds the documents, those among them that are made of rosters' rows.
    let scope: NodeScope
    var reader: ValueReader
    var resolver: DialogResolver
    var uniqueness: Uniqueness
    var lookalikes: LookalikeNames

    init(
        _ users: UserNames,
        _ budget: MembershipBudget,
        _ found: ResolvedUsers,
        _ ownership: Ownership,
        dialogCount: Int,
        in scope: NodeScope
    ) {
        self.scope = scope
        reader = ValueReader(users: users, found: found, budget: budget)
        resolver = DialogResolver(ownership: ownership, found: found)
        uniqueness = Uniqueness(dialogCount: dialogCount)
        lookalikes = LookalikeNames(dialogCount: dialogCount)
        dialogs.reserveCapacity(dialogCount)
    }

    /// Has the dialogs carry their keys in a field of their custom data.
    mutating func marks(in keyField: KeyField) {
        reader.keyField = keyField.name
        resolver.keyField = keyField
    }

    /// What was wrong.
    var mistakes: [Diagnostic] { reader.mistakes.found + resolver.mistakes.found + uniqueness.mistakes.found }

    /// Resolves the dialogs of one file.
    mutating func resolve(_ file: ManifestSections) {
        guard let list = file.dialogs else {
            // Nobody needs the defaults, but what is wrong in them is wrong.
            if let node = file.defaults { _ = reader.defaults(node) }
            return
        }
        // A file without defaults has empty ones.
        reader.departedPlaces = [:]
        let defaults = file.defaults.map { reader.defaults($0) } ?? DialogDeclaration(node: list)
        departedDefaults = reader.departedPlaces
        var rest = list.elements
        var next = rest.next()
        while let node = next {
            next = rest.next()
            if !reader.departedPlaces.isEmpty { reader.departedPlaces = [:] }
            if let rosters = file.rosters, node.namesRoster {
                makeDialogs(of: node, defaults, from: rosters)
            } else {
                resolve(node, defaults, strays: next == nil ? file.strays : [])
            }
        }
        addCombined(defaults)
    }

    private mutating func resolve(
        _ node: Node,
        _ defaults: borrowing DialogDeclaration,
        strays: [(field: DialogField, pair: Pair)]
    ) {
        declaredCount += 1
        guard node.kind == .mapping else {
            if node.kind != .invalid { reader.mistakes.report(.noDialog(node), at: node) }
            return
        }
        var declaration = reader.dialog(node)
        for (field, pair) in strays { reader.read(field, pair, into: &declaration) }
        add(resolver.candidate(for: declaration, defaults: defaults))
    }

    /// Takes a dialog in.
    mutating func add(_ candidate: ResolvedDialog) {
        uniqueness.check(candidate, after: dialogs)
        if let name = candidate.name { lookalikes.add(name) }
        if !candidate.departed.isEmpty { reportDeparted(candidate) }
        if let dialog = candidate.dialog { dialogs.append(dialog) }
        guard !candidate.missing.isEmpty, resolver.found.isComplete else { return }
        let incomplete = IncompleteDialog(
            key: candidate.key?.text,
            name: candidate.name.map { DeclaredName($0.type, ExactText($0.node.text)) },
            location: candidate.node.location,
            missing: candidate.missing.sorted()
        )
        if candidate.dialog == nil { withheld.append(incomplete) } else { reduced.append(incomplete) }
    }
}

extension Diagnostic.Message {
    fileprivate static func noDialog(_ node: Node) -> Self {
        node.isNull
            ? "a dialog is missing here: remove the dash, or write its fields behind it"
            : "a dialog must be a map of fields, not \(node.kind.words)"
    }
}
