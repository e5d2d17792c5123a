internal import Dialogs

/// Finds the live dialogs of one group by their members, without checking each.
struct MemberIndex {
    private let dialogs: [LiveDialog]
    private var byMember: [UserID: [Int]] = [:]
    private var byMembers: [UserIDs: [Int]] = [:]

    init(of dialogs: [LiveDialog]) {
        self.dialogs = dialogs
        for (position, dialog) in dialogs.enumerated() {
            byMembers[dialog.occupants, default: []].append(position)
            for member in dialog.occupants { byMember[member, default: []].append(position) }
        }
    }

    /// The dialogs that have exactly these members; none for a type without members (`nil`), where no dialog matches
    /// better than another.
    func dialogs(withExactly members: UserIDs?) -> [LiveDialog] {
        guard let members else { return [] }
        return (byMembers[members] ?? []).map { dialogs[$0] }
    }

    /// The dialogs that have at least these members; all of them for a type without members (`nil`).
    func dialogs(withAll members: UserIDs?) -> [LiveDialog] {
        guard let members else { return dialogs }
        let holders = members.map { byMember[$0] ?? [] }
        guard let fewest = holders.min(by: { $0.count < $1.count }) else { return dialogs }
        return fewest.map { dialogs[$0] }.filter { members.isSubset(of: $0.occupants) }
    }
}
