package import Dialogs
internal import Synchronization

/// A dialog store that lives in memory and does what the API documents: visibility, members that the server adds,
/// one private dialog for each pair, and no unique names for the rest.
package final class InMemoryDialogStore: DialogEditor {
    private let state: Mutex<State>

    private let date: String?

    /// Creates a store that holds these dialogs, and gives this date with every listing.
    package init(_ dialogs: [LiveDialog] = [], date: String? = nil) {
        state = Mutex(State(dialogs: dialogs))
        self.date = date
    }

    /// Everything that the store holds, in the order of creation.
    package var dialogs: [LiveDialog] { state.withLock { $0.dialogs } }

    /// How many creates were asked for.
    package var createCount: Int { state.withLock { $0.createCount } }

    /// The lookups that were asked, in the order in which they came.
    package var queries: [DialogQuery] { state.withLock { $0.queries } }

    package func list(_ query: DialogQuery, as owner: UserID) async throws(ListingFailure) -> Listing {
        state.withLock { state in
            state.queries.append(query)
            var sorter = QuerySorter(for: query)
            for dialog in state.dialogs where dialog.type == .public || dialog.occupants.contains(owner) {
                sorter.add(dialog)
            }
            return Listing(
                dialogs: sorter.dialogs,
                similar: sorter.similar,
                requests: 1,
                proof: .counted,
                date: date
            )
        }
    }

    package func create(_ dialog: DesiredDialog) async -> CreateOutcome {
        state.withLock { state in
            state.createCount += 1
            if dialog.type == .private, let pair = dialog.members,
                let old = state.dialogs.first(where: { $0.type == .private && $0.occupants == pair })
            {
                return .alreadyExisted(old)
            }
            guard let id = DialogID(hexDigits: state.nextID()) else { return .rejected(FailureReason("no ID left")) }
            let live = LiveDialog(creating: dialog, id: id)
            state.dialogs.append(live)
            return .created(live)
        }
    }

    package func change(_ id: DialogID, _ change: DialogChange, as actor: UserID) async -> ChangeOutcome {
        state.withLock { state in
            guard let place = state.dialogs.firstIndex(where: { $0.id == id }) else {
                return .refused(.notFound, FailureReason("The resource wasn't found", status: 404))
            }
            state.dialogs[place] = state.dialogs[place].changed(by: change)
            return .changed(state.dialogs[place])
        }
    }

    package func delete(_ id: DialogID, as actor: UserID) async -> DeleteOutcome {
        state.withLock { state in
            guard let place = state.dialogs.firstIndex(where: { $0.id == id }) else {
                return .notFound(FailureReason("The resource wasn't found", status: 404))
            }
            guard state.dialogs[place].creator == actor else {
                return .refused(.forbidden, FailureReason("You don't have permission", status: 403))
            }
            state.dialogs.remove(at: place)
            return .deleted
        }
    }

    /// Puts a dialog in the place of that with its ID, or takes it away, as somebody else would.
    package func replace(_ id: DialogID, by dialog: LiveDialog?) {
        state.withLock { state in
            guard let place = state.dialogs.firstIndex(where: { $0.id == id }) else { return }
            if let dialog { state.dialogs[place] = dialog } else { state.dialogs.remove(at: place) }
        }
    }

    private struct State {
        var dialogs: [LiveDialog]
        var createCount = 0
        var queries: [DialogQuery] = []

        func nextID() -> String {
            let number = String(dialogs.count + 1, radix: 16)
            return String(repeating: "0", count: 24 - number.count) + number
        }
    }
}

extension LiveDialog {
    /// What the server makes of a request to create this dialog.
    package init(creating desired: DesiredDialog, id: DialogID) {
        var fields = LiveFields()
        fields.admins = []
        if desired.type == .group { fields.joinRequired = false }
        for field in ManagedField.all {
            if let value = desired.sent(field) { fields[field] = ReportedValue(value) }
        }
        self.init(
            id: id,
            type: desired.type,
            fields: fields,
            creator: desired.owner,
            roomJID: desired.type == .private ? nil : "1_\(id)@muc.example",
            createdAt: "2026-01-01T00:00:00Z"
        )
    }
}

extension LiveDialog {
    /// What the server makes of a request to change this dialog.
    package func changed(by change: DialogChange) -> LiveDialog {
        var fields = LiveFields()
        for field in ManagedField.all { fields[field] = self[field] }
        for field in ManagedField.all {
            switch (change.values[field], fields[field]) {
            case (nil, _): break
            case (.data(let new), .data(let old)) where old.className == new.className:
                var values = Dictionary(old.fields.map { ($0.key, $0.value) }) { first, _ in first }
                for value in new.fields { values[value.key] = .scalar(value.value) }
                fields.data = LiveData(className: old.className, fields: CustomFields(values))
            case (let value?, _): fields[field] = ReportedValue(value)
            }
        }
        if let people = change.people, case .users(let present) = fields[people.field] {
            let users = UserIDs(people.users)
            fields[people.field] = .users(
                people.direction == .adding ? present.union(users) : UserIDs(present.subtracting(users).sorted())
            )
        }
        return LiveDialog(
            id: id,
            type: type,
            fields: fields,
            creator: creator,
            roomJID: roomJID,
            createdAt: createdAt
        )
    }
}

extension ReportedValue {
    /// A declared value as the server reports it.
    package init(_ declared: DeclaredValue) {
        switch declared {
        case .text(let text): self = .text(text)
        case .flag(let flag): self = .flag(flag)
        case .users(let users): self = .users(users)
        case .data(let data):
            let fields = CustomFields(data.fields.map { .init($0.key, LiveValue.scalar($0.value)) })
            guard let live = LiveData(className: data.className, fields: fields) else {
                preconditionFailure("declared data has a class")
            }
            self = .data(live)
        }
    }
}
