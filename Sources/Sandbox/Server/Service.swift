import NIOCore

/// What all connections of a server share; it belongs to the server's one event loop.
final class Service {
    private var router: Router
    private let log: @Sendable (LogEntry) -> Void

    init(router: Router, log: @escaping @Sendable (LogEntry) -> Void) {
        self.router = router
        self.log = log
    }

    /// Answers a request; what the log says of it is said before the answer is on its way.
    func answer(_ request: SandboxRequest) -> SandboxResponse {
        say(router.answer(request))
    }

    /// Refuses a request whose body is too long to be read.
    func refuse(_ request: SandboxRequest, _ refusal: Refusal) -> SandboxResponse {
        say(router.refuse(request, refusal))
    }

    private func say(_ answer: Router.Answer) -> SandboxResponse {
        log(answer.entry)
        return answer.response
    }
}
