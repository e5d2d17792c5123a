import NIOCore

/// What all connections of a server share; it belongs to the server's one event loop.
final class Service {
    private var router: Router
    private var page = Page()
    private let store: StoreFile?
    private let log: @Sendable (LogEntry) -> Void

    init(_ configuration: SandboxConfiguration) {
        router = configuration.router
        store = configuration.store
        log = configuration.log
    }

    /// Answers a request; what the store and the log keep of it is kept before the answer is on its way.
    func answer(_ request: SandboxRequest) -> SandboxResponse {
        if let response = page.answer(request, router.application.table, faults: router.activeFaults) {
            return response
        }
        return say(router.answer(request))
    }

    /// Refuses a request whose body is too long to be read.
    func refuse(_ request: SandboxRequest, _ refusal: Refusal) -> SandboxResponse {
        say(router.refuse(request, refusal))
    }

    private func say(_ answer: Router.Answer) -> SandboxResponse {
        store?.append(answer.records)
        page.note(answer.entry, at: router.application.time)
        log(answer.entry)
        return answer.response
    }
}
