package import Dialogs

/// Which of the dialogs that were seen are exported.
package struct ExportFilter: Hashable, Sendable {
    /// These types; all of them where none is named.
    package let types: Set<DialogType>
    /// Names like this, which private dialogs do not have.
    package let name: NamePattern?
    /// This class of custom data.
    package let className: ExactText?
    /// Those too that others created.
    package let includesOthers: Bool

    /// Creates a filter; without conditions it lets everything pass that the owners created.
    package init(
        types: Set<DialogType> = [],
        name: NamePattern? = nil,
        className: ExactText? = nil,
        includesOthers: Bool = false
    ) {
        self.types = types
        self.name = name
        self.className = className
        self.includesOthers = includesOthers
    }

    /// The question whose answer has every dialog that may pass, and every one that is like it in name or members, or
    /// in the key that it carries.
    package func query(findingKeys: Bool) -> DialogQuery {
        findingKeys
            ? DialogQuery()
            : DialogQuery(type: types.count == 1 ? types.first : nil, name: name?.exactName.map { ExactText($0) })
    }

    /// Whether the dialog is one of those asked for, whoever created it.
    func passes(_ dialog: LiveDialog) -> Bool {
        (types.isEmpty || types.contains(dialog.type))
            && (name.map { $0.matches(dialog) } ?? true)
            && (className.map { $0 == dialog.className } ?? true)
    }
}

extension NamePattern {
    /// Whether the dialog has such a name of its own; the name of a private one is its viewer's opponent.
    fileprivate func matches(_ dialog: LiveDialog) -> Bool {
        dialog.type != .private && (dialog.name.map(matches) ?? false)
    }
}
