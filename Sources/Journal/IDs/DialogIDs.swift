package import Dialogs

/// Which live dialog is which key's dialog: what an ids file holds.
///
/// No two keys have one dialog.
///
/// ## Format
///
/// An ids file is a text file of at most 64 MiB in UTF-8. It is YAML 1.2 of so few forms that it is read and written
/// line by line:
///
/// ```yaml
/// # Comments and empty lines are skipped.
/// version: 1
/// application: 76730
/// dialogs:
///   "group/lobby": {id: 5d75393ba28f9a17e1cb0f9e, owner: 96831328}
///   "private/7-8": {id: "000000000000000000000017", owner: 7}
/// ```
///
/// `version` comes first. `application` is the ID of the application that the dialogs belong to, and is left out where
/// that is not known. Below `dialogs` stands one line for each dialog; where there is none, `dialogs: {}` does. Nothing
/// else is allowed, and each line ends with a line feed, so that a file that was cut off is recognized.
///
/// Keys are texts in double quotes, with the escapes that JSON and YAML share; characters that steer a display or do
/// not show are written as `\uXXXX`, or as `\UXXXXXXXX` beyond the first 65,536. `id` is the `_id`, in quotes where
/// YAML could take it for something other than text; capitals are read as small letters. `owner` is the user for whom
/// the dialog was found or made.
///
/// Written, the lines of the dialogs are in the order of the bytes of their keys, so that branches of a repository
/// merge. Read, they come in any order, since a merge that keeps the lines of both branches (`merge=union`) leaves new
/// neighbours unsorted, and a line may be there twice.
package struct DialogIDs: Sendable {
    /// The application that the dialogs belong to; `nil` where it is not known.
    package var application: Int?
    /// The dialog of each key.
    package private(set) var dialogs: [ExactText: DialogIdentity] = [:]
    /// The key of each dialog, once something is changed.
    private var keys: [DialogID: ExactText]?

    /// Creates the contents of an ids file without dialogs.
    package init(application: Int? = nil) {
        self.application = application
    }

    /// How many dialogs there are.
    package var count: Int { dialogs.count }

    /// The dialog of a key.
    package subscript(key: ExactText) -> DialogIdentity? { dialogs[key] }

    /// The key of each dialog.
    package var keysByID: [DialogID: ExactText] {
        keys ?? Dictionary(dialogs.map { ($0.value.id, $0.key) }) { first, _ in first }
    }
}

extension DialogIDs: Equatable {
    package static func == (first: Self, second: Self) -> Bool {
        first.application == second.application && first.dialogs == second.dialogs
    }
}

extension DialogIDs {
    /// Makes a dialog that of a key, in the place of the key's dialog so far.
    ///
    /// - Returns: Another key that had the dialog, and has none now.
    @discardableResult
    package mutating func set(_ key: ExactText, _ identity: DialogIdentity) -> ExactText? {
        var keys = takeKeys()
        if let old = dialogs.updateValue(identity, forKey: key), old.id != identity.id { keys[old.id] = nil }
        let other = keys.updateValue(key, forKey: identity.id).flatMap { $0 == key ? nil : $0 }
        if let other { dialogs[other] = nil }
        self.keys = keys
        return other
    }

    /// Removes a key, and says which dialog it had.
    @discardableResult
    package mutating func remove(_ key: ExactText) -> DialogIdentity? {
        guard let old = dialogs.removeValue(forKey: key) else { return nil }
        keys?[old.id] = nil
        return old
    }

    private mutating func takeKeys() -> [DialogID: ExactText] {
        defer { keys = nil }
        return keysByID
    }
}

// What a reader does, who knows himself which dialogs there are.
extension DialogIDs {
    /// Makes room for so many dialogs.
    mutating func reserveCapacity(_ count: Int) { dialogs.reserveCapacity(count) }

    /// Adds a dialog that no other key has, where its key has none; says which it has.
    mutating func add(_ key: ExactText, _ identity: DialogIdentity) -> DialogIdentity? {
        guard let old = dialogs.updateValue(identity, forKey: key) else { return nil }
        dialogs[key] = old
        return old
    }

    /// The keys that have a dialog; they are looked for one by one.
    func keys(of id: DialogID) -> [ExactText] {
        dialogs.filter { $0.value.id == id }.map(\.key)
    }
}

extension DialogIDs {
    /// The contents with some of the dialogs.
    package func part(_ takes: (ExactText) -> Bool) -> Self {
        var part = Self(application: application)
        part.dialogs = dialogs.filter { takes($0.key) }
        return part
    }
}
