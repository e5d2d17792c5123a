/// How a sandbox is set up.
package struct SandboxConfiguration: Sendable {
    /// The port on 127.0.0.1; 0 for any free port.
    package var port: Int
    /// The application's ID, part of every room's address.
    package var applicationID: Int
    /// The only API key that is accepted.
    package var apiKey: String
    /// The tokens of sessions, each with its user; the user 0 makes it an application's session, which sees no dialogs.
    package var tokens: [String: Int]
    /// The users that exist besides the declared ones; if this is `nil` and none are declared, every positive ID is a
    /// user.
    package var users: UserRanges?
    /// The classes of custom data; if this is `nil` and the accounts declare none, any class with any fields is
    /// accepted.
    package var classes: CustomClasses?
    /// The declared application, users and classes.
    package var accounts: AccountsFile
    /// The dialogs that exist from the start.
    package var seed: Seed
    /// The file that keeps the dialogs and already includes the seed; `nil` to keep them in memory only.
    package var store: StoreFile?
    /// The clock, in whole seconds since 1970; called on the server's event loop.
    package var now: @Sendable () -> Int
    /// Called with each request, in the order of the responses, before the response is written; called on the server's
    /// event loop.
    package var log: @Sendable (LogEntry) -> Void

    /// Called with what the server has to say of its own state.
    package var warn: @Sendable (String) -> Void = { _ in }
    /// Called with the counters when the server stops.
    package var logCounters: @Sendable (SandboxCounters) -> Void = { _ in }
    /// What is taken for true where the documents are silent.
    package var assumptions = Assumptions()
    /// The faults at the start.
    package var faults = FaultPlan.none
    /// The port of the control address on 127.0.0.1, 0 for any free port; `nil` for no control address.
    package var controlPort: Int?
    /// The names by which requests may call the sandbox, and the sites whose pages may send them, at both ports.
    package var sites = AllowedSites.thisMachine
    /// Whether time stops at the time that `now` returns at the start, and moves only when it is advanced by hand.
    package var usesManualClock = false

    /// Creates a configuration; by default it accepts one API key on any free port, and every user exists.
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
    /// The router of a new application with this configuration.
    var router: Router {
        let start = Timestamp(seconds: now())
        var people = Accounts(apiKey: apiKey, tokens: tokens, users: users, file: accounts, start: start)
        for user in seed.users { people.users.put(user) }
        for user in seed.deletedUsers { people.users.delete(user) }
        var classes = classes ?? accounts.classes
        if !seed.classes.isEmpty && classes == nil { classes = CustomClasses([:]) }
        for added in seed.classes { classes?.put(added) }
        let application = Application(
            id: applicationID,
            accounts: people,
            classes: classes,
            assumptions: assumptions,
            table: seed.table,
            messages: MessageHistory(seed.messages),
            store: store,
            now: now
        )
        return Router(application: application)
    }
}

extension SandboxConfiguration {
    /// The router of a new application, with its faults; its clock is ahead by the shift.
    func faultyRouter(_ shift: TimeShift) -> FaultyRouter {
        var shifted = self
        let (now, start, usesManualClock) = (now, now(), usesManualClock)
        shifted.now = { (usesManualClock ? start : now()) + shift.seconds }
        return FaultyRouter(shifted.router, faults)
    }
}
