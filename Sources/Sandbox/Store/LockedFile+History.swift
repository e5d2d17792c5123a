extension LockedFile {
    /// Reads the lines of a store, and repairs its end.
    ///
    /// - Throws: `StoreError` if the file cannot be read or repaired, is no store, or has an invalid line.
    func readHistory(applicationID: Int, warn: (String) -> Void) throws(StoreError) -> SeedHistory {
        let bytes = try contents()
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let tail = bytes[end...]
        // Every line is an object, and no prefix of an object is an object, so a line that was cut off is always
        // detected.
        let isTorn = !tail.isEmpty && Self.mayBeTorn(tail) && !SeedRow.isObject(tail)
        var history = SeedHistory(applicationID: applicationID)
        do throws(SeedError) {
            try history.read(isTorn ? bytes[..<end] : bytes[...])
        } catch {
            throw history.lineCount == 0 ? .noStore(path, error) : .damaged(path, error)
        }
        guard bytes.isEmpty || history.lineCount > 0 else {
            throw .noStore(path, SeedError(line: 1, reason: "there is no whole line of a dialog"))
        }
        if isTorn {
            try truncate(to: end)
            warn("the last line of the store '\(path)' is incomplete, as a write was cut off; it is dropped")
        } else if !tail.isEmpty {
            try endLine()
        }
        return history
    }

    /// Whether a line can be what is left of one that was cut off: the beginning of an object, or the zeros that some
    /// file systems leave.
    private static func mayBeTorn(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "{") || line.allSatisfy { $0 == 0 }
    }

    /// Replaces this file by one with only what a seed has; at any moment one of the two is complete.
    ///
    /// - Throws: `StoreError` if the new file cannot be written.
    consuming func replaced(by seed: Seed) throws(StoreError) -> LockedFile {
        var lines: [UInt8] = []
        for dialog in seed.dialogs { StoreRecord.added(RenderedDialog(dialog)).append(to: &lines) }
        for record in seed.records { record.append(to: &lines) }
        for hidden in seed.hidden { StoreRecord.hidden(hidden.id, from: hidden.user).append(to: &lines) }
        return try replaced(by: lines)
    }
}
