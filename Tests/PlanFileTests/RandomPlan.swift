import Diagnostics
import Dialogs
import PlanFile
import Planning
import TestSupport

/// Plans drawn at random: every action and every field, with texts that are hard to keep.
struct RandomPlan {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func document() -> PlanDocument {
        let inputs = some(3) { run in
            PlanInput(path: run.text(), bytes: [UInt8](run.text().utf8))
        }
        let proof: CompletenessProof? = pick([.counted, .readUntilEmpty, nil])
        let declared = (0..<number(6)).map { entry($0) }
        let entries = declared + (0..<number(3)).compactMap { departure(100 + $0) }
        let ways = Dictionary(some(3) { ($0.pick(LookupStrategy.allCases), $0.number(9)) }) { first, _ in first }
        let undeclared = UndeclaredDialogs(some(3) { $0.undeclared() }, requests: maybe { $0.number(9) })
        let plan = Plan(
            entries: entries,
            requests: number(1000),
            requestsByStrategy: ways,
            proof: proof,
            undeclared: undeclared
        ).telling(Departures(some(3) { $0.departure() }))
        let named = plan.owners.filter { _ in Bool.random(using: &generator) }
        let people = PeopleNames(Dictionary(named.map { ($0, exactText()) }) { first, _ in first })
        let endpoint = "https://api\(number(9)).example/\(text())"
        let missing = missing()
        let kinds = inputs.map { _ in pick(PlanInput.Kind.allCases) }
        let files = zip(kinds, inputs).map { PlanInput($0, path: $1.path, digest: $1.digest) }
        return PlanDocument(
            plan,
            of: PlanInputs(files, of: some(2) { $0.text() }),
            at: endpoint,
            naming: people,
            missing: missing,
            toolVersion: "0.1.0"
        )
    }

    private mutating func missing() -> MissingPeople {
        let people = some(2) { random in
            let places = random.some(2) { $0.location() }
            return MissingPeople.Person(random.reference(), at: places, of: places.count)
        }
        return MissingPeople(people, leftOut: some(2) { $0.incomplete() }, reduced: some(2) { $0.incomplete() })
    }

    private mutating func incomplete() -> IncompleteDialog {
        IncompleteDialog(
            key: Bool.random(using: &generator) ? exactText() : nil,
            location: location(),
            missing: [reference()]
        )
    }

    private mutating func reference() -> UserReference { UserReference(pick(UserReference.Kind.allCases), exactText()) }

    private mutating func location() -> SourceLocation {
        SourceLocation(path: text(), line: 1 + number(9), column: 1 + number(9))
    }

    private mutating func entry(_ index: Int) -> PlanEntry {
        let kind = pick(Action.Kind.allCases)
        let isOfOtherType = Bool.random(using: &generator)
        let isPinned = kind == .gone || (kind == .conflict && isOfOtherType)
        var desired = desired(index, isPinned: isPinned, isMatched: kind == .create, isUpdated: kind == .update)
        if kind == .delete || kind == .absent { desired = desired.absent }
        let others = kind == .create ? some(3) { $0.liveID() } : []
        return PlanEntry(
            desired: desired,
            action: action(kind, of: desired, isOfOtherType: isOfOtherType),
            notes: some(2) { $0.note() },
            others: others
        )
    }

    private mutating func action(_ kind: Action.Kind, of desired: DesiredDialog, isOfOtherType: Bool) -> Action {
        switch kind {
        case .create: return .create
        case .exists: return .exists(live())
        case .update: return update(of: desired)
        case .delete: return .delete(live(), as: user())
        case .absent: return .absent
        case .differs: return .differs(live(), [difference()] + some(3) { $0.difference() })
        case .ambiguous: return .ambiguous([live()] + some(3) { $0.live() })
        case .conflict where isOfOtherType: return .conflict(.incompatible(live()))
        case .conflict where number(3) == 0: return .conflict(.otherViewer(live(), user()))
        case .conflict where number(3) == 0:
            return .conflict(.formerKey([former()] + some(2) { $0.former() }))
        case .conflict where number(3) == 0: return .conflict(.unproven([live()] + some(2) { $0.live() }))
        case .conflict where number(3) == 0: return .conflict(.notItsCreator(live(), user()))
        case .conflict where number(3) == 0: return .conflict(departed())
        case .conflict: return .conflict(.lackingMembers([lacking()] + some(2) { $0.lacking() }))
        case .gone:
            return desired.pinnedID.map { .gone($0) } ?? .create
        }
    }

