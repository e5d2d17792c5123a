import JSON

/// One request on its way to its answer, with what has been learned of it so far.
struct Exchange {
    let request: SandboxRequest
    private(set) var parameters = JSONObject()
    private(set) var caller: Accounts.Caller?
    /// The dialog that was created; nothing where a private one was there before.
    var writtenDialog: DialogIdentifier?

    init(request: SandboxRequest) {
        self.request = request
    }

    /// Decodes the parameters.
    ///
    /// - Throws: `Refusal`, with the status 400, where they cannot be decoded.
    mutating func readParameters() throws(Refusal) {
        do throws(ParameterError) {
            parameters = try request.parameters
        } catch {
            throw .errors(status: 400, error.reason)
        }
    }

    /// Finds out who calls.
    ///
    /// - Throws: `Refusal`, with the status 401, where nobody who may.
    mutating func authenticate(_ accounts: Accounts) throws(Refusal) {
        caller = try accounts.caller(request.headers)
    }

    /// The user for whom the request acts.
    var user: Int {
        get throws(Refusal) {
            guard let user = caller?.user else { throw .needsUser }
            return user
        }
    }

    /// What the log says of the request.
    func entry(status: Int) -> LogEntry {
        LogEntry(
            method: request.method,
            path: request.path,
            parameters: parameters,
            user: caller?.user,
            status: status,
            dialogID: writtenDialog?.description
        )
    }
}
