internal import Applying
internal import Diagnostics
internal import Dialogs
internal import Planning

/// One dialog in a report, declared or not; its texts contain no credentials and no control characters.
struct ReportRow: Hashable, Sendable {
    /// What the report says about it.
    let state: ReportState
    /// What about it makes a run fail, if somebody asks for that.
    let failureCause: FailureRule.Cause?
    /// Its key, or the person.
    let key: String
    /// Its owner, by name where one is known; empty where nobody knows who it is.
    let owner: String
    /// The user ID of its owner.
    let ownerID: String
    /// Where it is declared; `nil` for one that is not.
    let location: SourceLocation?
    /// Where it is declared, or the `_id` of one that is not.
    let place: String
    /// Details and advice, line by line; without the changes and the reason.
    let details: [String]
    /// The managed fields in which the live dialog differs from the declared one.
    let changes: [Change]
    /// Remarks that do not affect the state.
    let notes: [String]
    /// Whether the notes show users whom the manifest asks to show.
    let reportsUnlisted: Bool
    /// The ID of the live dialog, if a create or an update resulted in one.
    let liveID: String?
    /// The address of its chat room.
    let roomJID: String?
    /// Why the create or the update did not succeed.
    let reason: String?

    /// How many people of one list are named.
    static let peopleShown = 40

    /// One field that differs.
    struct Change: Hashable, Sendable {
        /// The name of the field in a manifest.
        let field: String
        /// What is live and not declared, if anything.
        let live: String?
        /// What is declared and not live, if anything.
        let declared: String?

        /// The change on one line.
        let text: String
    }

    init(
        _ entry: PlanEntry,
        _ outcome: ApplyOutcome?,
        naming people: PeopleText,
        tellingOnce remedies: Set<Remedy> = [],
        _ clean: (String) -> String
    ) {
        let desired = entry.desired
        let text = EntryText(entry, naming: people, style: .plain, keyWidth: 0, tellingOnce: remedies)
        if let outcome, entry.action.kind.isCarriedOut {
            state = .ended(outcome.reportedOutcome)
            failureCause = outcome.kind == .updated ? entry.action.failureCause : nil
        } else {
            state = .planned(entry.action.kind)
            failureCause = entry.action.failureCause
        }
        key = clean(desired.key.string).unquotedDisplaySafe
        owner = clean(people.text(for: desired.owner))
        ownerID = desired.owner.description
        let location = desired.location.mapped(clean)
        (self.location, place) = (location, location.lineReference)
        switch (entry.action, outcome) {
        case (_, .createdOtherwise(let live, let differences)), (_, .updatedOtherwise(let live, let differences)),
            (.differs(let live, let differences), _):
            details = [clean("live \(live.id)")]
            changes = differences.map { Change($0, people, clean) }
        case (.update(let live, let update), _):
            details = update.lines(of: live, naming: people, withDifferences: false).map(clean)
            changes = update.differences.map { Change($0, people, clean) }
        default:
            details = text.details.map(clean)
            changes = []
        }
        notes = text.notes.map(clean)
        reportsUnlisted = entry.reportsUnlisted
        liveID = outcome?.live.map { clean($0.id.text) }
        roomJID = outcome?.live?.roomJID.map(clean)
        reason = outcome == .notTried ? RunText.notTried : outcome?.reason.map { clean($0.description) }
    }
}

extension ReportRow {
    /// The row of a dialog that nobody declares.
    init(_ undeclared: UndeclaredDialog, naming people: PeopleText, _ clean: (String) -> String) {
        self.init(
            .undeclared,
            undeclared.sight == .hidden ? nil : .undeclared,
            key: clean(undeclared.label.string).unquotedDisplaySafe,
            owner: clean(people.text(for: undeclared.owner)),
            ownerID: undeclared.owner.description,
            place: clean(undeclared.id.text),
            details: undeclared.details(naming: people).map(clean)
        )
    }

    /// The row of a dialog that is left out.
    init(leftOut dialog: IncompleteDialog, _ clean: (String) -> String) {
        self.init(.leftOut, .missingPeople, dialog.title, at: dialog.location, dialog.remark, clean)
    }

    /// The row of a person who was not found, and whom dialogs with these titles name; without one who is awaited, a
    /// dialog is left out.
    init(
        missing person: MissingPeople.Person,
        namedFor titles: [String],
        isAwaited: Bool,
        _ clean: (String) -> String
    ) {
        let place = person.places.first ?? SourceLocation(path: "", line: 0, column: 0)
        let remark = person.remark(titles, limit: Self.peopleShown)
        let cause: FailureRule.Cause? = isAwaited ? .missingPeople : nil
        self.init(.missingPerson, cause, person.reference.description, at: place, remark, clean)
    }

    private init(
        _ state: ReportState,
        _ cause: FailureRule.Cause?,
        _ title: String,
        at location: SourceLocation,
        _ remark: String,
        _ clean: (String) -> String
    ) {
        let location = location.mapped(clean)
        self.init(
            state,
            cause,
            key: clean(title).unquotedDisplaySafe,
            at: location,
            place: location.lineReference,
            details: remark.isEmpty ? [] : [clean(remark)]
        )
    }

    /// A row of what no manifest declares, or what is no dialog of the plan.
    private init(
        _ state: ReportState,
        _ cause: FailureRule.Cause?,
        key: String,
        owner: String = "",
        ownerID: String = "",
        at location: SourceLocation? = nil,
        place: String,
        details: [String]
    ) {
        self.state = state
        failureCause = cause
        (self.key, self.owner, self.ownerID) = (key, owner, ownerID)
        (self.location, self.place) = (location, place)
        self.details = details
        changes = []
        notes = []
        reportsUnlisted = false
        liveID = nil
        roomJID = nil
        reason = nil
    }
}

extension ReportRow.Change {
    fileprivate init(_ difference: FieldDifference, _ people: PeopleText, _ clean: (String) -> String) {
        field = clean(difference.field)
        text = clean(difference.text(naming: people))
        switch difference {
        case .value(_, let live, let desired):
            self.live = live.map { clean($0.text) }
            declared = clean(LiveValue.scalar(desired).text)
        case .users(_, let missing, let extra):
            live = extra.isEmpty ? nil : clean(people.listed(extra, limit: ReportRow.peopleShown))
            declared = missing.isEmpty ? nil : clean(people.listed(missing, limit: ReportRow.peopleShown))
        }
    }
}
