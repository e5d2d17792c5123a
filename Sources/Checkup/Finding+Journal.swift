package import Journal

extension Finding {
    /// The state of the journal.
    ///
    /// - Parameters:
    ///   - path: The journal's path.
    ///   - contents: The journal's contents; `nil` where there is none.
    ///   - use: Whether a run has it open.
    /// - Returns: One finding.
    package static func journal(at path: String, _ contents: JournalContents?, _ use: JournalUse) -> Self {
        let topic = "journal"
        if case .inUse(let process) = use {
            let holder = process.map { " (process \($0))" } ?? ""
            return .warn(topic, "'\(path)' is in use by another run\(holder)", "wait for its end before you apply")
        }
        guard let contents else { return .ok(topic, "none yet at '\(path)'") }
        let open = contents.openIntents.count
        guard open > 0 else { return .ok(topic, "'\(path)' is whole; nothing in it is open") }
        let text = "'\(path)' has \(open) \(open == 1 ? "create" : "creates") without a clear answer"
        return .warn(topic, text, "the next apply settles this before anything else (see dialogctl journal list)")
    }

    /// A journal that no run can use.
    package static func journal(unusable error: JournalError) -> Self {
        .fail("journal", "\(error)", "mend it, or name another with --journal; nothing is created without one")
    }
}
