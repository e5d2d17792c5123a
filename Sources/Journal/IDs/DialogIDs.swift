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
/// YAML could take it for something other than text. `owner` is the user for whom the dialog was found or made.
///
/// Written, the lines of the dialogs are in the order of the bytes of their keys, so that branches of a repository
/// merge. Read, they come in any order, since a merge that keeps the lines of both branches (`merge=union`) leaves new
/// neighbours unsorted, and a line may be there twice.
package struct DialogIDs: Hashable, Sendable {
    /// The application that the dialogs belong to; `nil` where it is not known.
    package var application: Int?
    /// The dialog of each key.
    package private(set) var dialogs: [ExactText: DialogIdentity] = [:]
    private var keys: [DialogID: ExactText] = [:]

    /// Creates the contents of an ids file without dialogs.
    package init(application: Int? = nil) {
        self.application = application
    }

    /// How many dialogs there are.
    package var count: Int { dialogs.count }

    /// The dialog of a key.
    package subscript(key: ExactText) -> DialogIdentity? { dialogs[key] }

    /// The key of a dialog.
    package func key(of id: DialogID) -> ExactText? { keys[id] }
}

extension DialogIDs {
    /// Makes a dialog that of a key, in the place of the key's dialog so far; another key that had it has none then.
    package mutating func set(_ key: ExactText, _ identity: DialogIdentity) {
        if let old = dialogs.updateValue(identity, forKey: key), old.id != identity.id { keys[old.id] = nil }
        if let other = keys.updateValue(key, forKey: identity.id), other != key { dialogs[other] = nil }
    }

    /// Removes a key, and says which dialog it had.
    @discardableResult
    package mutating func remove(_ key: ExactText) -> DialogIdentity? {
        guard let old = dialogs.removeValue(forKey: key) else { return nil }
        keys[old.id] = nil
        return old
    }

    /// Makes room for so many dialogs.
    mutating func reserveCapacity(_ count: Int) {
        dialogs.reserveCapacity(count)
        keys.reserveCapacity(count)
    }

    /// What keeps a dialog from being added.
    enum Clash {
        /// The key has a dialog already, perhaps this one.
        case key(DialogIdentity)
        /// Another key has the dialog.
        case id(ExactText)
    }

    /// Adds a dialog where neither its key nor its `_id` is there, and says what was in the way.
    mutating func add(_ key: ExactText, _ identity: DialogIdentity) -> Clash? {
        if let old = dialogs.updateValue(identity, forKey: key) {
            dialogs[key] = old
            return .key(old)
        }
        if let other = keys.updateValue(key, forKey: identity.id) {
            keys[identity.id] = other
            dialogs[key] = nil
            return .id(other)
        }
        return nil
    }
}
