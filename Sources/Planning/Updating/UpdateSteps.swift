internal import Dialogs

/// The requests that take differences away: values and new people first, then new admins, then admins who go, then
/// people who go.
///
/// So people are added before any is removed, and nobody is removed who still has a role.
struct UpdateSteps {
    /// The requests, in their order.
    private(set) var steps: [DialogChange] = []

    /// Takes away these differences of a live dialog, each of which can be, on behalf of a user.
    ///
    /// Of the custom data all that is declared is sent, since it is not known whether a server merges it or replaces
    /// it. Who did not create the dialog sends it last and by itself: it is not known who else may write it.
    init(from differences: [FieldDifference], of desired: DesiredDialog, _ live: LiveDialog, as actor: UserID) {
        var values = DeclaredFields()
        var missing: [ManagedField: [UserID]] = [:]
        var extra: [ManagedField: [UserID]] = [:]
        for difference in differences {
            guard let field = difference.managedField else { continue }
            switch difference {
            case .users(_, let coming, let going): (missing[field], extra[field]) = (coming, going)
            case .value where field == .data: values.data = desired.sentData(besides: live)
            case .value: values[field] = desired[field]
            }
        }
        let isCreator = Role(of: actor, in: live).isCreator
        let data = values.data
        if !isCreator { values.data = nil }
        add(values, with: missing[.occupants] ?? [])
        add(.adding, .admins, missing[.admins] ?? [])
        let going = extra[.occupants] ?? []
        add(.removing, .admins, UserIDs((extra[.admins] ?? []) + going.filter(live.admins.contains)).sorted())
        add(.removing, .occupants, going)
        guard !isCreator, let data else { return }
        var last = DeclaredFields()
        last.data = data
        steps.append(DialogChange(last))
    }

    /// Adds the first request, which changes all values and adds people, and more where there are many people.
    private mutating func add(_ values: DeclaredFields, with coming: [UserID]) {
        let first = coming.prefix(Update.mostPeople)
        let people = first.isEmpty ? nil : PeopleChange(.adding, .occupants, Array(first))
        if people != nil || values != DeclaredFields() { steps.append(DialogChange(values, people: people)) }
        add(.adding, .occupants, Array(coming.dropFirst(Update.mostPeople)))
    }

    private mutating func add(_ direction: PeopleChange.Direction, _ field: ManagedField, _ users: [UserID]) {
        for start in stride(from: 0, to: users.count, by: Update.mostPeople) {
            let some = Array(users[start...].prefix(Update.mostPeople))
            steps.append(DialogChange(people: PeopleChange(direction, field, some)))
        }
    }
}

extension DesiredDialog {
    /// The custom data that a live dialog gets: all that is declared, and its mark, unless it carries another key.
    fileprivate func sentData(besides live: LiveDialog) -> CustomData? {
        let isClaimed = otherKey(of: live) != nil
        guard case .data(let data) = isClaimed ? expected(.data) : sent(.data) else { return nil }
        return data
    }
}
