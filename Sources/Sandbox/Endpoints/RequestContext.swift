import JSON

/// One request while it is handled, with what is known about it so far.
struct RequestContext {
    let request: SandboxRequest
    /// When the request is handled.
    let time: Timestamp
    private(set) var parameters = JSONObject()
    private var parameterError: ParameterError?
    private(set) var caller: Accounts.Caller?
    /// How faults make the result of a listing wrong.
    var distortion = ListingDistortion()
    /// How faults make a new dialog, or a changed one, wrong.
    var writeDistortion = WriteDistortion()
    /// Who is thrown out of which room by the request.
    var kick: Kick?
    /// What of the request is not served; `nil` if all is.
    var notServed: NotServed?

    init(request: SandboxRequest, time: Timestamp) {
        self.request = request
        self.time = time
    }

    /// Decodes the parameters, if possible; even a request that fails is logged with them.
    mutating func readParameters() {
        do throws(ParameterError) {
            parameters = try request.parameters
        } catch {
            parameterError = error
        }
    }

    /// Authenticates the caller and checks that the parameters are readable.
    ///
    /// Old clients send their token as the parameter `token`, which is used if there is no header.
    ///
    /// - Throws: `ErrorResponse` with the status 401 if there are no valid credentials, else with 400.
    mutating func begin(_ accounts: Accounts) throws(ErrorResponse) {
        var headers = request.headers
        headers.token = headers.token ?? parameters["token"]?.textParameter
        caller = try accounts.caller(headers, at: time)
        try checkParameters()
    }

    /// Checks that the parameters are readable, for a request that needs no caller.
    ///
    /// - Throws: `ErrorResponse` with the status 400 if they are not.
    func checkParameters() throws(ErrorResponse) {
        if let parameterError { throw .errors(status: 400, parameterError.reason) }
    }

    /// Makes the user of a session the caller, once the request has opened the session or changed its user.
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

    /// The user for whom the request acts, and whether a key does.
    var requester: Requester {
        get throws(ErrorResponse) { Requester(user: try user, usesKey: usesKey) }
    }

    /// Whether an API key proves the caller.
    var usesKey: Bool { caller.map { $0.token == nil } ?? false }

    private static func identifiers(of changes: [DialogChange]) -> String? {
        guard let first = changes.first else { return nil }
        if changes.count == 1 { return first.id.description }
        return changes.map(\.id.description).joined(separator: ",")
    }

    /// The log entry of the request and of the dialogs that it changed.
    func entry(status: Int, changes: [DialogChange]) -> LogEntry {
        var entry = LogEntry(
            method: request.method,
            path: request.path,
            parameters: parameters,
            user: caller?.user,
            status: status,
            dialogID: Self.identifiers(of: changes)
        )
        entry.kick = kick
        entry.change = changes.first
        entry.notServed = notServed?.word
        return entry
    }
}
