/// How a sandbox is set up.
package struct SandboxConfiguration: Sendable {
    /// The port on 127.0.0.1; 0 for any that is free.
    package var port: Int
    /// The application's ID, part of every room's address.
    package var applicationID: Int
    /// The one API key that is accepted.
    package var apiKey: String
    /// The sessions' tokens, each with its user; the user 0 makes it an application's session, which sees no dialogs.
    package var tokens: [String: Int]
    /// The users that exist beside the declared ones; `nil`, where none is declared either, makes every positive ID a
    /// user.
    package var users: UserRanges?
    /// The classes of custom data; `nil` where any class with any fields is accepted, unless the accounts declare some.
    package var classes: CustomClasses?
    /// The application, the users and the classes that are declared.
    package var accounts: AccountsFile
    /// The dialogs that exist from the start.
    package var seed: Seed
    /// The file that keeps the dialogs, which holds the seed already; `nil` where they are kept in memory only.
    package var store: StoreFile?
    /// The clock, in whole seconds since 1970; it is read on the server's event loop.
    package var now: @Sendable () -> Int
    /// What hears of each request, in order of answering, before the answer is written; called on the server's event
    /// loop.
    package var log: @Sendable (LogEntry) -> Void

    /// What hears of the counters when the server stops.
    package var logCounters: @Sendable (SandboxCounters) -> Void = { _ in }
    /// The faults at the start.
    package var faults = FaultPlan.none
    /// The port of the control address on 127.0.0.1, 0 for any that is free; `nil` where there is to be none.
    package var controlPort: Int?
    /// Whether time stands still but for what it is moved by hand, from the time that `now` says at the start.
    package var usesManualClock = false

    /// Creates a configuration; as it comes, it serves one API key on any free port, and every user exists.
    package init(
        port: Int = 0,
        applicationID: Int = 76_730,
        apiKey: String = "sandbox-key",
        tokens: [String: Int] = [:],
        users: UserRanges? = nil,
        classes: CustomClasses? = nil,
        accounts: AccountsFile = .empty,
        seed: Seed = .empty,
        store: StoreFile? = nil,
        now: @escaping @Sendable () -> Int = SystemClock.now,
        log: @escaping @Sendable (LogEntry) -> Void = { _ in }
    ) {
        self.port = port
        self.applicationID = applicationID
        self.apiKey = apiKey
        self.tokens = tokens
        self.users = users
        self.classes = classes
        self.accounts = accounts
        self.seed = store?.seed ?? seed
        self.store = store
        self.now = now
        self.log = log
    }
}

extension SandboxConfiguration {
    /// The router of a new application of this configuration.
    var router: Router {
        let start = Timestamp(seconds: now())
        let application = Application(
            id: applicationID,
            accounts: Accounts(apiKey: apiKey, tokens: tokens, users: users, file: accounts, start: start),
            classes: classes ?? accounts.classes,
            table: seed.table,
            now: now
        )
        return Router(application: application)
    }
}

extension SandboxConfiguration {
    /// The router of a new application, with its faults; its clock is ahead by a shift.
    func faultyRouter(_ shift: TimeShift) -> FaultyRouter {
        var shifted = self
        let (now, start, usesManualClock) = (now, now(), usesManualClock)
        shifted.now = { (usesManualClock ? start : now()) + shift.seconds }
        return FaultyRouter(shifted.router, faults)
    }
}