    private mutating func departed() -> Conflict {
        .departed(live(), users().union([7]).sorted(), pick(DepartureObstacle.allCases))
    }

    /// A group that nobody declares and that somebody is in who departed.
    private mutating func departure(_ number: Int) -> PlanEntry? {
        let departed: UserIDs = [3001, 3002]
        let live = LiveDialog.group(number, exactText(), [2000, 3001], admins: maybe { _ in [3001] }, creator: 2000)
        let desired = DesiredDialog(
            undeclared: live.id,
            named: live.name ?? "",
            key: ExactText(live.id.text),
            owner: 2000,
            departed: departed,
            location: location()
        )
        guard let desired else { return nil }
        let leaving = FieldDifference.users(field: "occupants", missing: [], extra: [3001])
        let update = Update(of: live, to: desired, as: 2000, changing: [leaving])
        let actions: [Action] = [.update(live, update), .differs(live, [leaving]), .conflict(self.departed())]
        return PlanEntry(desired: desired, action: pick(actions), notes: some(2) { $0.note() })
    }

    private mutating func departure() -> Departure {
        let sights: [Departure.Sight] = [
            .listed(groups: number(9)), .needsKey, .partOnly,
            .refused(FailureReason(text(), status: maybe { $0.number(600) }, requestID: maybe { $0.text() })),
        ]
        return Departure(DepartedPerson(user(), at: location()), pick(sights))
    }

    private mutating func update(of desired: DesiredDialog) -> Action {
        let live = live()
        let members = FieldDifference.users(
            field: "occupants",
            missing: users().union([7]).sorted(),
            extra: users().sorted()
        )
        let others = some(2) { FieldDifference.value(field: "data.\($0.text())", live: nil, desired: $0.scalar()) }
        let update = Update(
            of: live,
            to: desired,
            as: user(),
            changing: [members] + others,
            leaving: some(2) { $0.difference() }
        )
        return .update(live, update)
    }

    private mutating func desired(
        _ index: Int,
        isPinned: Bool,
        isMatched: Bool,
        isUpdated: Bool
    ) -> DesiredDialog {
        let owner = user()
        let pinned = isPinned || (!isMatched && Bool.random(using: &generator))
        let content = content(index, ownedBy: owner)
        var match = DesiredDialog.Match.strict
        if content.type == .group { match = pick(DesiredDialog.Match.allCases) }
        return DesiredDialog(
            key: ExactText("\(index) \(text())"),
            owner: owner,
            content: content,
            identification: pinned ? .pinned(.number(index + 1)) : .match(match),
            markField: markField(of: content),
            unlisted: unlisted(content.type),
            updates: isUpdated || Bool.random(using: &generator),
            protected: users(),
            departed: users(),
            location: SourceLocation(path: text(), line: 1 + number(99), column: 1 + number(99))
        )
    }

    private mutating func markField(of content: DialogContent) -> ExactText? {
        guard content.type != .private, content.fields.data != nil else { return nil }
        return maybe { $0.pick(["git_key", "_k9"]) }
    }

    private mutating func unlisted(_ type: DialogType) -> UnlistedRule {
        let (occupants, admins) = (pick(UnlistedPeople.allCases), pick(UnlistedPeople.allCases))
        return switch type {
        case .public: UnlistedRule(admins: admins)
        case .group: UnlistedRule(occupants: occupants, admins: admins)
        case .private: .keep
        }
    }

    private mutating func content(_ index: Int, ownedBy owner: UserID) -> DialogContent {
        let name = ExactText("\(index) \(text())")
        let data = maybe { run in CustomData(className: run.exactText(), fields: run.fields { $0.scalar() }) }
        let photo = maybe { $0.exactText() }
        let admins = maybe { $0.users() }
        switch number(3) {
        case 0: return .public(name: name, photo: photo, admins: admins, data: data)
        case 1: return .private(opponent: UserID(rawValue: 1000 + index) ?? 1, data: data)
        default:
            return .group(
                name: name,
                occupants: users().union([2000]),
                admins: admins,
                photo: photo,
                joinRequired: maybe { Bool.random(using: &$0.generator) },
                data: data
            )
        }
    }

