internal import Dialogs
internal import JSON

extension RoomMemory {
    private static let version = 1

    /// Reads a document; `nil` where it is none of this version.
    init?(json bytes: [UInt8]) {
        guard let object = (try? JSONValue(parsing: bytes))?.object, object["version"]?.integer == Self.version,
            let rooms = object["rooms"]?.object
        else { return nil }
        self.init()
        for member in rooms.members {
            guard let id = DialogID(serverText: member.key), let room = Room(json: member.value) else { return nil }
            note(id, room)
        }
    }

    /// The document, sorted, so that it changes only where the rooms do.
    var json: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 64 + rooms.count * 120)
        writer.beginObject()
        writer.key("version")
        writer.integer(Self.version)
        writer.key("rooms")
        writer.beginObject()
        for (id, room) in rooms.sorted(by: { $0.key < $1.key }) {
            writer.key(id.text)
            room.write(to: &writer)
        }
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }
}

extension RoomMemory.Room {
    fileprivate init?(json: JSONValue) {
        guard let object = json.object, let seen = object["seen"]?.text, case .array(let people) = object["people"]
        else { return nil }
        let users = people.compactMap { $0.integer.flatMap(UserID.init(rawValue:)) }
        guard users.count == people.count else { return nil }
        var altered: [String: RoomMemory.Altered] = [:]
        for member in object["altered"]?.object?.members ?? [] {
            guard let pair = member.value.object, let sent = pair["sent"]?.text, let kept = pair["kept"]?.text,
                let times = pair["times"]?.integer
            else { return nil }
            altered[member.key] = RoomMemory.Altered(sent: ExactText(sent), kept: ExactText(kept), times: times)
        }
        self.init(seen: seen, people: UserIDs(users), altered: altered)
    }

    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("seen")
        writer.string(seen)
        writer.key("people")
        writer.beginArray()
        for user in people.ascending { writer.integer(user.rawValue) }
        writer.endArray()
        if !altered.isEmpty {
            writer.key("altered")
            writer.beginObject()
            for (field, texts) in altered.sorted(by: { $0.key < $1.key }) {
                writer.key(field)
                writer.beginObject()
                writer.key("sent")
                writer.string(texts.sent.string)
                writer.key("kept")
                writer.string(texts.kept.string)
                writer.key("times")
                writer.integer(texts.times)
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endObject()
    }
}
