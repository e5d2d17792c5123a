/// Dialogs that exist when the sandbox starts, and what else a store keeps.
package struct Seed: Sendable {
    /// The dialogs in order of creation.
    let dialogs: [Dialog]
    /// The dialogs that users have deleted for themselves only.
    let hidden: [Hidden]
    /// The users that were created or changed, in ascending order of their IDs.
    var users: [User] = []
    /// The users that were deleted, in ascending order.
    var deletedUsers: [Int] = []
    /// The classes of custom data that were created, in that order.
    var classes: [CustomClass] = []
    /// The messages in the order in which they were sent.
    var messages: [Message] = []

    /// A dialog and a user from whom it is hidden.
    struct Hidden: Hashable, Comparable {
        let id: DialogIdentifier
        let user: Int

        static func < (first: Self, second: Self) -> Bool { (first.id, first.user) < (second.id, second.user) }
    }

    /// The size limit of a seed file, in bytes: a million dialogs of half a kilobyte, times two.
    package static let longest = 1 << 30

    /// No dialogs.
    package static let empty = Seed([])

    init(_ dialogs: [Dialog], hidden: Set<Hidden> = []) {
        self.hidden = hidden.sorted()
        self.dialogs = dialogs.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// Reads dialogs as the API returns them, one JSON object on each line; empty lines are ignored.
    ///
    /// `_id`, `type`, `user_id` and `created_at` are required, and a name if the type has one; other missing members
    /// have the values of a new dialog. Undocumented members are ignored. The lines that a store adds are read too:
    /// `{"changed":{…}}` with the whole changed dialog, `{"removed":"…"}` with its `_id`, and
    /// `{"hidden":"…","user_id":1}` and `{"revealed":"…","user_id":1}` for a user who deleted it for themselves, or
    /// sees it again; and those for users, classes and messages (`StoreRecord`).
    ///
    /// - Throws: `SeedError` for the first line that is invalid, or repeats an `_id` or the users of a private dialog.
    package init(jsonLines bytes: [UInt8], applicationID: Int) throws(SeedError) {
        var history = SeedHistory(applicationID: applicationID)
        try history.read(bytes[...])
        self = history.seed
    }

    /// The number of lines that a store needs for all of it.
    var lineCount: Int { dialogs.count + hidden.count + records.count }

    /// What there is beside dialogs.
    var records: [StoreRecord] {
        users.map(StoreRecord.user) + deletedUsers.map(StoreRecord.deletedUser) + classes.map(StoreRecord.customClass)
            + messages.map(StoreRecord.message)
    }

    /// A table with these dialogs.
    var table: DialogTable {
        var table = DialogTable()
        for dialog in dialogs { table.append(dialog) }
        for hidden in hidden { table.apply(.hidden(hidden.id, from: hidden.user)) }
        return table
    }
}
