internal import Dialogs
internal import JSON
internal import Platform

/// The members of one line of a journal, as they stand there; what they must be depends on the kind of line.
struct JournalLine {
    private var next: Int?
    private var kind: String?
    private var number: Int?
    private var time: Int?
    private var boot: BootID?
    private var uptime: Int?
    private var key: String?
    private var owner: Int?
    private var type: Int?
    private var name: String??
    private var members: UserIDs??
    private var digest: String?
    private var known: Set<DialogID>??
    private var mark: MarkPlace??
    private var id: String?
    private var evidence: String?
    private var absence: String?
    private var reason: String?

    private enum Key: String, CaseIterable {
        case next, record, number, at, boot, up, key, owner, type, name, members, digest, known, mark, id, by, why,
            reason
    }

    private static let keys = JSONKeyTable(Key.self)

    /// Reads a line without its line feed; members that it does not know are skipped.
    static func parse(_ bytes: ArraySlice<UInt8>) throws(Failure) -> Self {
        var line = Self()
        try line.read(bytes)
        return line
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        guard bytes.count <= JournalRecord.lengthLimit else { throw Failure(reason: "it is too long") }
        do throws(JSONError) {
            try JSONReader.read(part: bytes, depthLimit: 8) { (reader: inout JSONReader) throws(JSONError) in
                try reader.beginObject()
                while let place = try reader.nextKey(in: Self.keys) { try read(Key.allCases[place], &reader) }
            }
        } catch {
            throw Failure(reason: error.description)
        }
    }

    private mutating func read(_ key: Key, _ reader: inout JSONReader) throws(JSONError) {
        switch key {
        case .next: next = try reader.readInteger()
        case .record: kind = try reader.readString()
        case .number: number = try reader.readInteger()
        case .at: time = try reader.readInteger()
        case .boot: boot = BootID(try reader.readString())
        case .up: uptime = try reader.readInteger()
        case .key: self.key = try reader.readString()
        case .owner: owner = try reader.readInteger()
        case .type: type = try reader.readInteger()
        case .name: name = .some(try reader.readNull() ? nil : try reader.readString())
        case .members: members = .some(try Self.users(&reader))
        case .digest: digest = try reader.readString()
        case .known: known = .some(try Self.dialogs(&reader))
        case .mark: mark = .some(try Self.markPlace(&reader))
        case .id: id = try reader.readString()
        case .by: evidence = try reader.readString()
        case .why: absence = try reader.readString()
        case .reason: reason = try reader.readString()
        }
    }

    /// Reads a list of users; `nil` where one of them makes no sense.
    private static func users(_ reader: inout JSONReader) throws(JSONError) -> UserIDs? {
        var users: [UserID] = []
        var makesSense = true
        users.reserveCapacity(reader.elementCountHint)
        try reader.beginArray()
        while try reader.nextElement() {
            if let user = UserID(rawValue: try reader.readInteger()) { users.append(user) } else { makesSense = false }
        }
        return makesSense ? UserIDs(users) : nil
    }

    /// Where in its custom data a dialog carries its key.
    private struct MarkPlace {
        let className: ExactText
        let field: ExactText
    }

    /// Reads where a dialog carries its key; `nil` where that makes no sense.
    private static func markPlace(_ reader: inout JSONReader) throws(JSONError) -> MarkPlace? {
        guard try reader.peek() == .object else { return nil }
        var texts: [String: ExactText] = [:]
        try reader.readObject { (key, reader: inout JSONReader) throws(JSONError) in
            if try reader.peek() == .string { texts[key] = ExactText(try reader.readString()) }
        }
        guard let className = texts["class"], let field = texts["field"] else { return nil }
        return MarkPlace(className: className, field: field)
    }

    /// Reads a list of dialogs; `nil` where one of them makes no sense.
    private static func dialogs(_ reader: inout JSONReader) throws(JSONError) -> Set<DialogID>? {
        var dialogs: Set<DialogID> = []
        var makesSense = true
        try reader.beginArray()
        while try reader.nextElement() {
            if let dialog = DialogID(serverText: try reader.readString()) {
                dialogs.insert(dialog)
            } else {
                makesSense = false
            }
        }
        return makesSense ? dialogs : nil
    }
}

extension JournalLine {
    /// Why a line is not what it must be, in words.
    struct Failure: Error {
        let reason: String
    }

    /// The line as a header; its format and version are the caller's to check.
    func header() throws(Failure) -> JournalHeader {
        JournalHeader(
            begun: try wallTime(),
            nextNumber: try required("next", next, IntentNumber.init(rawValue:))
        )
    }

    /// The line as a record.
    func record() throws(Failure) -> JournalRecord {
        let kind = try required("record", self.kind) { $0 }
        let number = try required("number", self.number, IntentNumber.init(rawValue:))
        let time = Moment(try wallTime(), uptime: sinceBoot)
        return switch kind {
        case "intent": .intent(number, try intent(), at: time)
        case "created": .outcome(number, try created(), at: time)
        case "notCreated":
            .outcome(
                number,
                .notCreated(try required("why", absence, IntentOutcome.Absence.init(rawValue:))),
                at: time
            )
        case "unknown": .outcome(number, .unknown(reason: try required("reason", reason) { $0 }), at: time)
        default: throw Failure(reason: "there is no record '\(kind)'")
        }
    }

    private func wallTime() throws(Failure) -> WallTime {
        try required("at", time) { WallTime.range.contains($0) ? WallTime(milliseconds: $0) : nil }
    }

    /// The time since a start of the system; `nil` where none is told that makes sense, as in older journals.
    private var sinceBoot: Uptime? {
        guard let boot, let uptime, WallTime.range.contains(uptime) else { return nil }
        return Uptime(boot: boot, milliseconds: uptime)
    }

    private func created() throws(Failure) -> IntentOutcome {
        .created(
            try required("id", id, DialogID.init(serverText:)),
            by: try required("by", evidence, IntentOutcome.Evidence.init(rawValue:))
        )
    }

    private func intent() throws(Failure) -> Intent {
        let key = ExactText(try required("key", key) { $0 })
        let place = try mark.map { mark throws(Failure) in try required("mark", .some(mark)) { $0 } }
        return Intent(
            key: key,
            owner: try required("owner", owner, UserID.init(rawValue:)),
            type: try required("type", type, DialogType.init(rawValue:)),
            name: try required("name", name) { .some($0.map { ExactText($0) }) },
            members: try required("members", members) { $0 },
            digest: try required("digest", digest) { $0 },
            known: try required("known", known) { $0 },
            mark: place.map { Mark(className: $0.className, field: $0.field, key: key) }
        )
    }

    private func required<Value, Result>(
        _ member: String,
        _ value: Value?,
        _ make: (Value) -> Result?
    ) throws(Failure) -> Result {
        guard let value else { throw Failure(reason: "'\(member)' is missing") }
        guard let result = make(value) else { throw Failure(reason: "'\(member)' makes no sense") }
        return result
    }
}
