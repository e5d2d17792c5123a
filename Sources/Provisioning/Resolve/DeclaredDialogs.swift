package import Dialogs
package import Manifests
internal import PlanFile
internal import Planning

/// The declared dialogs of a run, each with its owner and the IDs of its members.
package struct DeclaredDialogs: Sendable {
    /// The dialogs of this run.
    package private(set) var dialogs: [DesiredDialog]
    /// The application, where the session tells it.
    var application: Int?
    /// Live dialogs to which other dialogs of the set are pinned.
    private(set) var reserved: [DialogID: DialogType] = [:]
    /// The keys of the rest of the set, which are declared and not in this run; `nil` where the rest is not known,
    /// since the input is a saved plan, or since users are missing whom keys are made of.
    private(set) var keysElsewhere: Set<ExactText>?
    /// The rest of the set, as far as nothing but the name is known of a dialog.
    private(set) var namesElsewhere: Set<DeclaredName> = []
    /// The keys that a saved plan found to be gone, which its dialogs may have had.
    private(set) var formerKeys: Set<ExactText> = []
    /// The dialogs in expanded form, as plain manifests would declare them; only if the run's options ask for it.
    package private(set) var expansion: [ExpandedDialog] = []
    /// The field of their custom data that holds the dialogs' keys, where manifests name one.
    package private(set) var keyField: ExactText?
    /// The people whom manifests protect (`protect`).
    package private(set) var protected: [NamedUser] = []
    /// The people who are to be in no group (`departed`), as manifests name them.
    package private(set) var departed: [NamedUser] = []
    /// Those of them whose IDs are known, with their places.
    private(set) var departedPeople: [DepartedPerson] = []
    /// What manifests call the people.
    package private(set) var people = PeopleNames.none
    /// The people who were not found, and the dialogs that name them.
    package private(set) var missing = MissingPeople.none
    /// How manifests of the set name people: by the names of `users`, others by the login or address that they use.
    package private(set) var words: [UserID: ExactText] = [:]
    /// How many requests it took to find their owners and members.
    private(set) var requests: Int

    init(dialogs: [DesiredDialog], requests: Int) {
        self.dialogs = dialogs
        self.requests = requests
    }

    /// Creates the declared dialogs of a saved plan.
    init(_ document: PlanDocument, _ dialogs: [DesiredDialog], requests: Int) {
        self.init(dialogs: dialogs, requests: requests)
        people = document.people
        departedPeople = document.plan.departures.people.map(\.person)
        missing = document.missing
        for case .conflict(.formerKey(let former)) in document.plan.entries.lazy.map(\.action) {
            formerKeys.formUnion(former.lazy.map(\.key))
        }
    }

    /// Creates the declared dialogs from the declarations of manifests.
    ///
    /// - Parameters:
    ///   - reading: The declarations.
    ///   - found: The users whom they name by something other than an ID, and who were looked up.
    ///   - missing: Those who were not found.
    ///   - requests: How many requests that took.
    init(
        _ reading: ManifestReading,
        naming found: [UserReference: UserID] = [:],
        missing: MissingPeople = .none,
        requests: Int
    ) {
        self.init(dialogs: reading.dialogs, requests: requests)
        let withheld = reading.withheld.compactMap(\.key)
        keysElsewhere = withheld.count == reading.withheld.count ? Set(withheld) : nil
        namesElsewhere = Set(reading.withheld.compactMap(\.name))
        expansion = reading.expansion
        keyField = reading.keyField
        protected = reading.protected
        departed = reading.departed
        departedPeople = reading.departedPeople
        people = reading.people
        self.missing = missing
        words = Dictionary(found.map { ($1, ExactText($0.description)) }) { min($0, $1) }
            .merging(reading.names) { _, name in name }
    }

    /// The same with names for people whom no manifest names.
    func naming(_ others: [UserID: ExactText]) -> Self {
        guard !others.isEmpty else { return self }
        var copy = self
        copy.people = people.adding(others)
        return copy
    }

    /// The part of the set that this takes.
    func part(_ takes: (DesiredDialog) -> Bool) -> Self {
        var part = self
        part.dialogs = dialogs.filter(takes)
        for dialog in dialogs where !takes(dialog) {
            part.keysElsewhere?.insert(dialog.key)
            if let id = dialog.pinnedID { part.reserved[id] = dialog.type }
        }
        return part
    }

    /// The dialogs with some keys, and of those that are left out the same.
    func selection(_ takes: (ExactText) -> Bool) -> Self {
        var part = part { takes($0.key) }
        part.missing = missing.part { $0.key.map(takes) ?? false }
        return part
    }

    /// The best status with which the run can end: the user must decide about dialogs that name users who do not exist.
    package var status: RunStatus { missing.leftOut.isEmpty ? .done : .decisionNeeded }

    /// The same dialogs after more requests.
    func after(requests: Int) -> Self {
        var copy = self
        copy.requests = requests
        return copy
    }
}
