internal import Dialogs
internal import Planning

extension Update {
    /// What will be changed of a live dialog, line by line; not yet safe to be shown.
    ///
    /// - Parameters:
    ///   - live: The live dialog.
    ///   - people: How people are written.
    ///   - withDifferences: Whether the fields are among the lines.
    /// - Returns: The lines.
    func lines(of live: LiveDialog, naming people: PeopleText, withDifferences: Bool = true) -> [String] {
        ["live \(live.id), \(count(steps.count, "request")) as user \(people.text(for: actor))"]
            + (withDifferences ? differences.map { $0.text(naming: people) } : []) + departures(people)
    }

    /// Everybody who leaves, by name.
    private func departures(_ people: PeopleText) -> [String] {
        let leaving = leaving
        let rows = people.rows(leaving)
        let verb = leaving.count == 1 ? "leaves" : "leave"
        return rows.dropLast().map { $0 + "," } + rows.suffix(1).map { "\($0) \(verb) at once; nobody is notified" }
    }
}

extension Obstacle {
    /// Why a field stays as it is, in words.
    func text(naming people: PeopleText) -> String {
        switch self {
        case .unchangeable: "QuickBlox cannot change it once the dialog is created"
        case .privateDialog: "QuickBlox cannot change a private dialog"
        case .cannotBeCleared: "QuickBlox gives it another value, and cannot take it away"
        case .otherClass: "the room's custom data is of another class"
        case .storedOtherwise: "it was sent before, and the server keeps this instead; take it into the manifest"
        case .notAsked: "'update: true' is not set"
        case .notAllowed(let user, let creator?) where creator == user:
            "user \(people.text(for: user)) may not change it, who created the room and has left it"
        case .notAllowed(let user, let creator):
            "user \(people.text(for: user)) may not change it; "
                + (creator.map { "the room's owner is \(people.text(for: $0))" } ?? "its owner may")
        }
    }
}
