import Provisioning

extension RunOptions {
    /// What the options of a command that plans say.
    init(_ plan: PlanOptions, _ journal: JournalOptions, _ application: ApplicationOption, _ users: UserOptions) {
        self.init(plan.reading, users)
        shard = plan.shard
        settleWindow = .seconds(journal.settle)
        journalPath = journal.file.journal
        expectedApplication = application.expectedApplication
    }

    /// What the options of a command that reads say.
    init(_ reading: ReadingOptions, _ users: UserOptions? = nil) {
        self.init(users, verbose: reading.verbose)
        limits.parallelism = reading.parallelism
        limits.rate = reading.rate
        limits.timeout = .seconds(reading.timeout)
    }

    /// What the options say of a command that has none for reading.
    init(_ users: UserOptions?, verbose: Bool) {
        self.init()
        if let users {
            self.users.skipsMissing = users.skipMissingUsers
            self.users.cachePath = users.usersCache
        }
        observesRequests = verbose
        toolVersion = Version.current
    }

    /// What the options of a checkup say.
    init(_ doctor: DoctorOptions) {
        self.init()
        limits.parallelism = 1
        limits.timeout = .seconds(doctor.timeout)
        journalPath = doctor.journal.journal
        expectedApplication = doctor.application.expectedApplication
    }
}
