internal import Diagnostics
internal import Dialogs
package import Journal

/// An ids file as text: a line for each dialog, in the order of the keys, then a summary line.
package struct IDsText: Sendable {
    private let ids: DialogIDs
    private let path: String
    private let style: TextStyle

    /// Creates the text of an ids file.
    ///
    /// - Parameters:
    ///   - ids: The contents of the file.
    ///   - path: The path of the file.
    ///   - style: With or without colours.
    package init(_ ids: DialogIDs, at path: String, style: TextStyle) {
        self.ids = ids
        self.path = path
        self.style = style
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let width = ids.keyWidth
        let lines = ids.ascending.map { key, identity in
            "  \(key.column(width))  \(identity.id.text.displaySafe)  owner \(identity.owner)\n"
        }
        return lines.joined() + "\(ids.title(style)) (\(path.displaySafe))\n"
    }
}

extension DialogIDs {
    /// The dialogs in the order of their keys.
    var ascending: [(key: ExactText, identity: DialogIdentity)] {
        dialogs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The width of a column with the keys.
    var keyWidth: Int { min(dialogs.keys.map { $0.string.displaySafe.columns }.max() ?? 0, 48) }

    /// The beginning of a summary.
    func title(_ style: TextStyle) -> String {
        let owner = application.map { "application \($0)" } ?? "an unknown application"
        return "\(style.paint("Ids:", .bold)) \(Reporting.count(count, "dialog")) of \(owner)"
    }
}

extension ExactText {
    /// The key, padded to the width of a column.
    func column(_ width: Int) -> String { string.displaySafe.padded(to: width) }
}
