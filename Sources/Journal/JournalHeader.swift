internal import JSON

/// The first line of a journal.
struct JournalHeader: Hashable {
    /// What the member `format` says.
    static let format = "dialogctl-journal"
    /// The version that this program reads and writes.
    static let version = 1

    /// When the journal was begun.
    let begun: WallTime
    /// The lowest number that a new intent may get.
    let nextNumber: IntentNumber

    /// The header as a line with its line feed.
    var line: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 96)
        writer.beginObject()
        writer.key("format")
        writer.string(Self.format)
        writer.key("version")
        writer.integer(Self.version)
        writer.key("at")
        writer.integer(begun.milliseconds)
        writer.key("next")
        writer.integer(nextNumber.rawValue)
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
