internal import Dialogs

/// The desired and live dialogs that can be the same, in groups, by their positions among all.
///
/// The groups are numbered in the order in which the live dialogs were listed, and the members of each are adjacent in
/// memory: with a hundred thousand dialogs, cache misses take most of the time.
struct MatchGroups {
    private let numbers: [Int?]
    private let desired: PositionLists
    private let live: PositionLists

    /// Sorts dialogs into groups; a pinned desired dialog is in none.
    init(of desired: [DesiredDialog], and live: [LiveDialog]) {
        var known: [MatchGroup: Int] = [:]
        let liveNumbers = live.map { dialog in
            let group = MatchGroup(live: dialog)
            if let number = known[group] { return number }
            known[group] = known.count
            return known.count - 1
        }
        numbers = desired.map { known.isEmpty || $0.pinnedID != nil ? nil : known[MatchGroup(desired: $0)] }
        self.desired = PositionLists(by: numbers, below: known.count)
        self.live = PositionLists(by: liveNumbers, below: known.count)
    }

    /// The numbers of the groups that have live dialogs.
    var indices: Range<Int> { live.indices }

    /// The positions of the desired dialogs of a group, in their order.
    func desired(in number: Int) -> ArraySlice<Int> { desired[number] }

    /// The positions of the live dialogs of a group, in their order.
    func live(in number: Int) -> ArraySlice<Int> { live[number] }

    /// The positions of the live dialogs in the group of a desired one.
    func live(forDesired position: Int) -> ArraySlice<Int> {
        numbers[position].map { live[$0] } ?? []
    }
}

/// Numbered lists of positions, all in one array.
private struct PositionLists {
    private let positions: [Int]
    private let starts: [Int]

    /// Puts each position into the list with its number, or into none.
    init(by numbers: [Int?], below count: Int) {
        var starts = Array(repeating: 0, count: count + 1)
        for case let number? in numbers { starts[number + 1] += 1 }
        for number in 0..<count { starts[number + 1] += starts[number] }
        var ends = starts
        var positions = Array(repeating: 0, count: starts[count])
        for (position, number) in numbers.enumerated() {
            guard let number else { continue }
            positions[ends[number]] = position
            ends[number] += 1
        }
        (self.positions, self.starts) = (positions, starts)
    }

    var indices: Range<Int> { 0..<starts.count - 1 }

    subscript(number: Int) -> ArraySlice<Int> { positions[starts[number]..<starts[number + 1]] }
}

/// Identifies a group of dialogs: a desired and a live one can be the same only within one group.
enum MatchGroup: Hashable {
    /// Public and group dialogs of one name.
    case named(DialogType, ExactText?)
    /// Private dialogs of one pair.
    case pair(UserIDs)

    init(desired dialog: DesiredDialog) {
        self.init(type: dialog.type, name: dialog.name, members: dialog.members ?? [])
    }

    init(live dialog: LiveDialog) {
        self.init(type: dialog.type, name: dialog.name, members: dialog.occupants)
    }

    private init(type: DialogType, name: ExactText?, members: UserIDs) {
        self = type == .private ? .pair(members) : .named(type, name)
    }
}
