import JSON

/// One request on its way to its answer, with what has been learned of it so far.
struct Exchange {
    let request: SandboxRequest
    private(set) var parameters = JSONObject()
    private var mistake: ParameterError?
    private(set) var caller: Accounts.Caller?

    init(request: SandboxRequest) {
        self.request = request
    }

    /// Decodes the parameters, as far as they can be decoded; even a request that is refused is logged with them.
    mutating func readParameters() {
        do throws(ParameterError) {
            parameters = try request.parameters
        } catch {
            mistake = error
        }
    }

    /// Finds out who calls, and that the parameters are readable.
    ///
    /// - Throws: `Refusal`, with the status 401 where nobody calls who may, else with 400.
    mutating func begin(_ accounts: Accounts) throws(Refusal) {
        caller = try accounts.caller(request.headers)
        if let mistake { throw .errors(status: 400, mistake.reason) }
    }

    /// The user for whom the request acts.
    var user: Int {
        get throws(Refusal) {
            guard let user = caller?.user else { throw .needsUser }
            return user
        }
    }

    /// What the log says of the request and of the dialogs that it wrote.
    func entry(status: Int, changes: [DialogChange]) -> LogEntry {
        LogEntry(
            method: request.method,
            path: request.path,
            parameters: parameters,
            user: caller?.user,
            status: status,
            dialogID: changes.isEmpty ? nil : changes.map(\.id.description).joined(separator: ",")
        )
    }
}
