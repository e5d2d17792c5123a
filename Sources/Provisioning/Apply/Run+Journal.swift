package import Journal

extension Run {
    /// Does work with the journal open exclusively for this run, from before anything is sent until everything is on
    /// the disk.
    ///
    /// - Throws: What the work throws; a `RunFailure` if the journal cannot be opened, or its last records may be lost.
    package func recording(_ work: (Journal) async throws -> RunStatus) async throws -> RunStatus {
        let journal = try openJournal()
        let status: RunStatus
        do {
            status = try await work(journal)
        } catch {
            // The reason that ended the run is the one to report; intents without a recorded outcome stay open.
            try? await journal.close()
            throw error
        }
        do throws(JournalError) {
            try await journal.close()
            return status
        } catch {
            throw RunFailure("\(error)", status: .worst(of: [status, .externalFailure]))
        }
    }

    private func openJournal() throws(RunFailure) -> Journal {
        let path = try journalPath()
        do throws(JournalError) {
            let longest: Duration = .seconds(RunOptions.longestSettle)
            return try Journal.open(at: path, keepingCreatesFor: longest, now: environment.wallTime)
        } catch {
            throw RunFailure("\(error)", status: .externalFailure)
        }
    }

    /// The contents of the journal, if there is one; reading does not require it.
    ///
    /// - Throws: A `RunFailure` if it cannot be read.
    package func readJournal() throws(RunFailure) -> JournalContents? {
        guard let path = try? journalPath() else { return nil }
        return try JournalContents.checked(at: path)
    }

    /// The path of the journal.
    private func journalPath() throws(RunFailure) -> String {
        try RunSettings.journalPath(for: endpoint, in: settings.variables, named: options.journalPath)
    }
}

extension RunSettings {
    /// Reads a journal outside of a run, without credentials.
    ///
    /// - Parameters:
    ///   - variables: The environment variables, which determine the standard path.
    ///   - path: The path of the journal, if an option names one.
    /// - Returns: The contents of the journal, `nil` if there is none, and its path.
    /// - Throws: A `RunFailure` if it cannot be read, or the environment does not determine its path.
    package static func readJournal(
        in variables: [String: String],
        named path: String?
    ) throws(RunFailure) -> (contents: JournalContents?, path: String) {
        let resolved: String
        if let path {
            resolved = path
        } else {
            resolved = try journalPath(for: try endpoint(in: variables), in: variables, named: nil)
        }
        return (try JournalContents.checked(at: resolved), resolved)
    }
}

extension JournalContents {
    /// Reads a journal; `nil` if there is none.
    ///
    /// - Throws: A `RunFailure` if it cannot be read.
    fileprivate static func checked(at path: String) throws(RunFailure) -> JournalContents? {
        do throws(JournalError) {
            return try read(at: path)
        } catch {
            throw RunFailure("\(error)", status: .externalFailure)
        }
    }
}
