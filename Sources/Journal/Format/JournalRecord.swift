internal import Dialogs
internal import JSON
internal import Platform

/// One line of a journal after the first.
enum JournalRecord: Hashable {
    /// A POST is about to be sent.
    case intent(IntentNumber, Intent, at: Moment)
    /// Something became known of it.
    case outcome(IntentNumber, IntentOutcome, at: Moment)

    /// The most bytes that a line may have, its line feed not counted.
    static let lengthLimit = 1 << 20

    /// The most bytes that the reason of an unknown outcome may have.
    static let reasonLimit = 512
}

extension JournalRecord {
    /// The record as a line with its line feed.
    var line: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 256)
        writer.beginObject()
        switch self {
        case .intent(let number, let intent, let time):
            writer.begin("intent", number, time)
            writer.members(of: intent)
        case .outcome(let number, .created(let id, let evidence), let time):
            writer.begin("created", number, time)
            writer.member("id", id.text)
            writer.member("by", evidence.rawValue)
        case .outcome(let number, .notCreated(let absence), let time):
            writer.begin("notCreated", number, time)
            writer.member("why", absence.rawValue)
        case .outcome(let number, .unknown(let reason), let time):
            writer.begin("unknown", number, time)
            writer.member("reason", reason.cut(toBytes: Self.reasonLimit))
        }
        writer.endObject()
        writer.lineFeed()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func begin(_ kind: String, _ number: IntentNumber, _ time: Moment) {
        member("record", kind)
        member("number", number.rawValue)
        member("at", time.wall.milliseconds)
        guard let uptime = time.uptime else { return }
        member("boot", uptime.boot.description)
        member("up", uptime.milliseconds)
    }

    fileprivate mutating func members(of intent: Intent) {
        member("key", intent.key.string)
        member("owner", intent.owner.rawValue)
        member("type", intent.type.rawValue)
        key("name")
        if let name = intent.name { string(name.string) } else { null() }
        key("members")
        beginArray()
        for member in intent.members.ascending { integer(member.rawValue) }
        endArray()
        member("digest", intent.digest)
        key("known")
        beginArray()
        for id in intent.known.sorted() { string(id.text) }
        endArray()
        guard let mark = intent.mark else { return }
        key("mark")
        beginObject()
        member("class", mark.className.string)
        member("field", mark.field.string)
        endObject()
    }
}

extension String {
    /// The longest beginning in whole Unicode scalars that has at most so many bytes of UTF-8.
    func cut(toBytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var end = utf8.index(startIndex, offsetBy: limit)
        while end > startIndex, String.Index(end, within: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
