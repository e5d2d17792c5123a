import Planning
import Provisioning

extension RunOptions {
    /// Creates the options of a command that plans; `keepsPlan` says whether the plan may be written as a document, and
    /// `outputs` which files are written at its end.
    init(
        _ plan: PlanOptions,
        _ journal: JournalOptions,
        _ application: ApplicationOption,
        _ users: UserOptions,
        keepsPlan: Bool = false,
        outputs: [RunFile]
    ) {
        self.init(plan.reading, users)
        digestsInputs = keepsPlan
        self.outputs = outputs
        self.users.namesUnknown = plan.names.isWanted
        shard = plan.selection.shard
        selection = plan.selection.select.map(KeyPattern.init)
        onlyCreates = plan.selection.createsOnly
        undeclared = plan.outcome.undeclared ? UndeclaredSearch() : nil
        settleWindow = .seconds(journal.settle)
        journalPath = journal.file.journal
        idsPath = plan.ids.ids
        acceptsGone = plan.gone.isAccepted
        expectedApplication = application.expectedApplication
    }

    /// Creates the options of a command that reads.
    init(_ reading: ReadingOptions, _ users: UserOptions? = nil) {
        self.init(users, verbose: reading.verbose)
        limits.parallelism = reading.parallelism
        limits.rate = reading.rate
        limits.timeout = .seconds(reading.timeout)
    }

    /// Creates the options of a command without reading options.
    init(_ users: UserOptions?, verbose: Bool) {
        self.init()
        if let users {
            self.users.skipsMissing = users.skipMissingUsers
            self.users.cachePath = users.usersCache
        }
        observesRequests = verbose
        digestsInputs = false
        toolVersion = Version.current
    }

    /// Creates the options of a checkup.
    init(_ doctor: DoctorOptions) {
        self.init()
        limits.parallelism = 1
        limits.timeout = .seconds(doctor.timeout)
        journalPath = doctor.journal.journal
        idsPath = doctor.ids.ids
        expectedApplication = doctor.application.expectedApplication
    }
}
