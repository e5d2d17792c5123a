internal import Diagnostics
internal import Dialogs
internal import YAML

/// Reads `users` and `groups` of all manifests of a set.
struct UserNamesReader {
    private var mistakes = DiagnosticCollector()
    private var isComplete: Bool
    /// Where each name was first defined, and as what.
    private var definitions = UserDefinitions()
    private var users: [ExactText: UserNames.Entry] = [:]
    private var groups: [GroupDeclaration] = []
    private let found: ResolvedUsers
    /// Whom users and groups stand for, but for those with an ID.
    private(set) var named = UserReferences()

    /// Starts with nobody; complete where every file of the set can be read.
    init(isComplete: Bool, found: ResolvedUsers) {
        self.isComplete = isComplete
        self.found = found
    }

    /// Takes in the users and groups of one file.
    mutating func read(_ file: ManifestSections) {
        for (field, section) in file.users {
            if section.value.isPartial { isComplete = false }
            for pair in section.value.pairs { read(pair, as: field) }
        }
    }

    /// Everyone, with the groups spelt out; adds to the mistakes what was wrong, but for names that nobody has.
    consuming func names(
        _ budget: inout MembershipBudget,
        _ unknownNames: inout UnknownNames,
        reportingTo mistakes: inout DiagnosticCollector
    ) -> UserNames {
        var expansion = GroupExpansion(
            of: groups,
            users: users,
            areUsersComplete: isComplete,
            definitions: definitions,
            found: found,
            budget: budget
        )
        let entries = users.merging(expansion.expand()) { user, _ in user }
        mistakes.append(contentsOf: self.mistakes.found + expansion.mistakes.found)
        budget = expansion.budget
        unknownNames = expansion.unknownNames
        return UserNames(entries, definitions: definitions, isComplete: isComplete)
    }
}

extension UserNamesReader {
    private mutating func read(_ pair: Pair, as field: ManifestField) {
        let name = ExactText(pair.key.text)
        guard isUsable(name, pair.key, as: field) else { return }
        definitions.add(name, pair.key, as: field)
        if field == .groups {
            groups.append(group(name, pair))
        } else {
            users[name] = user(pair.value)
        }
    }

    private mutating func user(_ node: Node) -> UserNames.Entry {
        switch mistakes.user(node) {
        case .id(let id): return .user(.id(id))
        case .user(let user):
            named.note(user, at: node.location)
            return .user(found[user])
        case .name, nil: return .mistaken
        }
    }

    private mutating func isUsable(_ name: ExactText, _ key: Node, as field: ManifestField) -> Bool {
        if let first = definitions[name] {
            let note = Diagnostic.Note(.firstDefinition, at: first.key.location)
            mistakes.report(.secondDefinition(name, of: field, after: first.field), at: key, notes: [note])
            return false
        }
        if key.readsAsNumber {
            mistakes.report(.numberForName(name), at: key)
            return false
        }
        switch UserReferenceText(name.string) {
        case .other: break
        case .user, .mistake:
            mistakes.report(.userForName(name), at: key)
            return false
        }
        if let message = Diagnostic.Message.unprintable(name.string, "the name of a \(field.singular)") {
            mistakes.report(message, at: key)
            return false
        }
        return true
    }

    private mutating func group(_ name: ExactText, _ pair: Pair) -> GroupDeclaration {
        guard mistakes.expect(.sequence, in: pair) else {
            return GroupDeclaration(name: name, references: [], isComplete: false)
        }
        var references: [(Reference, Node)] = []
        var isComplete = true
        for node in pair.value.elements {
            if let reference = mistakes.reference(node) {
                references.append((reference, node))
                if case .user(let user) = reference { named.note(user, at: node.location) }
            } else {
                isComplete = false
            }
        }
        return GroupDeclaration(name: name, references: references, isComplete: isComplete)
    }
}

extension Diagnostic.Message {
    fileprivate static let firstDefinition: Self = "first here"

    fileprivate static func secondDefinition(
        _ name: ExactText,
        of field: ManifestField,
        after first: ManifestField
    ) -> Self {
        field == first
            ? "\(field.singular) \(name.string.quoted) is defined twice"
            : "\(name.string.quoted) is the name of a user and of a group"
    }

    fileprivate static func userForName(_ name: ExactText) -> Self {
        "\(name.string.quoted) cannot be a name, since it stands for a person by itself"
    }

    fileprivate static func numberForName(_ name: ExactText) -> Self {
        "\(name.string.quoted) cannot be a name, since it reads as a user ID"
    }
}

extension ManifestField {
    fileprivate var singular: String { self == .groups ? "group" : "user" }
}
