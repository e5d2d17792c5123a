internal import Diagnostics
internal import Dialogs
internal import YAML

/// Spells groups out that name other groups.
///
/// It walks with a stack of its own, since a manifest decides how long a chain of groups is.
struct GroupExpansion {
    private(set) var mistakes = DiagnosticCollector()
    /// Names that nobody has.
    private(set) var unknownNames = UnknownNames()
    private(set) var budget: MembershipBudget
    private let groups: [GroupDeclaration]
    private let indices: [ExactText: Int]
    private let users: [ExactText: UserNames.Entry]
    private let areUsersComplete: Bool
    private var definitions: UserDefinitions
    private let found: ResolvedUsers
    private var stack: [OpenGroup] = []
    private var states: [State]

    /// A group whose members are being collected.
    private struct OpenGroup {
        let index: Int
        var members: Members
        var nextReference = 0
    }

    private enum State {
        case untouched
        /// Being collected, at this depth of the stack.
        case open(depth: Int)
        case done(Members)
    }

    init(
        of groups: [GroupDeclaration],
        users: [ExactText: UserNames.Entry],
        areUsersComplete: Bool,
        definitions: UserDefinitions,
        found: ResolvedUsers,
        budget: MembershipBudget
    ) {
        self.found = found
        self.groups = groups
        self.users = users
        self.areUsersComplete = areUsersComplete
        self.definitions = definitions
        self.budget = budget
        indices = Dictionary(groups.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
        states = Array(repeating: .untouched, count: groups.count)
    }

    /// The members of each group.
    mutating func expand() -> [ExactText: UserNames.Entry] {
        var entries: [ExactText: UserNames.Entry] = [:]
        for index in groups.indices {
            open(index)
            while !stack.isEmpty { step() }
            if case .done(let members) = states[index] { entries[groups[index].name] = .group(members) }
        }
        return entries
    }
}

extension GroupExpansion {
    private mutating func open(_ index: Int) {
        guard case .untouched = states[index] else { return }
        states[index] = .open(depth: stack.count)
        stack.append(OpenGroup(index: index, members: Members(isComplete: groups[index].isComplete)))
    }

    /// Takes in the next reference of the innermost group, or closes it.
    private mutating func step() {
        let top = stack.count - 1
        let references = groups[stack[top].index].references
        guard stack[top].nextReference < references.count else {
            states[stack[top].index] = .done(stack[top].members.distinct)
            stack.removeLast()
            return
        }
        let (reference, node) = references[stack[top].nextReference]
        stack[top].nextReference += 1
        switch reference {
        case .id(let id): stack[top].members.insert(id)
        case .user(let user): stack[top].members.insert(found[user])
        case .name(let name): add(name, at: node, to: top)
        }
    }

    private mutating func add(_ name: ExactText, at node: Node, to top: Int) {
        if let group = indices[name] { return add(group: group, at: node, to: top) }
        switch users[name] {
        case .user(let user): stack[top].members.insert(user)
        case .group, .mistaken: stack[top].members.isComplete = false
        case nil:
            stack[top].members.isComplete = false
            guard areUsersComplete else { return }
            unknownNames.note(name, .unknownUserOrGroup(name), at: node.place) {
                definitions.notes(on: name) + AddressHint.notes(on: name.string)
            }
        }
    }

    private mutating func add(group: Int, at node: Node, to top: Int) {
        switch states[group] {
        case .done(let members):
            stack[top].members.formUnion(budget.spend(on: members, at: node.place, reportingTo: &mistakes))
        case .open(let depth):
            stack[top].members.isComplete = false
            mistakes.report(.cycle(path(from: depth)), at: node)
        case .untouched:
            // The reference is read again when the group that it names is done.
            stack[top].nextReference -= 1
            open(group)
        }
    }

    /// The names from one open group to the innermost and back to it; a long way is cut, so that many long ones cost
    /// little.
    private func path(from depth: Int) -> [String] {
        let open = stack[depth...]
        let shown = open.count <= 8 ? Array(open) : open.prefix(4) + open.suffix(4)
        var names = shown.map { groups[$0.index].name.string.shortened }
        if open.count > 8 { names.insert("…", at: 4) }
        return names + [names[0]]
    }
}

extension Diagnostic.Message {
    fileprivate static func cycle(_ path: [String]) -> Self {
        "group '\(path[0])' contains itself: \(path.joined(separator: " > "))"
    }
}
