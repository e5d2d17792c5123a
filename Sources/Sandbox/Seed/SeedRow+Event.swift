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
    }

    /// The meaning of the line: a dialog, or one of the other objects that `StoreRecord` writes.
    ///
    /// - Throws: `LineError` if it is invalid.
    func event(applicationID: Int) throws(LineError) -> Event {
        switch (members.members.first?.key, members.count) {
        case ("changed", 1):
            guard let object = members["changed"]?.object else { throw LineError("'changed' is not an object") }
            return .changed(try SeedRow(object).dialog(applicationID: applicationID))
        case ("removed", 1): return .removed(try identifier("removed"))
        case ("hidden", 2): return .hidden(try identifier("hidden"), from: try user)
        case ("revealed", 2): return .revealed(try identifier("revealed"), to: try user)
        default: return .added(try dialog(applicationID: applicationID))
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
