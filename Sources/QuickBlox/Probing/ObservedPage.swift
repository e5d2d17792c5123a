package import Dialogs

/// The first page of a listing as it came, for what it reveals of how an application behaves.
package struct ObservedPage: Hashable, Sendable {
    /// The dialogs, in the server's order.
    package let rows: [Row]
    /// How many there are in total; `nil` where the server does not say.
    package let total: Int?

    /// What matters of one dialog.
    package struct Row: Hashable, Sendable {
        /// The `_id`.
        package let id: DialogID
        /// The class of its custom data, if it has any.
        package let className: ExactText?
        /// Whether it has a room: all but private dialogs have one.
        package let hasRoom: Bool
        /// Whether its admins are told.
        package let tellsAdmins: Bool
        /// Whether the address of its room is told.
        package let tellsRoom: Bool

        /// Creates a row.
        package init(
            id: DialogID,
            className: ExactText? = nil,
            hasRoom: Bool = true,
            tellsAdmins: Bool = true,
            tellsRoom: Bool = true
        ) {
            (self.id, self.className) = (id, className)
            (self.hasRoom, self.tellsAdmins, self.tellsRoom) = (hasRoom, tellsAdmins, tellsRoom)
        }
    }

    /// Creates a page.
    package init(rows: [Row], total: Int?) {
        self.rows = rows
        self.total = total
    }
}

extension ObservedPage {
    init(_ page: DialogPage) {
        self.init(
            rows: page.rows.map { row in
                Row(
                    id: row.id,
                    className: row.dialog?.className,
                    hasRoom: row.dialog.map { $0.type != .private } ?? false,
                    tellsAdmins: row.dialog?[.admins] != nil,
                    tellsRoom: row.dialog?.roomJID != nil
                )
            },
            total: page.totalEntries
        )
    }
}
