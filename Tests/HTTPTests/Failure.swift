import HTTP

/// The error that a request ends with; `nil` when there is a response.
func failure(of transport: some HTTPTransport, _ request: HTTPRequest) async -> TransportError? {
    do throws(TransportError) {
        _ = try await transport.send(request)
        return nil
    } catch {
        return error
    }
}
