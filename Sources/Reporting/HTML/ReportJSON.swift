internal import Diagnostics
internal import JSON

/// The rows of a report as the page's script reads them.
struct ReportJSON {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The JSON for a `script` element: it contains no `<`, so nothing in it ends the element or starts a comment
    /// (https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements).
    var embedded: String {
        var bytes: [UInt8] = []
        // In JSON this character occurs only in strings.
        for byte in json {
            if byte == UInt8(ascii: "<") { bytes += "\\u003c".utf8 } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private var json: [UInt8] {
        var writer = JSONWriter(reservingCapacity: report.rows.count * 200)
        writer.beginObject()
        writer.key("states")
        writer.beginArray()
        for (state, count) in report.counts {
            writer.beginObject()
            writer.member("word", state.word)
            writer.member("sign", state.sign)
            writer.member("weight", state.weight.rawValue)
            writer.key("count")
            writer.integer(count)
            writer.endObject()
        }
        writer.endArray()
        writer.key("rows")
        writer.beginArray()
        for row in report.rowsByImportance { writer.row(row) }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func row(_ row: ReportRow) {
        beginObject()
        member("state", row.state.word)
        member("key", row.key)
        member("place", row.place)
        if !row.owner.isEmpty { member("owner", row.owner) }
        if row.state == .missingPerson {
            key("person")
            boolean(true)
        }
        if let reason = row.reason { member("reason", reason) }
        if let id = row.liveID { member("id", id) }
        if let roomJID = row.roomJID { member("room", roomJID) }
        member("details", row.details)
        member("notes", row.notes)
        if !row.changes.isEmpty {
            key("changes")
            beginArray()
            for change in row.changes { self.change(change) }
            endArray()
        }
        endObject()
    }

    private mutating func change(_ change: ReportRow.Change) {
        beginObject()
        member("field", change.field)
        if let live = change.live { member("live", live) }
        if let declared = change.declared { member("declared", declared) }
        endObject()
    }

    private mutating func member(_ name: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        key(name)
        beginArray()
        for text in texts { string(text) }
        endArray()
    }

    fileprivate mutating func member(_ name: String, _ text: String) {
        key(name)
        string(text)
    }
}
