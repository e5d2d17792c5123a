internal import Diagnostics
internal import Dialogs
internal import YAML

/// Who is to be in no group, and where a manifest says so.
struct DepartedPeople {
    private var places: [NamedUser: SourceLocation] = [:]
    /// The people, in the order in which they are named.
    private(set) var people: [NamedUser] = []

    /// Whether nobody departed, as in most sets.
    var isEmpty: Bool { places.isEmpty }
    /// Those of them whose IDs are known.
    var users: UserIDs { UserIDs(people.compactMap(\.id)) }

    /// Where a manifest names somebody first who departed; `nil` for anybody else.
    subscript(user: NamedUser) -> SourceLocation? { places[user] }

    /// Takes somebody in; the first place counts.
    mutating func insert(_ user: NamedUser, at location: SourceLocation) {
        guard places[user] == nil else { return }
        places[user] = location
        people.append(user)
    }

    /// Those of some members who departed, in the order of `departed`.
    func among(_ members: Members) -> [NamedUser] {
        guard !isEmpty else { return [] }
        let users = members.users
        return people.filter { user in
            switch user {
            case .id(let id): users.contains(id)
            case .reference(let reference): members.unresolved.contains(reference)
            }
        }
    }
}

extension ValueReader {
    /// Takes note of where somebody is named who departed; of several places the first counts.
    mutating func noteDeparted(_ user: NamedUser, at place: @autoclosure () -> NodePlace) {
        guard !departed.isEmpty, departed[user] != nil, departedPlaces[user] == nil else { return }
        departedPlaces[user] = place()
    }

    /// Takes note of where members are named together some of whom departed.
    mutating func noteDeparted(_ members: Members, at place: @autoclosure () -> NodePlace) {
        for user in departed.among(members) { noteDeparted(user, at: place()) }
    }
}
