package import Dialogs

/// What manifests declare already, beside which an export is to be read.
package struct DeclaredSet: Sendable {
    /// The keys that it must not use.
    private let keys: Set<ExactText>
    /// What dialogs are told by that need not be known by their `_id`s.
    private let identities: Set<NaturalIdentity>
    /// The dialogs that memories have for each key.
    private var remembered: [ExactText: Set<DialogID>] = [:]
    /// The keys that dialogs were declared with before, and may be again.
    private let formerKeys: [DialogID: ExactText]

    /// Creates a value.
    ///
    /// - Parameters:
    ///   - keys: The declared keys.
    ///   - identities: What the declared dialogs are told by, and the live ones that they are.
    ///   - remembered: What ids files and the journal say whose dialogs are which.
    ///   - formerKeys: The keys of exported dialogs that nobody declares any more.
    package init(
        keys: Set<ExactText>,
        identities: Set<NaturalIdentity>,
        remembered: [[ExactText: DialogIdentity]],
        formerKeys: [DialogID: ExactText]
    ) {
        self.keys = keys
        self.identities = identities
        self.formerKeys = formerKeys
        for memory in remembered {
            for (key, identity) in memory { self.remembered[key, default: []].insert(identity.id) }
        }
    }

    /// Whether a key is that of another dialog.
    func takes(_ key: ExactText, from id: DialogID) -> Bool {
        keys.contains(key) || remembered[key].map { $0 != [id] } ?? false
    }

    /// The key that a dialog had; `nil` where it never had one, or another one has it now.
    func formerKey(of id: DialogID) -> ExactText? { formerKeys[id].flatMap { takes($0, from: id) ? nil : $0 } }

    /// Whether a plan could take a dialog for another one of the set, unless its `_id` tells it.
    ///
    /// The keys are its own, and the one that it would have without: a plan finds what it remembers of that too.
    func mayBeConfused(_ dialog: LiveDialog, keys: [ExactText]) -> Bool {
        identities.contains(dialog.identity) || keys.contains { takes($0, from: dialog.id) }
    }
}
