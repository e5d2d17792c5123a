import JSON

/// Dialogs that exist when the sandbox starts.
package struct Seed: Sendable {
    let dialogs: [Dialog]

    /// No dialogs.
    package static let empty = Seed(dialogs: [])

    private init(dialogs: [Dialog]) {
        self.dialogs = dialogs
    }

    /// Reads dialogs in the form in which the API answers them, one JSON object a line; empty lines do not count.
    ///
    /// `_id`, `type`, `user_id` and `created_at` must be there, and a name where the type has one; whatever else is
    /// missing is as for a new dialog. Members that are not documented are ignored.
    ///
    /// - Throws: `SeedError`, for the first line that is no such dialog, or repeats an `_id` or a private pair.
    package init(jsonLines bytes: [UInt8], applicationID: Int) throws(SeedError) {
        var seen = Seen()
        var dialogs: [Dialog] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            do throws(SeedRow.Mistake) {
                let dialog = try SeedRow(line).dialog(applicationID: applicationID)
                try seen.insert(dialog)
                dialogs.append(dialog)
            } catch {
                throw SeedError(line: index + 1, reason: error.reason)
            }
        }
        self.dialogs = dialogs.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// The dialogs in a table.
    var table: DialogTable {
        var table = DialogTable()
        for dialog in dialogs { table.append(dialog) }
        return table
    }
}

/// What only one line of a seed may have.
private struct Seen {
    private var ids: Set<DialogIdentifier> = []
    private var pairs: Set<[Int]> = []

    mutating func insert(_ dialog: Dialog) throws(SeedRow.Mistake) {
        guard ids.insert(dialog.id).inserted else { throw .init("another line has the '_id' \(dialog.id)") }
        guard dialog.kind != .private || pairs.insert(dialog.occupants).inserted else {
            throw .init("another line is the private dialog of these two users")
        }
    }
}
