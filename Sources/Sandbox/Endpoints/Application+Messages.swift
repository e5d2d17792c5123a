import JSON

extension Application {
    /// Creates a message in a dialog whose occupant the sender is, or in a public one.
    ///
    /// One for a recipient goes to their private dialog, which is created if there is none.
    ///
    /// A message makes a private dialog visible again to whoever had deleted it for themselves.
    ///
    /// - Throws: `ErrorResponse` if there is no such dialog, the sender may not write in it, or the store cannot be
    ///   written.
    mutating func post(_ parameters: MessageParameters, by sender: Int) throws(ErrorResponse) -> Message {
        let row = try row(for: parameters, by: sender)
        var dialog = table[row]
        guard dialog.kind == .public || dialog.hasOccupant(sender) else { throw .noPermission }
        let time = time
        let message = Message(
            id: newIdentifier(at: time),
            dialogID: dialog.id,
            sender: sender,
            recipient: dialog.kind == .private ? dialog.occupants.first { $0 != sender } ?? 0 : 0,
            text: parameters.text,
            dateSent: time,
            attachments: parameters.attachments,
            isMarkable: parameters.isMarkable,
            custom: parameters.custom
        )
        for user in dialog.occupants where dialog.kind == .private && table.hidden.isHidden(row, from: user) {
            try apply(.revealed(dialog.id, to: user))
        }
        dialog.lastMessage = Dialog.LastMessage(
            text: message.text,
            dateSent: time.seconds,
            id: message.id.description,
            userID: sender
        )
        // In the reference's samples, this is the time of the last message.
        dialog.updatedAt = time
        try apply(.changed(dialog), besides: [.message(message)])
        messages.append(message)
        return message
    }

    private mutating func row(for parameters: MessageParameters, by sender: Int) throws(ErrorResponse) -> Int32 {
        if let id = parameters.dialogID { return try existingRow(of: id) }
        let recipient = parameters.recipient ?? 0
        return try create(CreateParameters(privateWith: recipient), by: sender).row
    }

    /// The messages that a user's request asks for, which are read then.
    ///
    /// The reference names groups and public dialogs as those whose messages are marked; what of private ones it does
    /// not say, and leaves them out.
    ///
    /// - Throws: `ErrorResponse` if there is no such dialog, the user does not see it, or the store cannot be written.
    mutating func messages(
        of id: String,
        _ query: MessageQuery,
        for user: Int
    ) throws(ErrorResponse) -> [Message] {
        let dialog = table[try row(of: id, for: user)]
        let matches = query.matches(in: messages.messages(of: dialog.id))
        guard !query.isCount else { return matches }
        let page = Array(matches.dropFirst(query.skip).prefix(query.limit))
        let isMarked = dialog.kind != .private || assumptions.readPrivate == .marked
        if query.marksRead, isMarked { try markRead(page.filter { $0.isUnread(by: user) }, in: dialog.id, by: user) }
        return page
    }

    private mutating func markRead(
        _ unread: [Message],
        in dialog: DialogIdentifier,
        by user: Int
    ) throws(ErrorResponse) {
        guard !unread.isEmpty else { return }
        try keep([.read(unread.map(\.id), in: dialog, by: user)])
        messages.markRead(Set(unread.map(\.id)), in: dialog, by: user)
    }

    /// How many messages a user has yet to read in each of some dialogs, and in all that the user sees.
    func unreadCounts(_ ids: [String], for user: Int) -> JSONObject {
        let seen = messages.dialogs.filter { id in
            table.row(of: id).map { table.isVisible(table[$0], at: $0, to: user) } ?? false
        }
        let total = seen.reduce(0) { $0 + messages.unreadCount(of: $1, for: user) }
        var counts = JSONObject([.init(key: "total", value: .integer(total))])
        for text in ids {
            guard let id = DialogIdentifier(text), let row = table.row(of: id),
                table.isVisible(table[row], at: row, to: user)
            else { continue }
            counts[id.description] = .integer(messages.unreadCount(of: id, for: user))
        }
        return counts
    }
}
