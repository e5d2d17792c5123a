package import HTTP

/// The way to the API.
package struct Connection: Sendable {
    /// Sends requests.
    package let transport: any HTTPTransport
    /// Runs tasks that do little but send requests; `nil` where the transport has no thread for them.
    let executor: (any TaskExecutor)?
    private let onClose: @Sendable () -> Void

    /// A connection over a transport that needs no end.
    package init(_ transport: any HTTPTransport) {
        self.transport = transport
        executor = nil
        onClose = {}
    }

    /// A connection over libcurl.
    ///
    /// - Throws: A `RunFailure` where libcurl or a thread cannot be had.
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

    /// Ends every request; the process must not end before.
    package func close() { onClose() }
}
