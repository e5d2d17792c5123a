import JSON

extension SeedRow {
    /// The meaning of one line.
    enum Event {
        /// This dialog exists.
        case added(Dialog)
        /// A dialog of an earlier line was changed to this one.
        case changed(Dialog)
        /// A dialog of an earlier line was removed.
        case removed(DialogIdentifier)
        /// A user deleted a dialog of an earlier line for themselves only.
        case hidden(DialogIdentifier, from: Int)
        /// Such a user sees the dialog again.
        case revealed(DialogIdentifier, to: Int)
        /// This user exists, as this object says.
        case user(User)
        /// A user was deleted.
        case deletedUser(Int)
        /// This class of custom data exists.
        case customClass(CustomClass)
        /// A message in a dialog of an earlier line.
        case message(Message)
        /// Messages that a user has read.
        case read(Set<DialogIdentifier>, in: DialogIdentifier, by: Int)
    }

    /// The meaning of the line: a dialog, or one of the other objects that `StoreRecord` writes.
    ///
    /// - Throws: `LineError` if it is invalid.
    func event(applicationID: Int) throws(LineError) -> Event {
        switch (members.members.first?.key, members.count) {
        case ("changed", 1): return .changed(try row("changed").dialog(applicationID: applicationID))
        case ("user", 1): return .user(try User(stored: try row("user")))
        case ("deleted_user", 1): return .deletedUser(try required("deleted_user", "an integer", \.integer))
        case ("class", 1): return .customClass(try CustomClass(stored: try row("class")))
        case ("message", 1): return .message(try Message(stored: try row("message")))
        case ("read", 1): return try row("read").reading
        case ("removed", 1): return .removed(try identifier("removed"))
        case ("hidden", 2): return .hidden(try identifier("hidden"), from: try user)
        case ("revealed", 2): return .revealed(try identifier("revealed"), to: try user)
        default: return .added(try dialog(applicationID: applicationID))
        }
    }

    private func row(_ key: String) throws(LineError) -> SeedRow {
        guard let object = members[key]?.object else { throw LineError("'\(key)' is not an object") }
        return SeedRow(object)
    }

    private var reading: Event {
        get throws(LineError) {
            let ids = try required("ids", "an array of IDs") { value in
                value.array.map { $0.compactMap { $0.text.flatMap(DialogIdentifier.init) } }
            }
            return .read(Set(ids), in: try identifier("chat_dialog_id"), by: try user)
        }
    }

    private func identifier(_ key: String) throws(LineError) -> DialogIdentifier {
        guard let id = members[key]?.text.flatMap(DialogIdentifier.init) else {
            throw LineError("'\(key)' is not 24 hexadecimal digits")
        }
        return id
    }

    private var user: Int {
        get throws(LineError) {
            guard let user = members["user_id"]?.integer, user > 0 else {
                throw LineError("'user_id' is not a positive integer")
            }
            return user
        }
    }

    /// Whether bytes are one complete JSON object.
    static func isObject(_ bytes: some Collection<UInt8>) -> Bool {
        (try? SeedRow(bytes)) != nil
    }
}
