package import Dialogs

/// Writes manifests.
package struct ManifestWriter: Sendable {
    private let heading: [String]
    private let names: [UserID: ExactText]
    private let commonOwner: UserID?
    private let keyField: ExactText?

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - heading: Lines of a comment to begin with.
    ///   - names: Names for users, which are defined elsewhere in the set.
    ///   - commonOwner: The owner of all dialogs; `nil` where each has its own.
    ///   - keyField: The field of their custom data that holds the dialogs' keys, where one does.
    package init(
        heading: [String],
        names: [UserID: ExactText] = [:],
        commonOwner: UserID? = nil,
        keyField: ExactText? = nil
    ) {
        self.heading = heading
        self.names = names
        self.commonOwner = commonOwner
        self.keyField = keyField
    }

    /// A writer like this one, for dialogs that all have one owner.
    package func owned(by owner: UserID) -> Self {
        Self(heading: heading, names: names, commonOwner: owner, keyField: keyField)
    }

    /// A manifest that declares these dialogs, and says in comments which others were left out.
    package func text(of dialogs: some Collection<ExportedDialog>, skipped: some Collection<SkippedDialog> = [])
        -> String
    {
        var lines = heading.map { "# \($0.commentSafe)" } + ManifestHead(keyField: keyField).lines
        if let commonOwner { lines += ["", "defaults:", "  owner: \(user(commonOwner).text)"] }
        lines += ["", dialogs.isEmpty ? "dialogs: []" : "dialogs:"]
        lines += dialogs.enumerated().flatMap { offset, dialog in (offset == 0 ? [] : [""]) + self.lines(of: dialog) }
        if !skipped.isEmpty { lines += ["", "# Left out, since no manifest can declare them:"] }
        lines += skipped.map { "# - \($0.text.commentSafe)" }
        return lines.map { "\($0)\n" }.joined()
    }

    private func lines(of dialog: ExportedDialog) -> [String] {
        DialogText { value(of: $0, of: dialog) }.lines + dialog.omissions.map { "    # \($0.commentSafe)" }
    }

    private func value(of field: DialogField, of dialog: ExportedDialog) -> ValueText? {
        switch field {
        case .key: dialog.key.map { .text($0) }
        case .type: .word(dialog.type.word)
        case .owner: commonOwner == nil ? .word(user(dialog.owner).text) : nil
        case .id: dialog.isPinned ? .id(dialog.id) : nil
        case .match, .update, .unlisted, .unlistedAdmins, .state: nil
        case .managed(let field): dialog.fields[field].map { .value($0, user: user) }
        }
    }

    private func user(_ id: UserID) -> PersonWord { names[id].map { PersonWord($0) } ?? PersonWord(id) }
}
