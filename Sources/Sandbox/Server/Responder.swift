/// What answers the requests of a port: the API, or the control of its faults.
protocol Responder: AnyObject {
    /// Answers a request, now or later, once or never.
    func answer(_ request: SandboxRequest, _ deliver: @escaping (Delivery.Outcome) -> Void)

    /// Refuses a request whose body is too long to be read.
    func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> SandboxResponse
}
