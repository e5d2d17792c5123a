internal import JSON

extension JournalContents {
    /// A journal's text, read: what it says, and whether its last line was cut off by a crash.
    struct Text: Hashable {
        /// What it says, without a line that was cut off.
        let contents: JournalContents
        /// Whether bytes follow the last line feed.
        let isTorn: Bool
    }

    /// Reads a journal's text.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - path: The path, for errors.
    ///   - most: How many intents may be open.
    /// - Returns: What it says.
    /// - Throws: `JournalError`, where the text is not a journal of this version, whole but for its last line, or more
    ///   intents are open.
    static func parse(_ bytes: [UInt8], path: String, mostOpen most: Int = .max) throws(JournalError) -> Text {
        guard let end = bytes.lineEnd(from: 0) else { throw .foreign(path: path) }
        let header = try header(bytes[..<end], path: path)
        var contents = JournalContents(begun: header.begun, nextNumber: header.nextNumber)
        var line = 1
        var start = end + 1
        // Behind the last line feed there is nothing, or a line that a crash cut off.
        while let end = bytes.lineEnd(from: start) {
            line += 1
            do throws(JournalLine.Failure) {
                try contents.add(bytes[start..<end])
            } catch {
                throw .damaged(path: path, line: line, reason: error.reason)
            }
            guard contents.openCount <= most else { throw .tooManyOpen(path: path) }
            start = end + 1
        }
        return Text(contents: contents, isTorn: start < bytes.count)
    }

    /// The contents as the text of a journal.
    var text: [UInt8] {
        var text = JournalHeader(begun: begun, nextNumber: nextNumber).line
        for entry in entries {
            text += JournalRecord.intent(entry.number, entry.intent, at: entry.at).line
            if let outcome = entry.outcome {
                text += JournalRecord.outcome(entry.number, outcome.outcome, at: outcome.at).line
            }
        }
        return text
    }

    private static func header(_ bytes: ArraySlice<UInt8>, path: String) throws(JournalError) -> JournalHeader {
        // Another version may mean anything by the other members, so these two are read on their own.
        guard let members = try? JSONValue(parsing: bytes).object, members["format"]?.text == JournalHeader.format,
            let version = members["version"]?.integer, version >= 1
        else { throw .foreign(path: path) }
        guard version == JournalHeader.version else { throw .newerVersion(path: path, version: version) }
        do throws(JournalLine.Failure) {
            return try JournalLine.parse(bytes).header()
        } catch {
            throw .damaged(path: path, line: 1, reason: error.reason)
        }
    }

    private mutating func add(_ bytes: ArraySlice<UInt8>) throws(JournalLine.Failure) {
        switch try JournalLine.parse(bytes).record() {
        case .intent(let number, let intent, let time):
            guard append(JournalEntry(number: number, intent: intent, at: time)) else {
                throw JournalLine.Failure(reason: "intent \(number) is out of order")
            }
        case .outcome(let number, let outcome, let time):
            guard settle(number, RecordedOutcome(outcome, at: time)) else {
                throw JournalLine.Failure(reason: "intent \(number) does not wait for this outcome")
            }
        }
    }
}
