package import Dialogs
package import Journal
internal import Pacing
package import Planning

/// What a run writes down while it creates dialogs, which it alone has open.
package struct RunRecords: Sendable {
    /// What is asked of the API.
    package let journal: Journal
    /// Which dialogs are whose.
    package let ids: IDsFile
    /// Who was in which room, and what the server stores otherwise.
    package let rooms: RoomsFile
    /// What is deleted.
    package let deletions: DeletionLog
    private let sources: [IDsSource]

    fileprivate init(
        _ journal: Journal,
        _ ids: IDsFile,
        _ rooms: RoomsFile,
        _ deletions: DeletionLog,
        _ sources: [IDsSource]
    ) {
        self.journal = journal
        self.ids = ids
        self.rooms = rooms
        self.deletions = deletions
        self.sources = sources
    }

    /// Takes note of what a plan found on a day: whose dialog is which, and who is in the rooms that are kept up to
    /// date; in an ids file that is new, also of the dialogs that were known before.
    package func note(_ plan: Plan, on day: String) {
        for (key, identity) in sources.beginning(for: plan.application) {
            ids.note(key, identity, application: plan.application)
        }
        ids.note(plan)
        rooms.note(plan, on: day)
    }

    /// What earlier runs left, and what this one has written in the journal so far.
    ///
    /// - Parameter undecided: The dialogs of which one may be that of a key, as settling the journal found out.
    /// - Returns: What a plan is to know.
    package func memory(_ undecided: [ExactText: [LiveDialog]] = [:]) -> RunMemory {
        RunMemory(journal: journal.contents, ids: sources, rooms: rooms.contents, undecided: undecided)
    }
}

extension Run {
    /// Does work with the journal and the ids file open, from before anything is sent until everything is on the disk.
    ///
    /// - Throws: What the work throws; a `RunFailure` if one of them cannot be opened, or what was written last may be
    ///   lost.
    package func recording(_ work: (RunRecords) async throws -> RunStatus) async throws -> RunStatus {
        let sources = try RunSettings.rememberedIDs(in: settings.variables, named: options.idsPath)
        if let missing = sources.first(where: { !$0.isThere }), !sources.begun.isEmpty {
            environment.onEvent(.idsFileMissing(path: missing.path, begunFrom: sources.begun))
        }
        let ids = try openIDs(application: nil)
        let journal = try openJournal(keepingCreatesUnlessIn: sources)
        let status: RunStatus
        do {
            let path = try journalPath()
            let deletions = DeletionLog(besideJournal: path, now: environment.now)
            let records = RunRecords(journal, ids, RoomsFile(besideJournal: path), deletions, sources)
            status = try await work(records)
        } catch {
            // The reason that ended the run is the one to report; intents without a recorded outcome stay open.
            try? await ids.close(waitingWhile: waits)
            try? await journal.close()
            throw error
        }
        return try await close(journal, ids, after: status)
    }

    private func close(_ journal: Journal, _ ids: IDsFile, after status: RunStatus) async throws -> RunStatus {
        var failures: [RunFailure] = []
        do throws(IDsFileError) {
            try await ids.close(waitingWhile: waits)
        } catch {
            let failure = RunFailure(error)
            // The file was right when the run began, so whoever changed it since is no wrong input.
            let status = failure.status == .wrongInput ? .externalFailure : failure.status
            failures.append(RunFailure(failure.reason, status: status))
        }
        do throws(JournalError) {
            try await journal.close()
        } catch {
            failures.append(RunFailure("\(error)", status: .externalFailure))
        }
        guard let first = failures.first else { return status }
        let all = failures.map(\.status)
        // The run that found itself in another application was stopped by that, and by nobody else.
        let isOwnStop = status == .interrupted && all.contains(.stoppedBySafetyRail)
        throw RunFailure(first.reason, status: .worst(of: isOwnStop ? all : [status] + all))
    }

    /// Whether a file that another run has is waited for.
    private var waits: @Sendable () -> Bool { { [giveUp = environment.giveUp] in !giveUp.isRaised } }

    private func openJournal(keepingCreatesUnlessIn sources: [IDsSource]) throws(RunFailure) -> Journal {
        let path = try journalPath()
        let held = Set(sources.lazy.flatMap(\.contents.dialogs.values).map(\.id))
        do throws(JournalError) {
            let longest: Duration = .seconds(RunOptions.longestSettle)
            return try Journal.open(
                at: path,
                keepingCreatesFor: longest,
                held: held,
                now: environment.now
            )
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

    /// What earlier runs remember of rooms; nothing where there is no place for it.
    func readRooms() -> RoomMemory {
        guard let path = try? journalPath() else { return RoomMemory() }
        return RoomsFile(besideJournal: path).contents
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
