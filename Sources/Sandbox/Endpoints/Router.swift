import JSON

/// Handles requests: a function from a request and the application to a response; only the application's store does
/// I/O.
struct Router {
    var application: Application
    private var handledCount: UInt64 = 0
    private var date = TimestampTextCache()
    private var expirationDate = TimestampTextCache()

    init(application: Application) {
        self.application = application
    }

    /// The response to a request, and what is logged about the request.
    struct HandledRequest {
        let response: SandboxResponse
        let entry: LogEntry
        /// The changes that the request made to the dialogs, in order.
        let changes: [DialogChange]
    }

    /// Handles one request; a distortion makes the result of its listing, or the dialog that it writes, wrong.
    mutating func answer(
        _ request: SandboxRequest,
        _ distortion: ListingDistortion = ListingDistortion(),
        _ writeDistortion: WriteDistortion = WriteDistortion()
    ) -> HandledRequest {
        var context = RequestContext(request: request, time: application.time)
        context.distortion = distortion
        context.writeDistortion = writeDistortion
        do throws(ErrorResponse) {
            let response = try respond(&context)
            return finish(context, response)
        } catch {
            return finish(context, error.response)
        }
    }

    /// Responds to a request that is refused before its body is read.
    mutating func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> HandledRequest {
        finish(RequestContext(request: request, time: application.time), refusal.response)
    }

    /// Responds, with headers only, to a request that is read but not carried out because of a fault.
    mutating func decline(_ request: SandboxRequest) -> HandledRequest {
        var context = RequestContext(request: request, time: application.time)
        context.readParameters()
        // This is for the user in the log; it does not matter here if authentication fails.
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
        return HandledRequest(response: response, entry: entry, changes: changes)
    }

    private mutating func respond(_ context: inout RequestContext) throws(ErrorResponse) -> SandboxResponse {
        if context.request.method == "OPTIONS" { return .preflight }
        switch EndpointTable.served.find(context.request.method, context.request.path) {
        case .endpoint(let endpoint, let values):
            context.readParameters()
            return try answer(endpoint, values, &context)
        case .nothing(let notServed):
            context.notServed = notServed
            return notServed.response(to: context.request)
        }
    }

    private mutating func answer(
        _ endpoint: Endpoint,
        _ values: [String],
        _ context: inout RequestContext
    ) throws(ErrorResponse) -> SandboxResponse {
        switch endpoint {
        case .createDialog:
            try context.begin(application.accounts)
            return try createDialog(context)
        case .listDialogs:
            try context.begin(application.accounts)
            return try listDialogs(context)
        case .showDialog, .updateDialog, .deleteDialogs:
            guard let path = DialogPath(context.request.path) else { throw .unknownResource }
            try context.begin(application.accounts)
            return try application.answer(endpoint, &context, at: path)
        case .createSession, .showSession, .endSession, .signIn, .signOut, .accountSettings:
            return try answerSession(endpoint, &context)
        case .showNotifications, .updateNotifications:
            return try answerNotifications(endpoint, values.first ?? "", &context)
        case .createMessage, .listMessages, .countUnread:
            return try answerMessages(endpoint, &context)
        case .createClass, .listClasses, .showClass, .listRecords:
            return try answerClasses(endpoint, values.first ?? "", &context)
        default:
            return try answerUsers(endpoint, values.first ?? "", &context)
        }
    }

    private mutating func createDialog(_ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let owner = try context.user
        let parameters = try CreateParameters(context.parameters, classes: application.classes)
        let followed = context.writeDistortion.parameters(parameters, of: context.parameters)
        let created = try application.create(followed, by: owner)
        let body = application.body(of: created.row, for: owner, unreadCount: nil)
        return SandboxResponse(status: 201, body: body)
    }

    private func listDialogs(_ context: RequestContext) throws(ErrorResponse) -> SandboxResponse {
        let assumptions = application.assumptions.listing
        let query = ListQuery(context.parameters, classes: application.classes, assuming: assumptions)
        let viewer = application.viewer(try context.user)
        var distortion = context.distortion
        if !assumptions.ignoredFilters.isEmpty { distortion.ignored.formUnion(assumptions.ignoredFilters) }
        let distorted = distortion.query(query, context.parameters, application.classes, assuming: assumptions)
        let page = application.table.list(distorted, for: viewer.id)
        return SandboxResponse(
            status: 200,
            body: application.table.body(
                of: distortion.counted(page),
                query,
                for: viewer,
                application.messages,
                assuming: assumptions
            )
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
