import Diagnostics
import Dialogs
import Manifests
import Provisioning
import Reporting

/// Messages about users that were not found or are ambiguous.
enum MissingUsersText {
    /// The users that were not found, where they are named, and what happens to the dialogs that name them: lines for
    /// standard error.
    static func text(of missing: MissingPeople, isSkipping: Bool) -> String {
        let number = count(missing.people.count, "person was", plural: "people were")
        var lines = ["\(number) not found:"]
        lines += rows(missing.people.map { ($0.reference.description, text(of: $0.places, $0.placeCount)) })
        if !missing.leftOut.isEmpty {
            let dialogs = count(missing.leftOut.count, "dialog")
            let reason =
                isSkipping
                ? "no owner or no occupant would remain" : "--skip-missing-users leaves out people"
            lines.append("\(dialogs) left alone (\(reason)):")
            lines += rows(missing.leftOut.map(row))
        }
        if !missing.reduced.isEmpty {
            lines.append("\(count(missing.reduced.count, "dialog")) without them:")
            lines += rows(missing.reduced.map(row))
        }
        return lines.map { "\($0)\n" }.joined()
    }

    /// The references that match several users: lines for standard error.
    static func text(of ambiguous: AmbiguousUsers) -> String {
        let number = count(ambiguous.candidates.count, "person is", plural: "people are")
        let found = ambiguous.candidates.sorted { $0.key < $1.key }.map { reference, users in
            let ids = users.sorted().map(ambiguous.people.text).joined(separator: ", ")
            return (
                "\(reference)",
                "users \(ids); \(text(of: ambiguous.places[reference].first, ambiguous.places[reference].count))"
            )
        }
        let lines = ["error: \(number) several users: name them by their IDs"] + rows(found)
        return lines.map { "\($0)\n" }.joined()
    }

    private static func row(_ dialog: IncompleteDialog) -> (String, String) {
        let missing = dialog.missing.map(\.description).joined(separator: ", ")
        return (dialog.title, "\(dialog.location.lineReference): \(missing)")
    }

    private static func text(of places: [SourceLocation], _ number: Int) -> String {
        let more = number - places.count
        let first = places.map(\.description).joined(separator: ", ")
        return more > 0 ? "\(first) and \(count(more, "more place"))" : first
    }

    private static func rows(_ rows: [(String, String)]) -> [String] {
        let safe = rows.map { ($0.0.unquotedDisplaySafe, $0.1.displaySafe) }
        let width = min(40, safe.map(\.0.count).max() ?? 0)
        return safe.map { "  \($0.0)\(String(repeating: " ", count: max(0, width - $0.0.count)))  \($0.1)" }
    }
}
