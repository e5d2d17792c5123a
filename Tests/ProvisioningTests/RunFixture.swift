import FoundationEssentials
import HTTP
import Journal
import Pacing
import Planning
import Provisioning
import QuickBlox
import Sandbox
import SimulationSupport
import Synchronization
import TestSupport

/// A folder with manifests, an emulated application, and runs between them.
final class RunFixture: Sendable {
    let api: SimulatedAPI
    private let transport: any HTTPTransport
    private let folder: URL
    private let log = Mutex<[RunEvent]>([])
    /// Tells the runs to stop.
    let stop: StopFlag
    /// Tells the runs to wait for nothing any more.
    let giveUp: StopFlag

    /// Starts an application with faults in the sandbox's notation.
    ///
    /// - Parameters:
    ///   - faults: The faults.
    ///   - users: The users of the application, as an accounts file.
    ///   - through: What stands between the runs and the application.
    /// - Throws: If a fault or the file makes no sense, or there is no folder.
    convenience init(
        _ faults: String...,
        users: String? = nil,
        through: (SimulatedAPI) -> any HTTPTransport = { $0 }
    ) throws {
        var configuration = SandboxConfiguration(tokens: ["session-of-user-1": 1])
        if let users { configuration.accounts = try AccountsFile(json: Array(users.utf8)) }
        configuration.faults = try FaultPlan(faults)
        try self.init(SimulatedAPI(configuration), through: through)
    }

    init(
        _ api: SimulatedAPI,
        stop: StopFlag = StopFlag(),
        giveUp: StopFlag = StopFlag(),
        through: (SimulatedAPI) -> any HTTPTransport = { $0 }
    ) throws {
        self.api = api
        self.stop = stop
        self.giveUp = giveUp
        transport = through(api)
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("provisioning-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The events so far.
    var events: [RunEvent] { log.withLock(\.self) }

    /// Writes a file, and returns its path.
    @discardableResult func write(_ text: String, to name: String = "rooms.yaml") throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func text(of name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    /// A run on behalf of user 1, one request at a time; with a token, in the user's own session.
    ///
    /// Its folder is the one for state too.
    func run(token: String? = nil, _ change: (inout RunOptions) -> Void = { _ in }) throws -> Run {
        let credentials: Credentials =
            if let token = token.flatMap({ Secret($0) }) { .sessionToken(token) } else { .apiKey(try key) }
        let settings = RunSettings(
            variables: ["XDG_STATE_HOME": folder.path, "QUICKBLOX_ENDPOINT": SimulatedAPI.address],
            endpoint: try Endpoint(SimulatedAPI.address),
            access: Access(credentials: credentials, user: token == nil ? 1 : nil)
        )
        var options = RunOptions()
        options.limits.parallelism = 1
        options.limits.rate = RequestRate(perSecond: nil)
        options.journalPath = path("journal")
        options.idsPath = path("ids.yaml")
        options.toolVersion = "0.0.0"
        change(&options)
        let environment = RunEnvironment(
            clock: api.clock,
            now: { [api] in api.now() },
            jitter: { 0.5 },
            stop: stop,
            giveUp: giveUp,
            onEvent: { [weak self] event in self?.log.withLock { $0.append(event) } }
        )
        return Run(settings, options, over: Connection(transport), in: environment)
    }

    private var key: Secret {
        get throws {
            guard let key = Secret("sandbox-key") else { throw MissingKey() }
            return key
        }
    }

    private struct MissingKey: Error {}
}

extension Run {
    /// Loads manifests, or a saved plan, for this run.
    func load(_ paths: [String]) throws(RunFailure) -> RunInput {
        try settings.load(paths, options, onEvent: environment.onEvent)
    }
}

extension RunFixture {
    /// Plans the dialogs of a manifest, and creates the missing ones.
    func apply(
        _ path: String,
        canary: Int? = nil,
        retryingUnknown: Bool = false,
        detailed: Bool = false,
        confirmsRest: (Int) -> Bool = { _ in true },
        changing change: (inout RunOptions) -> Void = { _ in }
    ) async throws -> RunStatus {
        let run = try run(change)
        let input = try run.load([path])
        return try await run.recording { records in
            let declared = try await run.resolve(input)
            let undecided = try await run.settle(records.journal, for: declared)
            let sinceRead = run.stopwatch()
            let plan = try await run.planToApply(declared, knowing: records.memory(undecided))
            let review = input.review(of: plan)
            records.note(plan, on: run.today)
            let report = await run.apply(
                plan,
                sinceRead: sinceRead,
                canary: canary,
                retryingUnknown: retryingUnknown,
                recordingIn: records,
                confirmsRest: confirmsRest
            )
            return declared.status(of: report, review, detailed: detailed)
        }
    }
}
