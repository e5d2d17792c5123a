import Checkup
import HTTP
import Journal
import QuickBlox

/// Looks at everything that a run depends on, one thing after the other, and goes on where something is wrong.
struct Examination {
    private let workspace: Workspace
    private let options: DoctorOptions

    init(of workspace: Workspace, _ options: DoctorOptions) {
        self.workspace = workspace
        self.options = options
    }

    /// What was found, in the order in which things depend on each other.
    func findings() async -> [Finding] {
        var findings = [Finding.environment(workspace.environment.keys, known: Access.variables)]
        let access = attempt("credentials", reportingTo: &findings) { () throws(Failure) in try workspace.access() }
        let endpoint = attempt("endpoint", reportingTo: &findings) { () throws(Failure) in try workspace.endpoint() }
        if let endpoint {
            findings += [.endpoint(endpoint.text), way(to: endpoint)]
            findings += await answers(from: endpoint, access)
        }
        findings.append(contentsOf: journal(for: endpoint))
        return findings
    }

    private func attempt<Value>(
        _ topic: String,
        reportingTo findings: inout [Finding],
        _ work: () throws(Failure) -> Value
    ) -> Value? {
        do throws(Failure) {
            return try work()
        } catch {
            findings.append(.unusable(topic, error.text ?? ""))
            return nil
        }
    }

    private func way(to endpoint: Endpoint) -> Finding {
        let url = HTTPURL(endpoint.text)
        let names = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        let name = names.first { workspace.environment[$0]?.isEmpty == false }
        // The variable may hold a password too.
        let proxy = name.map { workspace.environment[$0].flatMap { HTTPURL($0) }?.authority ?? "that \($0) names" }
        return .way(
            proxy: proxy,
            isUsed: url?.isLoopback == false,
            authorities: workspace.environment["CURL_CA_BUNDLE"] ?? workspace.environment["SSL_CERT_FILE"]
        )
    }

    private func answers(from endpoint: Endpoint, _ access: Access?) async -> [Finding] {
        let limits = RequestLimits(parallelism: 1, timeout: .seconds(options.timeout))
        let transport: CurlTransport
        do throws(Failure) {
            transport = try workspace.transport(limits)
        } catch {
            return [.unusable("connection", error.text ?? "")]
        }
        defer { transport.shutdown() }
        let logged = LoggingTransport(transport, logger: workspace.logger)
        let expected = options.application.expectedApplication
        var questions = Questioning(endpoint, over: logged, expectedApplication: expected)
        await questions.ask(with: access) { access in
            workspace.authentication(access, at: endpoint, over: logged, retrying: .once)
        }
        return questions.findings
    }

    private func journal(for endpoint: Endpoint?) -> [Finding] {
        guard let endpoint = endpoint ?? (options.journal.journal == nil ? nil : .standard) else { return [] }
        let path: String
        do throws(Failure) {
            path = try workspace.journalPath(for: endpoint, options.journal.journal)
        } catch {
            return [.unusable("journal", error.text ?? "")]
        }
        do throws(JournalError) {
            return [.journal(at: path, try JournalContents.read(at: path), JournalUse(ofJournalAt: path))]
        } catch {
            return [.journal(unusable: error)]
        }
    }
}
