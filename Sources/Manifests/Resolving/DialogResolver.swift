internal import Diagnostics
internal import Dialogs
internal import YAML

/// Turns declarations into dialogs: adds defaults and an owner, and reports what does not go together.
struct DialogResolver {
    let ownership: Ownership
    let found: ResolvedUsers
    /// Where dialogs carry their keys.
    var keyField = KeyField()
    /// What the manifests call the people.
    var people = PeopleNames.none
    /// The people whom no run removes from anything.
    var protected: UserIDs = []
    /// The people who are to be in no group.
    var departed = DepartedPeople() {
        didSet { departedUsers = departed.users }
    }
    private var departedUsers: UserIDs = []
    var mistakes = DiagnosticCollector()
    /// The dialogs as manifests without defaults and groups would declare them, where that is wanted.
    var expansion: [ExpandedDialog]?

    init(ownership: Ownership, found: ResolvedUsers) {
        self.ownership = ownership
        self.found = found
    }

    /// What is known of a dialog's owner.
    enum Owner {
        case known(UserID)
        /// Nobody says; with these credentials, or without any, that is no mistake.
        case undetermined
        /// Somebody whose ID is not known, or not yet.
        case unresolved(UserReference)
        /// Something wrong, which is reported.
        case mistaken

        var id: UserID? {
            if case .known(let id) = self { id } else { nil }
        }
    }

    /// A dialog with its file's defaults in it.
    struct Draft: ~Copyable {
        let type: DialogType
        /// The fields, defaults among them.
        let fields: DialogDeclaration
        let owner: Owner
        /// Whether the dialog names its occupants itself.
        let hasOwnOccupants: Bool
        /// Whether the manifest tried to say more, which is reported: then nothing counts as missing.
        let isPartial: Bool

        var node: Node { fields.node }
    }
}

extension DialogResolver {
    /// Resolves one declaration of a file with these defaults.
    mutating func candidate(for own: consuming DialogDeclaration, defaults: borrowing DialogDeclaration)
        -> ResolvedDialog
    {
        let isPartial = own.node.isPartial || defaults.node.isPartial
        let type = own.type.or(defaults.type)
        if type.isAbsent, !isPartial { mistakes.report(.missingType, at: own.node) }
        guard let type = type.value else { return unresolved(own) }

        reportStrayFields(of: own, type)
        let hasOwnOccupants = !own.occupants.isAbsent
        own.fill(from: defaults, for: type)
        let owner = owner(of: own, isPartial: isPartial)
        let draft = Draft(
            type: type,
            fields: own,
            owner: owner,
            hasOwnOccupants: hasOwnOccupants,
            isPartial: isPartial
        )
        let content = content(of: draft)
        return candidate(for: draft, content)
    }

    /// Reports what is wrong with an entry of which no dialog is made itself.
    mutating func check(_ outline: consuming DialogDeclaration, defaults: borrowing DialogDeclaration) {
        let made = expansion
        _ = candidate(for: outline, defaults: defaults)
        expansion = made
    }

    /// A dialog of which nothing but its own key is known.
    private func unresolved(_ own: borrowing DialogDeclaration) -> ResolvedDialog {
        ResolvedDialog(
            node: own.node,
            key: own.ownKey,
            ownerlessIdentity: nil,
            dialog: nil,
            missing: [],
            ownerlessGroup: nil,
            name: nil
        )
    }

    private mutating func candidate(for draft: borrowing Draft, _ content: DialogContent?) -> ResolvedDialog {
        let key = draft.fields.ownKey ?? defaultKey(of: draft, content)
        let dialog = dialog(draft, key, content)
        if expansion != nil, dialog != nil || !found.isComplete {
            expansion?.append(draft.expanded(dropsUnresolved: found.isComplete))
        }
        return ResolvedDialog(
            node: draft.node,
            key: key,
            ownerlessIdentity: dialog == nil ? ownerlessIdentity(of: draft) : nil,
            dialog: dialog,
            missing: draft.missing,
            ownerlessGroup: dialog == nil ? ownerlessGroup(of: draft, content) : nil,
            name: draft.seenName,
            departed: departed.isEmpty ? [] : departed.named(in: draft)
        )
    }

