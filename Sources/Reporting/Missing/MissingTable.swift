internal import Diagnostics
package import Dialogs

/// The people who were not found as comma-separated values, to be sent on to whoever knows them: a row for each person,
/// with the first place that names the person and every room that does.
package struct MissingTable: Sendable {
    private let missing: MissingPeople
    private let redacted: @Sendable (_ text: String) -> String

    /// Creates the table.
    ///
    /// - Parameters:
    ///   - missing: The people.
    ///   - redacted: Removes credentials from a text.
    package init(
        _ missing: MissingPeople,
        redacted: @escaping @Sendable (_ text: String) -> String = { $0 }
    ) {
        self.missing = missing
        self.redacted = redacted
    }

    /// The whole text: RFC 4180, with a header row.
    package var text: String {
        let titles = missing.titles
        let rows = missing.people.map { person in
            [
                person.reference.description, person.places.first?.path ?? "",
                person.places.first.map { String($0.line) } ?? "",
                (titles[person.reference] ?? []).joined(separator: "; "),
            ]
        }
        return ([["person", "file", "row", "rooms"]] + rows)
            .map { $0.map { redacted($0).csvCell }.joined(separator: ",") + "\r\n" }.joined()
    }
}
