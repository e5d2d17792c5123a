import HTTP
import Logging

/// Logs each request, without its headers and so without credentials.
struct LoggingTransport: HTTPTransport {
    private let transport: any HTTPTransport
    private let logger: Logger

    init(_ transport: any HTTPTransport, logger: Logger) {
        self.transport = transport
        self.logger = logger
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let start = ContinuousClock.now
        do throws(TransportError) {
            let response = try await transport.send(request)
            log(request, "HTTP \(response.status)", since: start)
            return response
        } catch {
            log(request, error.reason, since: start)
            throw error
        }
    }

    private func log(_ request: HTTPRequest, _ ending: String, since start: ContinuousClock.Instant) {
        let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
        logger.debug("\(request.method.rawValue) \(request.url): \(ending), \(milliseconds) ms")
    }
}
