package import Dialogs
internal import JSON
package import Platform
internal import Synchronization

/// The record of what runs delete: each dialog with its fields and members is on the disk before its deletion is sent,
/// since nothing brings it back.
///
/// It is a text file beside the journal, `<journal>.deletions`, that only grows: a line of JSON for each dialog that is
/// about to be deleted (`record` is `deletion`, `at` milliseconds since 1970, `key`, `as` the acting user, and the
/// dialog as it was last seen), and one for what became of it (`deleted`, `notDeleted` or `unknown`, with its `id`).
/// No run reads it; people do, where a room was deleted by mistake. Whoever has the journal open writes to it.
package final class DeletionLog: DeletionRecorder {
    private let path: String
    private let now: @Sendable () -> Moment
    private let file = Mutex<AppendFile?>(nil)

    /// Creates the log beside a journal; the file is made with its first record.
    package init(besideJournal journal: String, now: @escaping @Sendable () -> Moment = Moment.current) {
        path = "\(journal).deletions"
        self.now = now
    }

    package func begin(_ live: LiveDialog, of key: ExactText, as actor: UserID) throws(JournalError) {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.begin("deletion", at: now())
        writer.member("key", key.string)
        writer.member("as", actor.rawValue)
        writer.members(of: live)
        try append(writer.finished, isDurable: true)
    }

    package func finish(_ id: DialogID, _ end: DeletionEnd) {
        var writer = JSONWriter(reservingCapacity: 96)
        writer.begin(end.rawValue, at: now())
        writer.member("id", id.text)
        // That it was about to be deleted is on the disk; a run that cannot say more has said so by then.
        try? append(writer.finished, isDurable: false)
    }

    private func append(_ line: [UInt8], isDurable: Bool) throws(JournalError) {
        try JournalError.catching { () throws(SystemError) in
            let opened = try file.withLock { file throws(SystemError) in
                if let file { return file }
                let opened = try AppendFile(path: path, creatingWith: 0o600)
                file = opened
                return opened
            }
            // One write appends a whole line, whoever else writes.
            try opened.append(line)
            if isDurable { try opened.sync() }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func begin(_ record: String, at now: Moment) {
        beginObject()
        member("record", record)
        member("at", now.wall.milliseconds)
    }

    fileprivate mutating func members(of live: LiveDialog) {
        member("id", live.id.text)
        member("type", live.type.rawValue)
        member("name", live.name?.string ?? "")
        member("creator", live.creator?.rawValue ?? 0)
        users("occupants", live.occupants)
        users("admins", live.admins)
        if case .text(let photo) = live[.photo] { member("photo", photo.string) }
        guard case .data(let data) = live[.data] else { return }
        key("data")
        beginObject()
        if let name = data.className { member("class_name", name.string) }
        for field in data.fields {
            guard case .scalar(let value) = field.value else { continue }
            key(field.key.string)
            string(value.description)
        }
        endObject()
    }

    private mutating func users(_ name: StaticString, _ users: UserIDs) {
        key(name)
        beginArray()
        for user in users.ascending { integer(user.rawValue) }
        endArray()
    }

    /// The object as a line with its line feed.
    fileprivate var finished: [UInt8] {
        var line = self
        line.endObject()
        line.lineFeed()
        return line.bytes
    }
}
