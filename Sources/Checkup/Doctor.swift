package import HTTP
internal import Journal
package import QuickBlox

/// Looks at everything that a run depends on, one thing after the other, and goes on where something is wrong.
///
/// It sends a few requests, none of which changes anything.
package struct Doctor: Sendable {
    /// What a run cannot begin with, in the words that the run would say.
    package struct Unusable: Error, Sendable {
        let text: String

        /// Something unusable; the text is not yet safe for a terminal.
        package init(_ text: String) {
            self.text = text
        }
    }

    private let variables: [String: String]
    private let access: Result<Access, Unusable>
    private let endpoint: Result<Endpoint, Unusable>
    private let journalPath: Result<String, Unusable>?
    private let expectedApplication: Int?

    /// Takes what the environment says, right or wrong.
    ///
    /// - Parameters:
    ///   - variables: The environment variables.
    ///   - access: The credentials.
    ///   - endpoint: Where the API is.
    ///   - journalPath: Where creates are recorded; `nil` where that takes an endpoint.
    ///   - expectedApplication: The application that the credentials must belong to.
    package init(
        variables: [String: String],
        access: Result<Access, Unusable>,
        endpoint: Result<Endpoint, Unusable>,
        journalPath: Result<String, Unusable>?,
        expectedApplication: Int?
    ) {
        self.variables = variables
        self.access = access
        self.endpoint = endpoint
        self.journalPath = journalPath
        self.expectedApplication = expectedApplication
    }

    /// What was found, in the order in which things depend on each other.
    ///
    /// - Parameters:
    ///   - connect: Opens a connection to the API.
    ///   - onAuthentication: Told of the authentication before it is used, so that its secrets are kept out of texts.
    /// - Returns: A finding for each thing.
    package func findings(
        connect: () throws(Unusable) -> any HTTPTransport,
        onAuthentication: (Authentication) -> Void
    ) async -> [Finding] {
        var findings = [Finding.environment(variables.keys, known: Access.variables)]
        if case .failure(let error) = access { findings.append(.unusable("credentials", error.text)) }
        switch endpoint {
        case .failure(let error): findings.append(.unusable("endpoint", error.text))
        case .success(let endpoint):
            findings += [.endpoint(endpoint.text), way(to: endpoint)]
            do throws(Unusable) {
                findings += await answers(from: endpoint, over: try connect(), onAuthentication)
            } catch {
                findings.append(.unusable("connection", error.text))
            }
        }
        if let finding = journal() { findings.append(finding) }
        return findings
    }

    private func way(to endpoint: Endpoint) -> Finding {
        let url = HTTPURL(endpoint.text)
        let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        let name = names.first { variables[$0]?.isEmpty == false }
        // The variable may hold a password too.
        let proxy = name.map { variables[$0].flatMap { HTTPURL($0) }?.authority ?? "that \($0) names" }
        return .way(
            proxy: proxy,
            isUsed: url?.isLoopback == false,
            authorities: variables["CURL_CA_BUNDLE"] ?? variables["SSL_CERT_FILE"]
        )
    }

    private func answers(
        from endpoint: Endpoint,
        over transport: any HTTPTransport,
        _ onAuthentication: (Authentication) -> Void
    ) async -> [Finding] {
        var probes = ProbeSequence(endpoint, over: transport, expectedApplication: expectedApplication)
        await probes.run(with: try? access.get()) { access in
            let sessions = SessionTransport(transport, endpoint: endpoint)
            let authentication = Authentication(access.credentials, sessions: sessions, retrying: .once)
            onAuthentication(authentication)
            return authentication
        }
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
}
