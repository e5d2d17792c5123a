import JSON

/// The control address beside the API, where a user or a test changes faults, reads the log and advances the clock.
///
/// `GET`, `PUT` and `DELETE /faults`; `GET /log`; `GET /counters`; `POST /advance`. Its requests are neither logged nor
/// counted, and no response allows a browser to give the page of another site access to it.
final class Control: Responder {
    let service: Service

    init(service: Service) {
        self.service = service
    }

    func answer(_ request: SandboxRequest, _ deliver: @escaping (Delivery.Outcome) -> Void) {
        deliver(.response(respond(request)))
    }

    func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> SandboxResponse {
        refusal.response
    }

    private func respond(_ request: SandboxRequest) -> SandboxResponse {
        do throws(ErrorResponse) {
            return try route(request)
        } catch {
            return error.response.displaySafe
        }
    }

    private func route(_ request: SandboxRequest) throws(ErrorResponse) -> SandboxResponse {
        switch (request.method, request.path) {
        case ("GET", "/faults"): break
        case ("PUT", "/faults"): service.use(try FaultPlan(control: request.body, after: service.router.plan))
        case ("DELETE", "/faults"): service.use(.none)
        case ("GET", "/log"): return log
        case ("GET", "/counters"): return SandboxResponse(status: 200, service.router.counters.json).displaySafe
        case ("POST", "/advance"): return try advance(request)
        default:
            throw .errors(
                status: 404,
                "there are GET, PUT and DELETE /faults, GET /log, GET /counters and POST /advance"
            )
        }
        return SandboxResponse(status: 200, service.router.plan.json).displaySafe
    }

    private var log: SandboxResponse {
        let recent = service.recent ?? RecentLog()
        var response = SandboxResponse(status: 200, body: Array(recent.kept.joined()))
        response.contentType = "application/x-ndjson"
        response.headers = [.init(name: "X-Dropped-Lines", value: String(recent.dropped))]
        return response
    }
}
