package import Dialogs
internal import Manifests

/// Writes manifests.
package struct ManifestWriter: Sendable {
    private let heading: [String]
    private let names: [UserID: ExactText]
    private let commonOwner: UserID?

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - heading: Lines of a comment to begin with.
    ///   - names: Names for users, which are defined elsewhere in the set.
    ///   - commonOwner: The owner of all dialogs; `nil` where each has its own.
    package init(heading: [String], names: [UserID: ExactText] = [:], commonOwner: UserID? = nil) {
        self.heading = heading
        self.names = names
        self.commonOwner = commonOwner
    }

    /// A manifest that declares these dialogs, and says in comments which others were left out.
    package func text(of dialogs: some Collection<ExportedDialog>, leftOut: some Collection<SkippedDialog> = [])
        -> String
    {
        var lines = heading.map { "# \($0.commentSafe)" } + ["version: 1"]
        if let commonOwner { lines += ["", "defaults:", "  owner: \(user(commonOwner))"] }
        lines += ["", dialogs.isEmpty ? "dialogs: []" : "dialogs:"]
        lines += dialogs.enumerated().flatMap { offset, dialog in (offset == 0 ? [] : [""]) + self.lines(of: dialog) }
        if !leftOut.isEmpty { lines += ["", "# Left out, since no manifest can declare them:"] }
        lines += leftOut.map { "# - \($0.text.commentSafe)" }
        return lines.map { "\($0)\n" }.joined()
    }

    private func lines(of dialog: ExportedDialog) -> [String] {
        let fields = DialogField.allCases.flatMap { lines(of: $0, of: dialog) }
        let marked = fields.enumerated().map { "\($0.offset == 0 ? "  - " : "    ")\($0.element)" }
        return marked + dialog.omissions.map { "    # \($0.commentSafe)" }
    }

    /// The lines of a field, without the margin; none where the manifest says nothing of it.
    private func lines(of field: DialogField, of dialog: ExportedDialog) -> [String] {
        let value: String? =
            switch field {
            case .key: dialog.key.map(scalar)
            case .type: dialog.type.word
            case .name: dialog.name.map(scalar)
            case .owner: commonOwner == nil ? user(dialog.owner) : nil
            case .occupants: list(dialog.occupants)
            case .admins: list(dialog.admins)
            case .photo: dialog.photo.map(scalar)
            case .joinRequired: dialog.joinRequired ? "true" : nil
            case .data: dialog.data.map { lines(of: $0).joined() }
            case .id: dialog.isPinned ? "\"\(dialog.id)\"" : nil
            case .match: nil
            }
        return value.map { "\(field.rawValue):\($0.hasPrefix("\n") ? "" : " ")\($0)" }.map { [$0] } ?? []
    }

    private func lines(of data: CustomData) -> [String] {
        let fields = data.fields.map { "\n      \(scalar($0.key)): \(scalar($0.value))" }
        return ["\n      class_name: \(scalar(data.className))"] + fields
    }
}

extension ManifestWriter {
    private func scalar(_ text: ExactText) -> String { YAMLScalar(text).text }

    private func scalar(_ value: Scalar) -> String {
        if case .text(let text) = value { scalar(text) } else { value.description }
    }

    private func user(_ id: UserID) -> String { names[id].map(scalar) ?? id.description }

    /// A list on lines of a readable length; `nil` for nobody.
    private func list(_ users: [UserID]) -> String? {
        guard !users.isEmpty else { return nil }
        var lines = ["["]
        for (offset, user) in users.enumerated() {
            let word = self.user(user) + (offset == users.count - 1 ? "]" : ",")
            if lines[lines.count - 1].utf8.count + word.utf8.count > 96, offset > 0 { lines.append("") }
            let isFirst = offset == 0 || lines[lines.count - 1].isEmpty
            lines[lines.count - 1] += (isFirst ? "" : " ") + word
        }
        return lines.joined(separator: "\n      ")
    }
}
