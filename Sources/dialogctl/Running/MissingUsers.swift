import Diagnostics
import Dialogs
import Manifests
import Reporting

/// What a person is told of people who were not found.
enum MissingUsers {
    /// Everybody who was not found, where they are named, and what became of the dialogs that name them.
    ///
    /// - Parameters:
    ///   - missing: Who was not found.
    ///   - reading: What names them.
    ///   - isSkipping: Whether dialogs were to be made without them.
    /// - Returns: Lines for standard error.
    static func text(of missing: [UserReference], in reading: ManifestReading, isSkipping: Bool) -> String {
        var lines = ["\(people(missing.count)) not found:"]
        lines += rows(missing.map { ($0.description, places(of: $0, in: reading)) })
        if !reading.withheld.isEmpty {
            let dialogs = count(reading.withheld.count, "dialog")
            let reason = isSkipping ? "no owner or no occupant would remain" : "--skip-missing-users leaves out people"
            lines.append("\(dialogs) left alone (\(reason)):")
            lines += rows(reading.withheld.map(row))
        }
        if !reading.reduced.isEmpty {
            lines.append("\(count(reading.reduced.count, "dialog")) without them:")
            lines += rows(reading.reduced.map(row))
        }
        return lines.map { "\($0)\n" }.joined()
    }

    /// Everybody who may be one of several users.
    static func text(ofAmbiguous people: [UserReference: Set<UserID>], in reading: ManifestReading) -> String {
        let number = count(people.count, "person is", plural: "people are")
        let found = people.sorted { $0.key < $1.key }.map { person, users in
            let ids = users.sorted().map(\.description).joined(separator: ", ")
            return ("\(person)", "users \(ids); \(places(of: person, in: reading))")
        }
        let lines = ["error: \(number) several users: name them by their IDs"] + rows(found)
        return lines.map { "\($0)\n" }.joined()
    }

    private static func people(_ number: Int) -> String { count(number, "person was", plural: "people were") }

    private static func row(_ dialog: IncompleteDialog) -> (String, String) {
        let missing = dialog.missing.map(\.description).joined(separator: ", ")
        return (dialog.key?.string ?? "private dialog", "\(dialog.location.lineReference): \(missing)")
    }

    private static func places(of person: UserReference, in reading: ManifestReading) -> String {
        let places = reading.people[person]
        let more = places.count - places.first.count
        let first = places.first.map(\.description).joined(separator: ", ")
        return more > 0 ? "\(first) and \(count(more, "more place"))" : first
    }

    private static func rows(_ rows: [(String, String)]) -> [String] {
        let safe = rows.map { ($0.0.displaySafe, $0.1.displaySafe) }
        let width = min(40, safe.map(\.0.count).max() ?? 0)
        return safe.map { "  \($0.0)\(String(repeating: " ", count: max(0, width - $0.0.count)))  \($0.1)" }
    }
}