    mutating func live() -> LiveDialog {
        LiveDialog(
            id: liveID(),
            type: pick(DialogType.allCases),
            name: maybe { $0.exactText() },
            occupants: users(),
            admins: maybe { $0.users() },
            photo: maybe { $0.exactText() },
            joinRequired: maybe { Bool.random(using: &$0.generator) },
            className: maybe { $0.exactText() },
            data: fields { $0.liveValue() },
            creator: maybe { $0.user() },
            roomJID: maybe { $0.text() },
            createdAt: maybe { $0.text() },
            lastMessageAt: maybe { $0.number(2_000_000_000) }
        )
    }

    private mutating func undeclared() -> UndeclaredDialog {
        let live = live()
        return UndeclaredDialog(
            live.id,
            owner: user(),
            formerKey: maybe { $0.exactText() },
            pick([.live(live), .hidden, .notLookedFor])
        )
    }

    private mutating func former() -> FormerDialog { FormerDialog(live(), key: exactText()) }

    private mutating func lacking() -> LackingDialog { LackingDialog(live(), missing: users().union([7]).sorted()) }

    private mutating func difference() -> FieldDifference {
        Bool.random(using: &generator)
            ? .value(field: text(), live: maybe { $0.liveValue() }, desired: scalar())
            : .users(field: text(), missing: users().sorted(), extra: users().sorted())
    }

    private static let obstacles: [Obstacle] = [
        .unchangeable, .privateDialog, .cannotBeCleared, .otherClass, .storedOtherwise, .notAsked,
        .notAllowed(7, creator: nil),
        .notAllowed(7, creator: 8),
    ]

    private mutating func note() -> PlanNote {
        switch number(14) {
        case 12: .addedAgain(users: users().sorted(), leftSince: "2026-05-03")
        case 13: .pinnedBy(exactText(), liveID())
        case 8: .otherActor(user())
        case 9: .stays(field: text(), pick(Self.obstacles))
        case 10: .protectedKept(field: pick(ManagedField.ofUsers), users: users().sorted())
        case 11: .claimed(key: exactText())
        case 6: .alsoMatches(live())
        case 0: .similarName(live())
        case 1: .otherCreator(user())
        case 2: .similarDeclared(exactText())
        case 3: .goneBefore(liveID())
        case 4: .unlistedKept(field: pick(ManagedField.ofUsers), count: 1 + number(9))
        case 5: .unlistedReported(field: pick(ManagedField.ofUsers), users: users().sorted())
        default: .unreported(field: text())
        }
    }

    private mutating func liveValue() -> LiveValue {
        switch number(4) {
        case 0: .null
        case 1: .composite("[1, {\"a\": \"\(text())\"}]")
        default: .scalar(scalar())
        }
    }

    private mutating func scalar() -> Scalar {
        switch number(4) {
        case 0: .text(exactText())
        case 1: .integer(pick([0, -1, 42, .max, .min]))
        case 2: .decimal(pick([0.5, -0.0, 1, 1e300, .leastNonzeroMagnitude, 0.1 + 0.2]))
        default: .boolean(Bool.random(using: &generator))
        }
    }
}

extension RandomPlan {
    mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

    private mutating func some<Value>(_ limit: Int, _ make: (inout Self) -> Value) -> [Value] {
        (0..<number(limit)).map { _ in make(&self) }
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        Bool.random(using: &generator) ? make(&self) : nil
    }

    private mutating func fields<Value: Hashable & Sendable>(_ make: (inout Self) -> Value) -> CustomFields<Value> {
        CustomFields(Dictionary(some(4) { run in (run.exactText(), make(&run)) }) { first, _ in first })
    }

    private mutating func user() -> UserID { UserID(rawValue: 1 + number(50)) ?? 1 }

    private mutating func users() -> UserIDs { UserIDs(some(5) { $0.user() }) }

    private mutating func liveID() -> DialogID { .number(1 + number(1000)) }

    private mutating func exactText() -> ExactText { ExactText(text()) }

    mutating func text() -> String {
        pick([
            "plain", "two words", "\"quoted\" \\ back / slash", "e\u{301} é", "😀 👩‍👩‍👧", "right \u{202E} left",
            "key: [1]",
            "</script>", "a,b", " spaces at both ends ",
        ])
    }
}
