internal import JSON
internal import Platform

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
        writer.member("format", Self.format)
        writer.member("version", Self.version)
        writer.member("at", begun.milliseconds)
        writer.member("next", nextNumber.rawValue)
        writer.endObject()
        writer.lineFeed()
        return writer.bytes
    }
}
