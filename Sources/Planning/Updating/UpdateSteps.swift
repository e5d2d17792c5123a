internal import Dialogs

/// The requests that take differences away: values and new people first, then new admins, then admins who go, then
/// people who go.
///
/// So people are added before any is removed, and nobody is removed who still has a role.
struct UpdateSteps {
    /// The requests, in their order.
    private(set) var steps: [DialogChange] = []

    /// Takes away these differences of a live dialog, each of which can be.
    init(from differences: [FieldDifference], of desired: DesiredDialog, _ live: LiveDialog) {
        var values = DeclaredFields()
        var data: [CustomFields<Scalar>.Field] = []
        var missing: [ManagedField: [UserID]] = [:]
        var extra: [ManagedField: [UserID]] = [:]
        for difference in differences {
            guard let field = difference.managedField else { continue }
            switch difference {
            case .users(_, let coming, let going): (missing[field], extra[field]) = (coming, going)
            case .value(let name, _, let value) where field == .data:
                let key = ExactText(String(name.dropFirst(field.name.count + 1)))
                if key != "class_name" { data.append(.init(key, value)) }
            case .value: values[field] = desired[field]
            }
            if field == .data, let className = desired.content.fields.data?.className {
                values.data = CustomData(className: className, fields: CustomFields(data))
            }
        }
        add(values, with: missing[.occupants] ?? [])
        add(.adding, .admins, missing[.admins] ?? [])
        let going = extra[.occupants] ?? []
        add(.removing, .admins, UserIDs((extra[.admins] ?? []) + going.filter(live.admins.contains)).sorted())
        add(.removing, .occupants, going)
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

extension LiveDialog {
    fileprivate var admins: UserIDs {
        if case .users(let admins) = self[.admins] { admins } else { [] }
    }
}
