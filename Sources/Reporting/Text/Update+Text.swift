internal import Dialogs
internal import Planning

extension Update {
    /// What will be changed of a live dialog, line by line; not yet safe to be shown.
    ///
    /// - Parameters:
    ///   - live: The live dialog.
    ///   - withDifferences: Whether the fields are among the lines.
    func lines(of live: LiveDialog, withDifferences: Bool = true) -> [String] {
        ["live \(live.id), \(count(steps.count, "request")) as user \(actor)"]
            + (withDifferences ? differences.map(\.text) : []) + departures
    }

    /// Everybody who leaves, by name.
    private var departures: [String] {
        let leaving = leaving
        guard let last = leaving.last else { return [] }
        let rows = stride(from: 0, to: leaving.count, by: Self.peopleInALine).map { start in
            leaving[start...].prefix(Self.peopleInALine).map(\.description).joined(separator: ", ")
        }
        let verb = leaving.first == last ? "leaves" : "leave"
        return rows.dropLast().map { $0 + "," } + rows.suffix(1).map { "\($0) \(verb) at once; nobody is notified" }
    }

    private static let peopleInALine = 8
}

extension Obstacle {
    /// Why a field stays as it is, in words.
    var text: String {
        switch self {
        case .unchangeable: "QuickBlox cannot change it once the dialog is created"
        case .privateDialog: "QuickBlox cannot change a private dialog"
        case .cannotBeCleared: "QuickBlox gives it another value, and cannot take it away"
        case .otherClass: "the room's custom data is of another class"
        case .storedOtherwise: "it was sent before, and the server keeps this instead; take it into the manifest"
        case .tooFewLeft: "a group keeps at least two people"
        case .notAllowed(let user, let creator):
            "user \(user) may not change it; " + (creator.map { "the room's owner is \($0)" } ?? "its owner may")
        }
    }
}
