/// Handles the requests of a port: the API, or the control address.
protocol Responder: AnyObject {
    /// Handles a request; the outcome is delivered now or later, at most once.
    func answer(_ request: SandboxRequest, _ deliver: @escaping (Delivery.Outcome) -> Void)

    /// Refuses a request whose body is too long to be read.
    func refuse(_ request: SandboxRequest, _ refusal: ErrorResponse) -> SandboxResponse
}
