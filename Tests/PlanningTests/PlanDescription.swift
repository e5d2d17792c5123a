import Dialogs
import Planning
import TestSupport
import Testing

/// The plan that a store with these dialogs leads to.
func plan(for desired: [DesiredDialog], live: [LiveDialog]) async throws -> Plan {
    try await LookupRunner(reader: InMemoryDialogStore(live), parallelism: 3).plan(for: desired)
}

/// What a plan says of one dialog beside one live dialog.
func entry(_ desired: DesiredDialog, _ live: LiveDialog) async throws -> PlanEntry {
    try #require(try await plan(for: [desired], live: [live]).entries.first)
}

extension Plan {
    /// Each entry's key, action and live dialogs by number.
    var outline: [String] { entries.map { "\($0.desired.key): \($0.action.outline)" } }
}

extension Action {
    var outline: String {
        switch self {
        case .create: "create"
        case .exists(let live): "exists \(live.id.number)"
        case .update(let live, let update):
            "update \(live.id.number) as \(update.actor): \(update.steps.map(\.outline).joined(separator: "; "))"
        case .differs(let live, let differences):
            "differs \(live.id.number) \(differences.map(\.outline).joined(separator: ", "))"
        case .delete(let live, let actor): "delete \(live.id.number) as \(actor)"
        case .absent: "absent"
        case .conflict(.unproven(let live)): "conflict by name alone \(live.map(\.id.number))"
        case .conflict(.notItsCreator(let live, let user)): "conflict \(live.id.number) is not \(user)'s"
        case .conflict(.departed(let live, let users, let obstacle)):
            "conflict \(live.id.number) keeps \(users): \(obstacle.rawValue)"
        case .conflict(.lackingMembers(let lacking)):
            "conflict \(lacking.map { "\($0.dialog.id.number) lacks \($0.missing)" }.joined(separator: ", "))"
        case .conflict(.otherViewer(let live, let user)): "conflict \(live.id.number) is seen by \(user)"
        case .conflict(.formerKey(let former)):
            "conflict " + former.map { "\($0.dialog.id.number) was \($0.key)" }.joined(separator: ", ")
        case .conflict(.incompatible(let live)): "conflict \(live.id.number) is \(live.type.word)"
        case .ambiguous(let live): "ambiguous \(live.map(\.id.number))"
        case .gone(let id): "gone \(id.number)"
        }
    }
}

extension DialogChange {
    var outline: String {
        let written = ManagedField.all.filter(values.declares).map(\.name)
        let moved = people.map { ["\($0.direction) \($0.field.name) \($0.users)"] } ?? []
        return (written + moved).joined(separator: ", ")
    }
}

extension FieldDifference {
    var outline: String {
        switch self {
        case .value(let field, let live, let desired): "\(field) \(live.map(\.outline) ?? "none") -> \(desired)"
        case .users(let field, let missing, let extra): "\(field) +\(missing) -\(extra)"
        }
    }
}

extension LiveValue {
    fileprivate var outline: String {
        switch self {
        case .scalar(let scalar): scalar.description
        case .null: "null"
        case .composite(let json): json
        }
    }
}

extension DialogID {
    fileprivate var number: Int { Int(text, radix: 16) ?? 0 }
}
