package import HTTP
package import Journal
package import QuickBlox

/// Checks everything that a run depends on, one thing after the other, and goes on when something is wrong.
///
/// It sends a few requests, none of which changes anything.
package struct Doctor: Sendable {
    /// A setting that no run can start with, in the words of the error that a run would report.
    package struct Unusable: Error, Sendable {
        let text: String

        /// Creates an error; the text is not yet safe for a terminal.
        package init(_ text: String) {
            self.text = text
        }
    }

    /// An ids file, which need not be there yet.
    package struct IDs: Sendable {
        let path: String
        let contents: DialogIDs?

        /// Creates a file from what was read of it; `nil` where there is none.
        package init(path: String, contents: DialogIDs?) {
            self.path = path
            self.contents = contents
        }
    }

    private let variables: [String: String]
    private let access: Result<Access, Unusable>
    private let endpoint: Result<Endpoint, Unusable>
    private let journalPath: Result<String, Unusable>?
    private let ids: Result<[IDs], Unusable>
    private let expectedApplication: Int?

    /// Takes the settings from the environment, valid or not.
    ///
    /// - Parameters:
    ///   - variables: The environment variables.
    ///   - access: The credentials.
    ///   - endpoint: Where the API is.
    ///   - journalPath: Where creates are recorded; `nil` if that is unknown without an endpoint.
    ///   - ids: The ids files.
    ///   - expectedApplication: The application that the credentials must belong to.
    package init(
        variables: [String: String],
        access: Result<Access, Unusable>,
        endpoint: Result<Endpoint, Unusable>,
        journalPath: Result<String, Unusable>?,
        ids: Result<[IDs], Unusable>,
        expectedApplication: Int?
    ) {
        self.variables = variables
        self.access = access
        self.endpoint = endpoint
        self.journalPath = journalPath
        self.ids = ids
        self.expectedApplication = expectedApplication
    }

    /// The findings, in the order in which things depend on each other.
    ///
    /// - Parameters:
    ///   - connect: Opens a connection to the API.
    ///   - onAuthentication: Called with the authentication before it is used, so that its secrets can be kept out of
    ///     texts.
    ///   - onObservation: Called with how the application behaves, where it can be read; without it that is not asked.
    /// - Returns: One finding per thing.
    package func findings(
        connect: () throws(Unusable) -> any HTTPTransport,
        onAuthentication: (Authentication) -> Void,
        onObservation: ((Observation) -> Void)? = nil
    ) async -> [Finding] {
        var findings = [Finding.environment(variables.filter { !$0.value.isEmpty }.keys, known: Access.variables)]
        if case .failure(let error) = access { findings.append(.unusable("credentials", error.text)) }
        switch endpoint {
        case .failure(let error): findings.append(.unusable("endpoint", error.text))
        case .success(let endpoint):
            findings += [.endpoint(endpoint.text), route(to: endpoint)]
            do throws(Unusable) {
                findings += await responses(from: endpoint, over: try connect(), onAuthentication, onObservation)
            } catch {
                findings.append(.unusable("connection", error.text))
            }
        }
        if let finding = journal() { findings.append(finding) }
        return findings + idsFiles()
    }

    private func route(to endpoint: Endpoint) -> Finding {
        let url = HTTPURL(endpoint.text)
        let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        let name = names.first { variables[$0]?.isEmpty == false }
        // The variable may also hold a password.
        let proxy = name.map { variables[$0].flatMap { HTTPURL($0) }?.authority ?? "that \($0) names" }
        return .route(
            proxy: proxy,
            isUsed: url?.isLoopback == false,
            authorities: variables["CURL_CA_BUNDLE"] ?? variables["SSL_CERT_FILE"]
        )
    }

    private func responses(
        from endpoint: Endpoint,
        over transport: any HTTPTransport,
        _ onAuthentication: (Authentication) -> Void,
        _ onObservation: ((Observation) -> Void)?
    ) async -> [Finding] {
        var probes = ProbeSequence(
            endpoint,
            over: transport,
            expectedApplication: expectedApplication,
            observes: onObservation != nil
        )
        await probes.run(with: try? access.get()) { access in
            let sessions = SessionTransport(transport, endpoint: endpoint)
            let authentication = Authentication(access.credentials, sessions: sessions, retrying: .once)
            onAuthentication(authentication)
            return authentication
        }
        if let observation = probes.observation { onObservation?(observation) }
        return probes.findings
    }

    private func journal() -> Finding? {
        switch journalPath {
        case nil: return nil
        case .failure(let error): return .unusable("journal", error.text)
        case .success(let path):
            do throws(JournalError) {
                return .journal(at: path, try JournalContents.read(at: path), JournalUse(ofJournalAt: path))
            } catch {
                return .journal(unusable: error)
            }
        }
    }

    private func idsFiles() -> [Finding] {
        switch ids {
        case .failure(let error): [.ids(unusable: error.text)]
        case .success(let files): files.map { .ids(at: $0.path, $0.contents, expectedApplication: expectedApplication) }
        }
    }
}
