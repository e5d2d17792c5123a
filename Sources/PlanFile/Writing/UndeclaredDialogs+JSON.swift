internal import Dialogs
internal import JSON
internal import Planning

extension DocumentText {
    /// Adds what is known of dialogs that nobody declares; nothing where that was not asked for and none is known.
    mutating func add(_ undeclared: UndeclaredDialogs) {
        guard undeclared.isWhole || !undeclared.dialogs.isEmpty else { return }
        add("undeclared", undeclared.dialogs, \.json)
        if let requests = undeclared.requests { add("undeclared_requests", .integer(requests)) }
    }
}

extension UndeclaredDialog {
    fileprivate var json: JSONValue {
        .record([
            "id": .string(id.text),
            "owner": .integer(owner.rawValue),
            "former_key": formerKey.map(JSONValue.text),
            "sight": .string(sight.word),
            "live": live?.json,
        ])
    }
}

extension UndeclaredDialog.Sight {
    /// The word for what is seen.
    var word: String {
        switch self {
        case .live: "live"
        case .hidden: "hidden"
        case .notLookedFor: "not_looked_for"
        }
    }
}
