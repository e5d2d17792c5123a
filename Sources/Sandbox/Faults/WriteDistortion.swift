import JSON

/// How faults make a dialog that is created or updated differ from what a request asked for.
struct WriteDistortion {
    /// The changes of the name, in the order in which they are made.
    var nameChanges: [NameChange] = []
    /// How many of the listed occupants are added to a group.
    var keptMembers: Int?

    private var isNone: Bool { nameChanges.isEmpty && keptMembers == nil }

    private func stored(_ name: String) -> String {
        nameChanges.reduce(name) { $1.stored($0) }
    }

    /// The update that is made in place of the one that a request asks for.
    func parameters(_ asked: UpdateParameters, of request: JSONObject) -> UpdateParameters {
        guard !isNone else { return asked }
        var followed = asked
        followed.name = asked.name.map(stored)
        if let keptMembers, let pushed = (request["push_all"] ?? request["push"])?.object {
            followed.joining.occupants = Set(pushed.listedOccupants.prefix(keptMembers))
        }
        return followed
    }

    /// The parameters that are followed in place of those of a request to create a dialog.
    func parameters(_ asked: CreateParameters, of request: JSONObject) -> CreateParameters {
        guard !isNone else { return asked }
        var followed = asked
        followed.name = asked.name.map(stored)
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

    /// Whether a request to create or update a dialog with these parameters asks for a name that would be stored
    /// changed.
    func asksForName(changedBy change: NameChange) -> Bool {
        guard kind != .private, let name = self["name"]?.textParameter else { return false }
        return ExactName(text: change.stored(name)) != ExactName(text: name)
    }

    /// Whether a request to create or update a dialog with these parameters asks for more than so many occupants of a
    /// group.
    func asksForMembers(beyond count: Int) -> Bool {
        let pushed = (self["push_all"] ?? self["push"])?.object?.listedOccupants.count ?? 0
        return pushed > count || kind == .group && listedOccupants.count > count
    }

    private var kind: DialogKind? {
        self["type"]?.integerParameter.flatMap(DialogKind.init(rawValue:))
    }
}