    private func dialog(_ draft: borrowing Draft, _ key: ResolvedDialog.Key?, _ content: DialogContent?)
        -> DesiredDialog?
    {
        guard let key, let content, let owner = draft.owner.id, canBeMade(draft) else { return nil }
        let identification: DesiredDialog.Identification
        switch draft.fields.id {
        case .value(let id, _): identification = .pinned(id)
        case .absent: identification = .match(draft.fields.match.value ?? .strict)
        case .mistaken: return nil
        }
        return DesiredDialog(
            key: key.text,
            owner: owner,
            content: content,
            identification: identification,
            markField: keyField.mark(of: draft.type),
            unlisted: draft.unlisted,
            updates: draft.fields.update.value ?? false,
            protected: protected,
            departed: departedUsers,
            state: draft.fields.state.value ?? .present,
            location: draft.node.location
        )
    }

    /// The identity of a dialog whose owner is not known, where that takes none.
    private func ownerlessIdentity(of draft: borrowing Draft) -> NaturalIdentity? {
        switch (draft.fields.id, draft.type) {
        case (.value(let id, _), _): .pinned(id)
        case (.mistaken, _): nil
        case (.absent, .public): draft.fields.name.value.map { .public(name: $0) }
        case (.absent, .group), (.absent, .private): nil
        }
    }

    /// A group that lacks nothing but an owner.
    private func ownerlessGroup(of draft: borrowing Draft, _ content: DialogContent?) -> OwnerlessGroup? {
        guard case .undetermined = draft.owner, draft.type == .group, draft.fields.id.isAbsent, draft.missing.isEmpty,
            let name = content?.fields.name, let occupants = content?.fields.occupants
        else { return nil }
        return OwnerlessGroup(name: name, named: occupants.union(content?.fields.admins ?? []))
    }

    private func defaultKey(of draft: borrowing Draft, _ content: DialogContent?) -> ResolvedDialog.Key? {
        guard draft.fields.key.isAbsent else { return nil }
        let text: ExactText
        switch draft.type {
        case .public, .group:
            guard let name = draft.fields.name.value else { return nil }
            text = .defaultKey(of: draft.type, named: name)
        case .private:
            guard let opponent = content?.opponent, let owner = draft.owner.id else { return nil }
            text = .defaultKey(ofPair: owner, opponent)
        }
        return ResolvedDialog.Key(text: text, node: draft.node, isDefault: true)
    }
}

extension DialogResolver.Draft {
    /// The name that people see.
    fileprivate var seenName: SeenName? {
        guard type != .private, case .value(_, let pair) = fields.name else { return nil }
        let audience: SeenName.Audience
        switch owner {
        case _ where type == .public: audience = .everybody
        case .known(let id): audience = .owner(id)
        case .unresolved(let user): audience = .reference(user)
        case .undetermined: audience = .undetermined
        case .mistaken: return nil
        }
        return SeenName(type: type, audience: audience, node: pair.value)
    }
}

extension DepartedPeople {
    /// Those whom a dialog names that is to be there.
    fileprivate func named(in draft: borrowing DialogResolver.Draft) -> [NamedUser] {
        guard draft.fields.state.value != .absent else { return [] }
        var all = Members()
        for field in ManagedField.ofUsers {
            if let members = draft.fields.members(field) { all.formUnion(members) }
        }
        switch draft.owner {
        case .known(let owner): all.insert(owner)
        case .unresolved(let owner): all.insert(.reference(owner))
        case .undetermined, .mistaken: break
        }
        return among(all)
    }
}

extension DialogDeclaration {
    /// The key that the map itself declares.
    fileprivate var ownKey: ResolvedDialog.Key? {
        guard case .value(let text, let pair) = key else { return nil }
        return ResolvedDialog.Key(text: text, node: pair.value, isDefault: false)
    }
}

extension Diagnostic.Message {
    fileprivate static let missingType: Self = "the dialog has no type: add 'type', public, group or private"
}
