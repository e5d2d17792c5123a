import JSON

/// The application behind the API: its dialogs, its accounts and its clock.
///
/// It is used on one event loop only, so it needs no lock.
struct Application {
    /// The application's ID, part of every room's address.
    let id: Int
    var accounts: Accounts
    /// The classes of custom data; `nil` if none are declared, which allows every class.
    var classes: CustomClasses?
    /// What is taken for true where the documents are silent.
    let assumptions: Assumptions
    private(set) var table: DialogTable
    var messages: MessageHistory
    /// Who gets no notifications of which dialog.
    var muted: Set<Muting> = []
    private var changes: [DialogChange] = []
    /// The file that keeps the dialogs; `nil` to keep them in memory only.
    private let store: StoreFile?
    private let now: @Sendable () -> Int
    /// The counter of the newest ID; new IDs have greater ones, greater also than those of an earlier run.
    private var created: UInt64

    init(
        id: Int,
        accounts: Accounts,
        classes: CustomClasses? = nil,
        assumptions: Assumptions = Assumptions(),
        table: DialogTable = DialogTable(),
        messages: MessageHistory = MessageHistory(),
        store: StoreFile? = nil,
        now: @escaping @Sendable () -> Int
    ) {
        self.id = id
        self.accounts = accounts
        self.classes = classes
        self.assumptions = assumptions
        self.table = table
        self.messages = messages
        self.store = store
        self.now = now
        let ids = [table.dialogs.lazy.compactMap(\.id.counter).max(), messages.all.lazy.compactMap(\.id.counter).max()]
        created = (ids + (classes?.all ?? []).map { $0.id?.counter }).compactMap(\.self).max() ?? 0
    }

    /// The time; never before the creation of the newest dialog, so that the order of creation is the order of
    /// `created_at`.
    var time: Timestamp { max(Timestamp(seconds: now()), table.newest ?? Timestamp(seconds: 0)) }

    /// The row of the dialog that a create request returns, and whether it is new.
    struct Created: Hashable {
        let row: Int32
        let isNew: Bool
    }

    /// Creates the dialog that a request asks for.
    ///
    /// If the two users of a private dialog have one already, that one is returned unchanged.
    ///
    /// - Throws: `ErrorResponse` if the users do not fit the type or do not exist, or the store cannot be written.
    mutating func create(_ parameters: CreateParameters, by owner: Int) throws(ErrorResponse) -> Created {
        let occupants = try occupants(parameters, owner: owner)
        guard accounts.exist(parameters.admins) else { throw .unknownAdmins }
        guard accounts.exist(occupants) else { throw .unknownOccupants }
        if parameters.kind == .private, let first = occupants.first, let last = occupants.last,
            let row = table.privateRow(between: first, and: last)
        {
            // A user who had deleted it for themselves gets it back.
            if table.hidden.isHidden(row, from: owner) { try apply(.revealed(table[row].id, to: owner)) }
            return Created(row: row, isNew: false)
        }
        let row = table.nextRow
        try apply(.created(dialog(parameters, owner: owner, occupants: occupants)))
        return Created(row: row, isNew: true)
    }

    /// Stores, applies and records a change; every change of the table goes through here.
    ///
    /// Other records are stored with it, all or nothing.
    ///
    /// - Throws: `ErrorResponse` if the store cannot be written; the change is then not applied.
    mutating func apply(
        _ change: DialogChange,
        besides records: [StoreRecord] = []
    ) throws(ErrorResponse) {
        if store != nil { try keep(records + [StoreRecord(change)]) }
        table.apply(change)
        if case .removed(let id) = change { messages.forget(id) }
        changes.append(change)
    }

    /// Stores what is about to change beside the dialogs, all of it or nothing.
    ///
    /// - Throws: `ErrorResponse` if the store cannot be written; nothing may be changed then.
    func keep(_ records: [StoreRecord]) throws(ErrorResponse) {
        do throws(StoreError) {
            try store?.append(records)
        } catch {
            throw .storeFailure(error)
        }
    }

    /// The changes since the last call, in order.
    mutating func takeChanges() -> [DialogChange] {
        defer { changes.removeAll(keepingCapacity: true) }
        return changes
    }

    /// All occupants of the new dialog, in ascending order: the owner and a group's admins are added; a public dialog
    /// has none.
    private func occupants(_ parameters: CreateParameters, owner: Int) throws(ErrorResponse) -> [Int] {
        switch parameters.kind {
        case .public: return []
        case .group: return (parameters.occupants + parameters.admins + [owner]).ascending
        case .private:
            let opponents = parameters.occupants.filter { $0 != owner }
            guard let opponent = opponents.first else { throw .noOpponent }
            guard opponents.count == 1 else { throw .tooManyOpponents }
            return [owner, opponent].sorted()
        }
    }

    private mutating func dialog(_ parameters: CreateParameters, owner: Int, occupants: [Int]) -> Dialog {
        let time = time
        let id = newIdentifier(at: time)
        return Dialog(
            id: id,
            kind: parameters.kind,
            owner: owner,
            name: parameters.name,
            photo: parameters.photo,
            occupants: occupants,
            admins: parameters.admins,
            joinRequired: parameters.joinRequired,
            data: parameters.data,
            roomJID: parameters.kind == .private ? nil : roomJID(of: id),
            createdAt: time,
            updatedAt: time,
            lastMessage: Dialog.LastMessage()
        )
    }

    private func roomJID(of id: DialogIdentifier) -> String {
        var address = ""
        address.reserveCapacity(64)
        address += String(self.id)
        address += "_"
        address += id.description
        address += "@muc.chat.quickblox.com"
        return address
    }

    /// A new ID, greater than all before it.
    mutating func newIdentifier(at time: Timestamp) -> DialogIdentifier {
        repeat {
            created += 1
            let identifier = DialogIdentifier(seconds: time.seconds, counter: created)
            // Only a dialog of the seed can have this ID already.
            if table.row(of: identifier) == nil { return identifier }
        } while true
    }
}
