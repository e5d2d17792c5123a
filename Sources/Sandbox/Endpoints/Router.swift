import JSON

/// Answers requests: a function from a request and the application to a response, with no I/O of its own.
struct Router {
    var application: Application
    private var handledCount: UInt64 = 0
    private var date = TimestampTextCache()
    private var expirationDate = TimestampTextCache()

    init(application: Application) {
        self.application = application
    }

    /// What a request is answered with, and what the log and the store keep of it.
    struct HandledRequest {
        let response: SandboxResponse
        let entry: LogEntry
        /// What the request did to the dialogs, in order.
        let changes: [DialogChange]
        /// The same, for the store.
        let records: [StoreRecord]
    }

    /// Answers one request; a disturbance makes its listing differ from what is true.
    mutating func answer(_ request: SandboxRequest, _ distortion: ListingDistortion = ListingDistortion()) -> HandledRequest {
        var context = RequestContext(request: request, time: application.time)
        context.distortion = distortion
        do throws(ErrorResponse) {
            let response = try respond(&context)
            return finish(context, response)
        } catch {
            return finish(context, error.response)
        }
    }

    /// Answers a request that is refused before it is read.
    mutating func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> HandledRequest {
        finish(RequestContext(request: request, time: application.time), refusal.response)
    }

    /// Answers a request that is read but not handled, with nothing but headers.
    mutating func decline(_ request: SandboxRequest) -> HandledRequest {
        var context = RequestContext(request: request, time: application.time)
        context.readParameters()
        // The log is to name the user; that nobody calls who may does not count.
        try? context.begin(application.accounts)
        return finish(context, SandboxResponse(status: 503))
    }

    private mutating func finish(_ context: RequestContext, _ bare: SandboxResponse) -> HandledRequest {
        var response = bare
        handledCount += 1
        let headers = headers(for: context)
        response.headers = response.headers.isEmpty ? headers : response.headers + headers
        let changes = application.takeChanges()
        let entry = context.entry(status: response.status, changes: changes)
        let records = changes.map { StoreRecord($0, in: application.table) }
        return HandledRequest(response: response, entry: entry, changes: changes, records: records)
    }

    private mutating func respond(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        if context.request.method == "OPTIONS" { return .preflight }
        context.readParameters()
        switch (context.request.method, context.request.path) {
        case ("POST", "/chat/Dialog.json"):
            try context.begin(application.accounts)
            return try createDialog(context)
        case ("GET", "/chat/Dialog.json"):
            try context.begin(application.accounts)
            return try listDialogs(context)
        default:
            if let response = try answerAccounts(&context) { return response }
            guard let path = DialogPath(context.request.path) else { throw .unknownResource }
            try context.begin(application.accounts)
            return try application.answer(context, at: path)
        }
    }

    private mutating func createDialog(_ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let owner = try context.user
        let parameters = try CreateParameters(context.parameters, classes: application.classes)
        let created = try application.create(parameters, by: owner)
        let body = application.body(of: created.row, for: owner, unreadCount: nil)
        return SandboxResponse(status: 201, body: body)
    }

    private func listDialogs(_ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let query = ListQuery(context.parameters, classes: application.classes)
        let viewer = application.viewer(try context.user)
        let distortion = context.distortion
        let distorted = distortion.query(query, context.parameters, application.classes)
        let page = application.table.list(distorted, for: viewer.id)
        return SandboxResponse(
            status: 200,
            body: application.table.body(of: distortion.counted(page), query, for: viewer)
        )
    }

    private mutating func headers(for context: RequestContext) -> [SandboxResponse.Header] {
        var headers = [
            SandboxResponse.Header(name: "Access-Control-Allow-Origin", value: "*"),
            SandboxResponse.Header(name: "Access-Control-Expose-Headers", value: "QB-Token-ExpirationDate"),
            SandboxResponse.Header(name: "Date", value: date.text(of: application.time, \.httpDate)),
            SandboxResponse.Header(name: "QuickBlox-REST-API-Version", value: "0.1.1"),
            SandboxResponse.Header(name: "X-Request-Id", value: "sandbox-\(handledCount)"),
        ]
        if let token = context.caller?.token,
            let expiry = application.accounts.sessions.extend(token, at: context.time)
        {
            let text = expirationDate.text(of: expiry, \.expirationDate)
            headers.append(.init(name: "QB-Token-ExpirationDate", value: text))
        }
        return headers
    }
}
