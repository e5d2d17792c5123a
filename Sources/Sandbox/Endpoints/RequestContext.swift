import JSON

/// One request on its way to its answer, with what has been learned of it so far.
struct RequestContext {
    let request: SandboxRequest
    /// When the request is answered.
    let time: Timestamp
    private(set) var parameters = JSONObject()
    private var parameterError: ParameterError?
    private(set) var caller: Accounts.Caller?
    /// How faults make a listing differ from what is true.
    var distortion = ListingDistortion()

    init(request: SandboxRequest, time: Timestamp) {
        self.request = request
        self.time = time
    }

    /// Decodes the parameters, as far as they can be decoded; even a request that is refused is logged with them.
    mutating func readParameters() {
        do throws(ParameterError) {
            parameters = try request.parameters
        } catch {
            parameterError = error
        }
    }

    /// Finds out who calls, and that the parameters are readable.
    ///
    /// Old clients send their token as the parameter `token`; it counts where there is no header.
    ///
    /// - Throws: `ErrorResponse`, with the status 401 where nobody calls who may, else with 400.
    mutating func begin(_ accounts: Accounts) throws(ErrorResponse) {
        var headers = request.headers
        headers.token = headers.token ?? parameters["token"]?.textParameter
        caller = try accounts.caller(headers, at: time)
        try checkParameters()
    }

    /// Finds out that the parameters are readable, where a request needs no caller.
    ///
    /// - Throws: `ErrorResponse`, with the status 400, where they are not.
    func checkParameters() throws(ErrorResponse) {
        if let parameterError { throw .errors(status: 400, parameterError.reason) }
    }

    /// Takes the holder of a session as the caller, once the request has opened it or changed its user.
    mutating func act(in session: Session) {
        caller = Accounts.Caller(user: session.user, token: session.token)
    }

    /// The user for whom the request acts.
    var user: Int {
        get throws(ErrorResponse) {
            guard let user = caller?.user else { throw .needsUser }
            return user
        }
    }

    private static func identifiers(of changes: [DialogChange]) -> String? {
        guard let first = changes.first else { return nil }
        if changes.count == 1 { return first.id.description }
        return changes.map(\.id.description).joined(separator: ",")
    }

    /// What the log says of the request and of the dialogs that it wrote.
    func entry(status: Int, changes: [DialogChange]) -> LogEntry {
        LogEntry(
            method: request.method,
            path: request.path,
            parameters: parameters,
            user: caller?.user,
            status: status,
            dialogID: Self.identifiers(of: changes)
        )
    }
}
