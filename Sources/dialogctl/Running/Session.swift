import Applying
import Dialogs
import HTTP
import Journal
import Logging
import Manifests
import Pacing
import Planning
import QuickBlox

/// One run against the API: what is declared, what is read, and the connection between them.
struct Session {
    let workspace: Workspace
    let endpoint: Endpoint
    let access: Access
    let authentication: Authentication
    let limits: RequestLimits
    let transport: CurlTransport
    let signals: StopSignals
    let pacer: Pacer
    let progress: ProgressLine
    private let shard: Shard?
    /// What is declared, or what was planned before.
    let input: RunInput
    /// Whether the dialogs are wanted as plain manifests would declare them, too.
    let expands: Bool

    /// Checks all that can be checked without a request.
    ///
    /// - Throws: A `Failure` where the environment or the manifests are wrong.
    init(
        for paths: [String],
        in workspace: Workspace,
        _ options: ReadingOptions,
        _ shard: Shard? = nil,
        expands: Bool = false
    ) throws(Failure) {
        try self.init(in: workspace, options, shard, expands: expands) { access throws(Failure) in
            try workspace.input(at: paths, for: access, expands: expands)
        }
    }

    /// Checks the environment, and what the run works on where there is something.
    ///
    /// - Throws: A `Failure` where something is wrong.
    init(
        in workspace: Workspace,
        _ options: ReadingOptions,
        _ shard: Shard? = nil,
        expands: Bool = false,
        input: (Access) throws(Failure) -> RunInput = { _ in .manifests(.open(ManifestSet([]), nil), inputs: []) }
    ) throws(Failure) {
        self.workspace = workspace
        endpoint = try workspace.endpoint()
        access = try workspace.access()
        self.expands = expands
        self.input = try input(access)
        limits = RequestLimits(parallelism: options.parallelism, timeout: .seconds(options.timeout))
        transport = try workspace.transport(limits)
        signals = StopSignals()
        progress = ProgressLine(console: workspace.console)
        self.shard = shard
        let rate = options.rate.divided(by: shard?.count ?? 1)
        pacer = Pacer(limits, rate: rate, stop: signals.stop, progress: progress, logger: workspace.logger)
        let paced = workspace.paced(transport, by: pacer)
        let retrying = RetryPolicy(stop: signals.stop)
        authentication = workspace.authentication(access, at: endpoint, over: paced, retrying: retrying)
    }

    /// Ends the connections; the process must not end before.
    func close() { transport.shutdown() }

    /// Reads as the owner, and cannot write.
    var reader: QuickBloxReader { reader(leavingOut: []) }

    /// A reader like `reader` that hands on all dialogs but these.
    func reader(leavingOut dialogs: Set<DialogID>) -> QuickBloxReader {
        QuickBloxReader(
            endpoint: endpoint,
            authentication: authentication,
            transport: ReadOnlyTransport(pacedTransport),
            pagesAtOnce: limits.parallelism,
            leavingOut: dialogs
        )
    }

    /// The declared dialogs, each with its owner; with a session this asks whose it is.
    func desiredDialogs(naming people: UserOptions) async throws -> DeclaredDialogs {
        var ownership = access.ownershipBeforeAnyRequest
        var requests = 0
        switch access.credentials {
        case .apiKey: break
        case .sessionToken, .signIn:
            ownership = .session(user: try await cancelling { try await sessionUser() })
            requests = 1
        }
        let all = try await declared(by: ownership, requests: requests, naming: people)
        let part = all.part(shard)
        if let shard {
            workspace.logger.notice("shard \(shard): \(part.dialogs.count) of \(all.dialogs.count) dialogs")
        }
        return part
    }

    /// Reads what is live and compares it with what is declared.
    func plan(for declared: DeclaredDialogs, recentCreates: [NaturalIdentity: DialogID]) async throws -> Plan {
        let runner = LookupRunner(
            reader: reader,
            parallelism: limits.parallelism,
            requestsBefore: declared.requests,
            recentCreates: recentCreates,
            reserved: declared.reserved,
            onChoice: { [logger = workspace.logger] choice in logger.debug("\(choice)") },
            onProgress: { [reading = RunProgress("Reading", on: progress, pacer: pacer)] answered in
                reading.show(answered.answered, of: answered.asked)
            }
        )
        defer { progress.clear() }
        return try await cancelling { try await runner.plan(for: declared.dialogs) }
    }

    /// Does reading work that a signal cancels.
    func cancelling<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        do {
            return try await signals.cancelling(work)
        } catch let failure as ListingFailure {
            // What a stop interrupts fails for whatever reason it had to be repeated.
            throw Failure(signals.stop.isRaised ? .cancelled : failure)
        } catch is CancellationError {
            throw Failure(.cancelled)
        }
    }

    /// The session's user, or the one that the environment names where a token's session does not tell.
    func sessionUser() async throws -> UserID {
        let user: UserID
        do throws(ListingFailure) {
            user = try await reader.sessionUser()
        } catch {
            guard case .sessionToken = access.credentials, error != .cancelled, let named = access.user
            else { throw error }
            workspace.logger.warning("the session does not tell its user (\(error.reason)); taking QUICKBLOX_USER_ID")
            return named
        }
        guard let named = access.user, named != user else { return user }
        let text = "the session belongs to user \(user), but QUICKBLOX_USER_ID is \(named): correct one of them"
        throw Failure(text, status: .usage)
    }
}

extension Access {
    /// Whose dialogs those are that name no owner, as far as it is known before anything was asked.
    var ownershipBeforeAnyRequest: Ownership {
        switch credentials {
        case .apiKey: .apiKey(defaultOwner: user)
        case .sessionToken, .signIn: .undetermined
        }
    }
}
