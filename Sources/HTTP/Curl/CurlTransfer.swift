internal import CCurl

/// One request on its way: its easy handle, what was received so far, and who waits for the outcome.
///
/// Once it has ended well, it takes another: an easy handle costs more than a request. It lives on the worker's thread. libcurl's callbacks hold an unretained pointer to it, which is sound as long as the
/// worker's table retains it while its handle is in the multi handle.
final class CurlTransfer {
    /// Header bytes that are accepted for one answer, 1xx answers counted in.
    static let maximumHeaderBytes = 256 << 10

    /// How much room is made for a body before it comes, since its announced length is only a promise.
    private static let mostRoomAhead = 1 << 20

    let easy: CurlEasy
    let configuration: HTTPConfiguration
    /// The request and who waits for it; `nil` until the first.
    private(set) var job: CurlJob?
    /// Where the request goes.
    var url: HTTPURL?
    private(set) var body: [UInt8] = []
    private(set) var stopCause: StopCause?
    private(set) var header = ResponseHeader()
    /// How often libcurl was about to write the request to a connection.
    private var issueCount = 0

    /// Why a callback told libcurl to stop.
    enum StopCause {
        case bodyTooLarge
        case headersTooLarge
        case wouldSendAgain
    }

    /// Creates a transfer without a request, whose connections have their sockets from a waiter.
    init(_ configuration: HTTPConfiguration, socketsIn waiter: SocketWaiter) throws(TransportError) {
        guard let easy = CurlEasy() else { throw .outOfMemory }
        self.easy = easy
        self.configuration = configuration
        try easy.openSockets(in: waiter)
        try configure()
    }

    /// Takes a request, while the handle is in no multi handle; after an error the transfer is of no use any more.
    func take(_ job: CurlJob) throws(TransportError) {
        try configure(job.request, after: self.job?.request)
        self.job = job
        stopCause = nil
        issueCount = 0
        forgetAnswer()
    }

    /// Whether a byte of the request may have left: libcurl calls back before it writes the first one, once the
    /// connection stands and TLS is agreed.
    var mayHaveBeenSent: Bool { issueCount > 0 }

    /// Takes a piece of the body; `false` stops the transfer.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= configuration.maximumResponseBytes - body.count else {
            stopCause = .bodyTooLarge
            return false
        }
        if body.isEmpty { body.reserveCapacity(max(bytes.count, min(easy.bodyLength, Self.mostRoomAhead))) }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// Takes a header line, its end included; `false` stops the transfer.
    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        unsafe header.take(line)
        guard header.byteCount > Self.maximumHeaderBytes else { return true }
        stopCause = .headersTooLarge
        return false
    }

    /// Counts that the request is about to be written; `false` stops the transfer.
    ///
    /// When a connection that was used before breaks ahead of the first byte of an answer, libcurl opens another and
    /// sends the request again, also a POST, though the server may have carried it out. That happens only to reads here.
    func issue() -> Bool {
        guard issueCount == 0 || job?.request.method == .get else {
            stopCause = .wouldSendAgain
            return false
        }
        issueCount += 1
        forgetAnswer()
        return true
    }

    private func forgetAnswer() {
        body = []
        header = ResponseHeader()
    }
}
