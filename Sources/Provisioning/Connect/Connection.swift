package import HTTP

/// The connection to the API.
package struct Connection: Sendable {
    /// Sends requests.
    package let transport: any HTTPTransport
    /// Runs tasks that mostly send requests; `nil` if the transport has no thread for them.
    let executor: (any TaskExecutor)?
    private let onClose: @Sendable () -> Void

    /// Creates a connection over a transport that need not be closed.
    package init(_ transport: any HTTPTransport) {
        self.transport = transport
        executor = nil
        onClose = {}
    }

    /// Creates a connection over libcurl.
    ///
    /// - Throws: A `RunFailure` if libcurl or a thread cannot be started.
    package init(_ configuration: HTTPConfiguration) throws(RunFailure) {
        do throws(TransportError) {
            let curl = try CurlTransport(configuration)
            transport = curl
            executor = curl.executor
            onClose = { curl.shutdown() }
        } catch {
            throw RunFailure(error.reason, status: .externalFailure)
        }
    }

    /// Ends every request; this must happen before the process ends.
    package func close() { onClose() }
}
