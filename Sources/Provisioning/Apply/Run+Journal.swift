package import Journal

extension Run {
    /// Does work with the journal open for this run alone, from before anything is sent until all of it is on the disk.
    ///
    /// - Throws: What the work throws; a `RunFailure` where the journal cannot be had, or its last records may be lost.
    package func recording(_ work: (Journal) async throws -> RunStatus) async throws -> RunStatus {
        let journal = try openJournal()
        let status: RunStatus
        do {
            status = try await work(journal)
        } catch {
            // The reason that ends the run is the one to tell; what could not be recorded stays open.
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

    /// What the journal says, where there is one; reading needs none.
    ///
    /// - Throws: A `RunFailure` where it cannot be read.
    package func readJournal() throws(RunFailure) -> JournalContents? {
        guard let path = try? journalPath() else { return nil }
        do throws(JournalError) {
            return try JournalContents.read(at: path)
        } catch {
            throw RunFailure("\(error)", status: .externalFailure)
        }
    }

    /// Where creates are recorded.
    private func journalPath() throws(RunFailure) -> String {
        try RunSettings.journalPath(for: endpoint, in: settings.variables, named: options.journalPath)
    }
}
