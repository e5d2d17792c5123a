import JSON

/// How faults make a new dialog differ from the one that a request asked for.
struct CreateDistortion {
    /// The changes of the name, in the order in which they are made.
    var nameChanges: [NameChange] = []
    /// How many of the listed occupants a group keeps.
    var keptMembers: Int?

    /// The parameters that are followed in place of those of a request.
    func parameters(_ asked: CreateParameters, of request: JSONObject) -> CreateParameters {
        guard !nameChanges.isEmpty || keptMembers != nil else { return asked }
        var followed = asked
        followed.name = asked.name.map { name in nameChanges.reduce(name) { $1.stored($0) } }
        if let keptMembers, asked.kind == .group {
            followed.occupants = Array(request.listedOccupants.prefix(keptMembers)).ascending
        }
        return followed
    }
}

extension JSONObject {
    /// The occupants that a request lists, in its order, each once.
    fileprivate var listedOccupants: [Int] {
        var seen: Set<Int> = []
        return (self["occupants_ids"]?.integerListParameter ?? []).filter { seen.insert($0).inserted }
    }

    /// Whether a request to create a dialog with these parameters asks for a name that would be stored changed.
    func asksForName(changedBy change: NameChange) -> Bool {
        guard kind != .private, let name = self["name"]?.textParameter else { return false }
        return ExactName(text: change.stored(name)) != ExactName(text: name)
    }

    /// Whether a request to create a dialog with these parameters asks for a group with more than so many occupants.
    func asksForMembers(beyond count: Int) -> Bool {
        kind == .group && listedOccupants.count > count
    }

    private var kind: DialogKind? {
        self["type"]?.integerParameter.flatMap(DialogKind.init(rawValue:))
    }
}
