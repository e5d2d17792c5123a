internal import Diagnostics
package import Dialogs
package import Journal

/// An ids file whose dialogs were looked for, as text: a line for each dialog, the missing ones first, then a summary
/// line.
package struct IDsCheckText: Sendable {
    private let ids: DialogIDs
    private let live: [DialogID: LiveDialog]
    private let viewer: UserID?
    private let path: String
    private let style: TextStyle

    /// Creates the text of a check.
    ///
    /// - Parameters:
    ///   - ids: The contents of the file.
    ///   - live: The visible dialogs.
    ///   - viewer: The user who looked for them; `nil` if each was looked for as its owner.
    ///   - path: The path of the file.
    ///   - style: With or without colours.
    package init(
        _ ids: DialogIDs,
        live: [DialogID: LiveDialog],
        as viewer: UserID?,
        at path: String,
        style: TextStyle
    ) {
        self.ids = ids
        self.live = live
        self.viewer = viewer
        self.path = path
        self.style = style
    }

    /// The whole text, ending in a line feed.
    package var text: String {
        let width = ids.keyWidth
        let dialogs = ids.ascending
        let missing = dialogs.filter { live[$0.identity.id] == nil }
        let found = dialogs.filter { live[$0.identity.id] != nil }
        let lines = (missing + found).map { key, identity in line(key.column(width), identity) }
        let summary = "\(ids.title(style)): \(found.count) there, \(missing.count) missing (\(path.displaySafe))\n"
        return lines.joined() + summary + (missing.isEmpty ? "" : Self.advice)
    }

    private func line(_ key: String, _ identity: DialogIdentity) -> String {
        let dialog = live[identity.id]
        let word = dialog == nil ? style.paint("x missing", .red) : style.paint("= there  ", .dim)
        let detail = dialog.map(description) ?? absence(of: identity)
        return "  \(word)  \(key)  \(identity.id.text.displaySafe)  \(detail.displaySafe)\n"
    }

    private func description(of dialog: LiveDialog) -> String {
        dialog.name.map { "\(dialog.type.word) '\($0)'" } ?? dialog.type.word
    }

    private func absence(of identity: DialogIdentity) -> String {
        guard let viewer, viewer != identity.owner else { return "not visible to its owner \(identity.owner)" }
        return "not visible to user \(viewer), who is not its owner \(identity.owner)"
    }

    private static let advice = """
        A dialog that is missing was deleted, or its owner has left it: 'dialogctl plan' asks its members too, and \
        says which. 'dialogctl ids forget' removes the line of one that was deleted; of one that is still there, its \
        line is what keeps a second one from being made. 'dialogctl adopt' puts another dialog in its place.

        """
}
