import Diagnostics
import FoundationEssentials
import HTTP
import Journal
import Logging
import Manifests
import Pacing
import QuickBlox

/// What one command works with: its environment, its output and its log.
struct Workspace {
    let environment: [String: String]
    let console: Console
    let logger: Logger
    /// Counts the requests of the command.
    let requests = RequestCounter()

    /// Takes the environment of this process.
    init(verbose: Bool, logFormat: LogFormat = .text) {
        environment = ProcessInfo.processInfo.environment
        console = Console(environment: environment, logFormat: logFormat)
        var logger = Logger(label: "dialogctl") { [console] _ in ConsoleLogHandler(console: console) }
        logger.logLevel = verbose ? .debug : .notice
        self.logger = logger
    }

    /// The manifests at these paths, however many mistakes they have.
    ///
    /// - Throws: A `Failure` where one is a plan.
    func manifests(at paths: [String]) throws(Failure) -> ManifestSet {
        guard let plan = paths.first(where: { Self.isPlan($0) }) else { return ManifestLoader().load(paths) }
        throw Failure("'\(plan)' is a plan, not a manifest: 'dialogctl apply' carries it out", status: .usage)
    }

    /// What the manifests declare.
    ///
    /// - Throws: A `Failure`, after every mistake was reported.
    func reading(
        of manifests: ManifestSet,
        ownership: Ownership,
        _ found: ResolvedUsers = .unasked,
        expands: Bool = false
    ) throws(Failure) -> ManifestReading {
        let reading = manifests.resolve(ownership, found, expands: expands)
        guard reading.diagnostics.isEmpty else {
            console.report(reading.diagnostics)
            throw Failure(reported: .wrongInput, reading.diagnostics)
        }
        return reading
    }

    /// The API's address.
    func endpoint() throws(Failure) -> Endpoint {
        guard let text = environment["QUICKBLOX_ENDPOINT"], !text.isEmpty else { return .standard }
        do throws(EndpointError) {
            return try Endpoint(text)
        } catch {
            throw Failure("QUICKBLOX_ENDPOINT: \(error)", status: .usage)
        }
    }

    /// The credentials, which nothing that is printed from now on contains.
    func access() throws(Failure) -> Access {
        do throws(CredentialsError) {
            let access = try Access(environment: environment, readFile: BoundedFile.text)
            console.redact(with: access.credentials.redacted)
            return access
        } catch {
            throw Failure("\(error)", status: .usage)
        }
    }

    /// What requests prove their right with; no token that it gets is printed.
    func authentication(
        _ access: Access,
        at endpoint: Endpoint,
        over transport: any HTTPTransport,
        retrying: RetryPolicy = RetryPolicy()
    ) -> Authentication {
        let sessions = SessionTransport(transport, endpoint: endpoint)
        let authentication = Authentication(access.credentials, sessions: sessions, retrying: retrying)
        console.redact(with: authentication.redacted)
        return authentication
    }

    /// A connection to the API.
    func transport(_ limits: RequestLimits) throws(Failure) -> CurlTransport {
        let configuration = HTTPConfiguration(
            totalTimeout: limits.timeout,
            maximumConnections: limits.parallelism,
            userAgent: "dialogctl/\(Dialogctl.version)",
            certificateAuthorities: environment["CURL_CA_BUNDLE"] ?? environment["SSL_CERT_FILE"],
            newestVersion: try newestHTTPVersion(),
            usesProxies: ProxyVariables.areSet(in: environment)
        )
        do throws(TransportError) {
            return try CurlTransport(configuration)
        } catch {
            throw Failure(error.reason, status: .worldFailed)
        }
    }

    /// Where the journal is, unless an option says otherwise.
    func journalPath(for endpoint: Endpoint, _ option: String?) throws(Failure) -> String {
        if let option { return option }
        do throws(JournalError) {
            return try JournalPath.standard(environment: environment, host: endpoint.hostAndPath)
        } catch {
            throw Failure("\(error)", status: .usage)
        }
    }
}

/// How much may be asked of the API at a time, and how long an answer may take.
struct RequestLimits {
    let parallelism: Int
    let timeout: Duration
}
