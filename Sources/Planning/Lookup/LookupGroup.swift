package import Dialogs

/// The desired dialogs of one owner and type, which one full listing would cover.
package struct LookupGroup: Sendable {
    /// The owner and the type.
    package struct Subject: Hashable, Comparable, Sendable {
        /// The user on whose behalf they are looked up.
        package let owner: UserID
        /// Their type.
        package let type: DialogType

        package static func < (first: Self, second: Self) -> Bool {
            (first.owner, first.type.rawValue) < (second.owner, second.type.rawValue)
        }
    }

    let subject: Subject
    let dialogs: [DesiredDialog]
    /// The pinned ones.
    let pinned: [(dialog: DesiredDialog, id: DialogID)]

    init(_ subject: Subject, _ dialogs: [DesiredDialog]) {
        self.subject = subject
        self.dialogs = dialogs
        pinned = dialogs.compactMap { dialog in dialog.pinnedID.map { (dialog, $0) } }
    }

    /// Groups a set by owner and type; users who own nothing of it get an empty group.
    static func groups(of dialogs: [DesiredDialog], and others: Set<UserID> = []) -> [Self] {
        let groups = Dictionary(grouping: dialogs) { Subject(owner: $0.owner, type: $0.type) }
        let idle = others.subtracting(groups.keys.lazy.map(\.owner))
        return (groups.map { Self($0.key, $0.value) } + idle.map { Self(Subject(owner: $0, type: .group), []) })
            .sorted { $0.subject < $1.subject }
    }

    /// The dialogs by their names, computed anew each time.
    var dialogsByName: [ExactText: [DesiredDialog]] {
        Dictionary(grouping: dialogs.filter { $0.name != nil }) { $0.name ?? "" }
    }

    /// Every dialog of the type that the owner sees.
    func everything(upTo limit: Int?) -> ListRequest {
        request(DialogQuery(type: subject.type), .full, limit: limit)
    }

    /// Every dialog that a user sees, where no filter works.
    func everythingOfAnyType(as user: UserID) -> ListRequest { request(DialogQuery(), .full, limit: nil, as: user) }

    /// The dialogs with these `_id`s, whatever their type, as the owner or as somebody else.
    func dialogs(_ ids: Set<DialogID>, as user: UserID) -> ListRequest {
        request(DialogQuery(ids: ids), ids.count == 1 ? .targeted : .batched, limit: .max, as: user)
    }

    /// The dialog that carries a mark, whatever its type.
    func dialog(with mark: Mark) -> ListRequest {
        let value = DialogQuery.DataPredicate.Value(mark.key, in: mark.field)
        return request(
            Self.query(DialogQuery.DataPredicate(className: mark.className, value: value)),
            .targeted,
            limit: .max
        )
    }

    /// The dialogs of a class, whatever their type.
    func dialogs(of className: ExactText, upTo limit: Int) -> ListRequest {
        request(Self.query(DialogQuery.DataPredicate(className: className)), .batched, limit: limit)
    }

    private static func query(_ data: DialogQuery.DataPredicate) -> DialogQuery {
        var query = DialogQuery()
        query.data = data
        return query
    }

    /// The dialogs whose names contain a text.
    func names(containing fragment: ExactText, upTo limit: Int) -> ListRequest {
        var query = DialogQuery(type: subject.type)
        query.nameFragment = fragment
        return request(query, .targeted, limit: limit)
    }

    /// The dialogs of one name.
    func name(_ name: ExactText, upTo limit: Int?) -> ListRequest {
        request(DialogQuery(type: subject.type, name: name), .targeted, limit: limit)
    }

    /// The dialogs with the name and members by which a desired one is identified.
    func identity(of dialog: DesiredDialog) -> ListRequest {
        let query = DialogQuery(type: subject.type, name: dialog.name, occupants: dialog.members ?? [])
        return request(query, .targeted, limit: .max)
    }

    /// The dialogs of a batch of names.
    func batch(_ batch: NameBatch) -> ListRequest {
        let query = DialogQuery(type: subject.type, names: Set(batch.names), occupants: batch.occupants)
        let isSingle = batch.names.count == 1
        return request(query, isSingle ? .targeted : .batched, limit: isSingle ? NameBatch.page : NameBatch.mostRows)
    }

    private func request(
        _ query: DialogQuery,
        _ strategy: LookupStrategy,
        limit: Int?,
        as user: UserID? = nil
    ) -> ListRequest {
        ListRequest(
            key: LookupKey(owner: user ?? subject.owner, query: query),
            limit: limit,
            strategy: strategy,
            group: subject
        )
    }
}

extension LookupGroup {
    /// The requests that cover every dialog without reading everything, as few as possible.
    ///
    /// A single group is requested by its name and its members. Many are requested by their names alone, which shows
    /// the namesakes too that lack members and may conflict with them; only where namesakes do not matter are they
    /// requested by common members too.
    var narrowRequests: [ListRequest] {
        let (alone, batches) = narrow
        return alone.map(only) + batches.map(batch)
    }

    /// How many `narrowRequests` there are, which is cheaper to compute than the requests themselves.
    var narrowCount: Int {
        let (alone, batches) = narrow
        return alone.count + batches.count
    }

    /// The dialogs to request one by one, and the names of the others in batches.
    private var narrow: (alone: [DesiredDialog], batches: [NameBatch]) {
        guard dialogs.count > 1 else { return (dialogs, []) }
        var pairs: [DesiredDialog] = []
        var names: [ExactText] = []
        var others: [DesiredDialog] = []
        for dialog in dialogs {
            switch dialog.name {
            case nil: pairs.append(dialog)
            case _? where dialog.ignoresNamesakes: others.append(dialog)
            case let name?: names.append(name)
            }
        }
        let byNameOnly = NameBatch.batches(of: names)
        return (pairs, byNameOnly + NameBatch.batches(of: leftOf(others, besides: byNameOnly)))
    }

    /// Those of these dialogs whose names are not in a batch already.
    private func leftOf(_ dialogs: [DesiredDialog], besides batches: [NameBatch]) -> [DesiredDialog] {
        guard !dialogs.isEmpty else { return [] }
        let requested = Set(batches.flatMap(\.names))
        return dialogs.filter { !requested.contains($0.name ?? "") }
    }

    private func only(_ dialog: DesiredDialog) -> ListRequest {
        if let id = dialog.pinnedID { return dialogs([id], as: subject.owner) }
        guard let name = dialog.name, dialog.type == .public else { return identity(of: dialog) }
        return self.name(name, upTo: NameBatch.page)
    }
}

extension DesiredDialog {
    /// Whether namesakes do not matter to it, since it is matched by name and occupants together.
    var ignoresNamesakes: Bool { identification == .match(.nameAndOccupants) }
}
