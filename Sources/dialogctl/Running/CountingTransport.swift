import HTTP

/// Counts each request that is sent through it.
struct CountingTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let counter: RequestCounter

    init(_ transport: any HTTPTransport, counter: RequestCounter) {
        self.transport = transport
        self.counter = counter
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        do throws(TransportError) {
            let response = try await transport.send(request)
            counter.count(.success(response))
            return response
        } catch {
            counter.count(.failure(error))
            throw error
        }
    }
}
