internal import Dialogs

/// What an ids file is to hold: what it held, and what a run has found out since.
struct IDsChanges {
    /// What the file is to hold.
    private(set) var contents: DialogIDs
    /// The run's application, once it is known.
    private(set) var application: Int?
    /// Whether the file holds something else.
    private(set) var isUnwritten = false
    /// What the run has found out: the dialogs of keys, or that they have none.
    private var noted: [ExactText: DialogIdentity?] = [:]

    /// Creates the changes of a run that has found out nothing yet.
    init(of contents: DialogIDs, application: Int?) {
        self.contents = contents
        self.application = application
    }

    /// Takes note of a key's dialog, and of the application where that is not known yet.
    mutating func note(_ key: ExactText, _ identity: DialogIdentity, application: Int?) {
        if self.application == nil { self.application = application }
        noted[key] = .some(identity)
        if let other = set(key, identity) { noted[other] = .some(nil) }
    }

    /// Takes note that a key has no dialog.
    mutating func remove(_ key: ExactText) {
        noted[key] = .some(nil)
        if contents.remove(key) != nil { isUnwritten = true }
    }

    /// Takes what the file holds by now; of the keys that the run has taken note of, its own notes count.
    mutating func rebase(onto base: DialogIDs) {
        contents = base
        isUnwritten = false
        for (key, identity) in noted {
            if let identity { _ = set(key, identity) } else if contents.remove(key) != nil { isUnwritten = true }
        }
        setApplication()
    }

    /// What is to be written, as if it were, and for which application; `nil` where the file holds it.
    mutating func take() -> (contents: DialogIDs, application: Int?)? {
        guard isUnwritten else { return nil }
        isUnwritten = false
        return (contents, application)
    }

    /// Takes note that what was taken was not written.
    mutating func giveBack() { isUnwritten = true }

    private mutating func set(_ key: ExactText, _ identity: DialogIdentity) -> ExactText? {
        setApplication()
        guard contents[key] != identity else { return nil }
        isUnwritten = true
        return contents.set(key, identity)
    }

    private mutating func setApplication() {
        guard contents.application == nil, application != nil, !noted.isEmpty else { return }
        contents.application = application
        isUnwritten = true
    }
}
