/// Dialogs that exist when the sandbox starts.
package struct Seed: Sendable {
    /// The dialogs in order of creation.
    let dialogs: [Dialog]
    /// The dialogs that users have deleted for themselves alone.
    let hidden: [Hidden]

    /// One dialog and one user who does not see it any more.
    struct Hidden: Hashable, Comparable {
        let id: DialogIdentifier
        let user: Int

        static func < (first: Self, second: Self) -> Bool { (first.id, first.user) < (second.id, second.user) }
    }

    /// The longest file of a seed, in bytes: a million dialogs of half a kilobyte, and as much again.
    package static let longest = 1 << 30

    /// No dialogs.
    package static let empty = Seed([])

    init(_ dialogs: [Dialog], hidden: Set<Hidden> = []) {
        self.hidden = hidden.sorted()
        self.dialogs = dialogs.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// Reads dialogs in the form in which the API answers them, one JSON object a line; empty lines do not count.
    ///
    /// `_id`, `type`, `user_id` and `created_at` must be there, and a name where the type has one; whatever else is
    /// missing is as for a new dialog. Members that are not documented are ignored. What a store adds is understood
    /// too: `{"changed":{…}}` with the whole dialog as it is now, `{"removed":"…"}` with its `_id`, and
    /// `{"hidden":"…","user_id":1}` and `{"revealed":"…","user_id":1}` for one who has deleted it for himself, and who
    /// sees it again.
    ///
    /// - Throws: `SeedError`, for the first line that is no such dialog, or repeats an `_id` or a private pair.
    package init(jsonLines bytes: [UInt8], applicationID: Int) throws(SeedError) {
        var history = SeedHistory(applicationID: applicationID)
        try history.read(bytes[...])
        self = history.seed
    }

    /// The dialogs in a table.
    var table: DialogTable {
        var table = DialogTable()
        for dialog in dialogs { table.append(dialog) }
        for hidden in hidden { table.apply(.hidden(hidden.id, from: hidden.user)) }
        return table
    }
}
