import JSON

/// Answers requests: a function from a request and the application to a response, with no I/O of its own.
struct Router {
    var application: Application
    private var answered: UInt64 = 0
    private var date = SecondText()
    private var expirationDate = SecondText()

    init(application: Application) {
        self.application = application
    }

    /// What a request is answered with, and what the log and the store keep of it.
    struct Answer {
        let response: SandboxResponse
        let entry: LogEntry
        /// What the request did to the dialogs, in order.
        let changes: [DialogChange]
        /// The same, for the store.
        let records: [StoreRecord]
    }

    /// Answers one request; a disturbance makes its listing differ from what is true.
    mutating func answer(_ request: SandboxRequest, _ disturbance: Disturbance = Disturbance()) -> Answer {
        var exchange = Exchange(request: request, time: application.time)
        exchange.disturbance = disturbance
        do throws(Refusal) {
            let response = try respond(&exchange)
            return finish(exchange, response)
        } catch {
            return finish(exchange, error.response)
        }
    }

    /// Answers a request that is refused before it is read.
    mutating func refuse(_ request: SandboxRequest, _ refusal: Refusal) -> Answer {
        finish(Exchange(request: request, time: application.time), refusal.response)
    }

    /// Answers a request that is read but not handled, with nothing but headers.
    mutating func decline(_ request: SandboxRequest) -> Answer {
        var exchange = Exchange(request: request, time: application.time)
        exchange.readParameters()
        // The log is to name the user; that nobody calls who may does not count.
        try? exchange.begin(application.accounts)
        return finish(exchange, SandboxResponse(status: 503))
    }

    private mutating func finish(_ exchange: Exchange, _ bare: SandboxResponse) -> Answer {
        var response = bare
        answered += 1
        let headers = headers(for: exchange)
        response.headers = response.headers.isEmpty ? headers : response.headers + headers
        let changes = application.takeChanges()
        let entry = exchange.entry(status: response.status, changes: changes)
        let records = changes.map { StoreRecord($0, in: application.table) }
        return Answer(response: response, entry: entry, changes: changes, records: records)
    }

    private mutating func respond(_ exchange: inout Exchange) throws(Refusal) -> SandboxResponse {
        if exchange.request.method == "OPTIONS" { return .preflight }
        exchange.readParameters()
        switch (exchange.request.method, exchange.request.path) {
        case ("POST", "/chat/Dialog.json"):
            try exchange.begin(application.accounts)
            return try createDialog(exchange)
        case ("GET", "/chat/Dialog.json"):
            try exchange.begin(application.accounts)
            return try listDialogs(exchange)
        default:
            if let response = try answerAccounts(&exchange) { return response }
            guard let path = DialogPath(exchange.request.path) else { throw .unknownResource }
            try exchange.begin(application.accounts)
            return try application.answer(exchange, at: path)
        }
    }

    private mutating func createDialog(_ exchange: Exchange) throws(Refusal) -> SandboxResponse {
        let owner = try exchange.user
        let parameters = try CreateParameters(exchange.parameters, classes: application.classes)
        let created = try application.create(parameters, by: owner)
        let body = application.body(of: created.row, for: owner, unreadCount: nil)
        return SandboxResponse(status: 201, body: body)
    }

    private func listDialogs(_ exchange: Exchange) throws(Refusal) -> SandboxResponse {
        let query = ListQuery(exchange.parameters, classes: application.classes)
        let viewer = application.viewer(try exchange.user)
        let disturbance = exchange.disturbance
        let disturbed = disturbance.query(query, exchange.parameters, application.classes)
        let page = application.table.list(disturbed, for: viewer.id)
        return SandboxResponse(
            status: 200,
            body: application.table.body(of: disturbance.counted(page), query, for: viewer)
        )
    }

    private mutating func headers(for exchange: Exchange) -> [SandboxResponse.Header] {
        var headers = [
            SandboxResponse.Header(name: "Access-Control-Allow-Origin", value: "*"),
            SandboxResponse.Header(name: "Access-Control-Expose-Headers", value: "QB-Token-ExpirationDate"),
            SandboxResponse.Header(name: "Date", value: date.text(of: application.time, \.httpDate)),
            SandboxResponse.Header(name: "QuickBlox-REST-API-Version", value: "0.1.1"),
            SandboxResponse.Header(name: "X-Request-Id", value: "sandbox-\(answered)"),
        ]
        if let token = exchange.caller?.token,
            let expiry = application.accounts.sessions.extend(token, at: exchange.time)
        {
            let text = expirationDate.text(of: expiry, \.expirationDate)
            headers.append(.init(name: "QB-Token-ExpirationDate", value: text))
        }
        return headers
    }
}
