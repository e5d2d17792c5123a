internal import Diagnostics
internal import Dialogs
internal import YAML

extension ValueReader {
    /// One user, by name or ID.
    mutating func user(_ pair: Pair) -> FieldValue<NamedUser> {
        let value = oneUser(pair)
        if case .value(let user, _) = value { noteDeparted(user, at: pair.value.place) }
        return value
    }

    private mutating func oneUser(_ pair: Pair) -> FieldValue<NamedUser> {
        guard mistakes.expect(.scalar, "one user", in: pair), let reference = mistakes.reference(pair.value) else {
            return .mistaken
        }
        switch reference {
        case .id(let id): return .value(.id(id), in: pair)
        case .user(let user): return .value(self.user(user, at: pair.value.place), in: pair)
        case .name(let name):
            switch users[name] {
            case .user(let user): return .value(user, in: pair)
            case .mistaken: return .mistaken
            case .group:
                mistakes.report(.groupForUser(name, in: pair.key.text), at: pair.value)
                return .mistaken
            case nil:
                reportUnknown(name, .unknownUser(name), at: pair.value.place)
                return .mistaken
            }
        }
    }

    /// Any number of users, by names of users or groups, or IDs.
    mutating func members(_ pair: Pair) -> FieldValue<Members> {
        guard mistakes.expect(.sequence, in: pair) else { return .mistaken }
        var members = Members()
        members.reserveCapacity(min(pair.value.contentCount, 1000))
        for element in pair.value.elements { add(element, to: &members) }
        return .value(members, in: pair)
    }

    /// Takes in whom one element of a list names.
    mutating func add(_ node: Node, to members: inout Members) {
        add(mistakes.reference(node), at: node.place, to: &members)
    }

    /// Takes in whom a reference means; `nil` stands for a mistake, which is reported.
    mutating func add(_ reference: Reference?, at place: @autoclosure () -> NodePlace, to members: inout Members) {
        switch reference {
        case .id(let id): insert(.id(id), at: place(), to: &members)
        case .user(let user): insert(self.user(user, at: place()), at: place(), to: &members)
        case .name(let name): add(name, at: place(), to: &members)
        case nil: members.isComplete = false
        }
    }

    private mutating func insert(_ user: NamedUser, at place: @autoclosure () -> NodePlace, to members: inout Members) {
        noteDeparted(user, at: place())
        members.insert(user)
    }

    private mutating func user(
        _ reference: UserReference,
        at place: @autoclosure () -> NodePlace
    ) -> NamedUser {
        named.note(reference, at: place().location)
        return found[reference]
    }

    private mutating func add(
        _ name: ExactText,
        at place: @autoclosure () -> NodePlace,
        to members: inout Members
    ) {
        switch users[name] {
        case .user(let user): insert(user, at: place(), to: &members)
        case .group(let group):
            noteDeparted(group, at: place())
            members.formUnion(budget.spend(on: group, at: place(), reportingTo: &mistakes))
        case .mistaken: members.isComplete = false
        case nil:
            members.isComplete = false
            reportUnknown(name, .unknownUserOrGroup(name), at: place())
        }
    }

    private mutating func reportUnknown(
        _ name: ExactText,
        _ message: Diagnostic.Message,
        at place: @autoclosure () -> NodePlace
    ) {
        guard users.isComplete else { return }
        let place = place()
        unknownNames.note(name, message, at: place) {
            definitions.notes(on: name) + AddressHint.notes(on: name.string, inRoster: place.origin != nil)
        }
    }
}

extension Diagnostic.Message {
    fileprivate static func unknownUser(_ name: ExactText) -> Self {
        "unknown user \(name.string.quoted): define it under 'users', or give an ID"
    }

    /// A name that nobody has, where users and groups may stand.
    static func unknownUserOrGroup(_ name: ExactText) -> Self {
        "unknown user or group \(name.string.quoted): define it under 'users' or 'groups', or give an ID"
    }

    fileprivate static func groupForUser(_ name: ExactText, in field: String) -> Self {
        "\(name.string.quoted) is a group; \(field.quoted) must be one user"
    }
}
