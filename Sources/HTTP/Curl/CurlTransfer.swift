internal import CCurl

/// One request in flight: its easy handle, what was received so far, and the continuation that waits for the outcome.
///
/// After a success it is reused for another request: an easy handle costs more than a request. It lives on the worker's
/// thread. libcurl's callbacks hold an unretained pointer to it, which is sound as long as the worker's table retains
/// it while its handle is in the multi handle.
final class CurlTransfer {
    /// How many header bytes are accepted for one response, including 1xx responses.
    static let maximumHeaderBytes = 256 << 10

    /// The upper bound of the capacity that is reserved for a body in advance, since its announced length need not be
    /// true.
    private static let mostRoomAhead = 1 << 20

    let easy: CurlEasy
    let configuration: HTTPConfiguration
    /// The request and its continuation; `nil` until the first.
    private(set) var job: CurlJob?
    /// Where the request goes.
    var url: HTTPURL?
    private(set) var body: [UInt8] = []
    /// What counts a large body among those of all answers.
    private(set) var share: AnswerShare?
    private let held: HeldBytes
    private(set) var stopCause: StopCause?
    private(set) var header = ResponseHeader()
    /// How often libcurl was about to write the request to a connection.
    private var issueCount = 0

    /// Why a callback told libcurl to stop.
    enum StopCause {
        case bodyTooLarge
        case tooMuchTogether
        case headersTooLarge
        case wouldSendAgain
    }

    /// Creates a transfer without a request, whose connections get their sockets from a waiter.
    init(
        _ configuration: HTTPConfiguration,
        socketsIn waiter: SocketWaiter,
        countingIn held: HeldBytes
    ) throws(TransportError) {
        self.held = held
        guard let easy = CurlEasy() else { throw .outOfMemory }
        self.easy = easy
        self.configuration = configuration
        try easy.openSockets(in: waiter)
        try configure()
    }

    /// Takes a request, while the handle is in no multi handle; after an error the transfer must not be used again.
    func take(_ job: CurlJob) throws(TransportError) {
        try configure(job.request, after: self.job?.request)
        self.job = job
        stopCause = nil
        issueCount = 0
        forgetResponse()
    }

    /// Lets go of the last response, until the next request.
    func rest() { forgetResponse() }

    /// Whether a byte of the request may have been sent: libcurl calls back before it writes the first one, once the
    /// connection is established and the TLS handshake is done.
    var mayHaveBeenSent: Bool { issueCount > 0 }

    /// Takes a piece of the body; `false` stops the transfer.
    func receive(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count <= mostBytes - body.count else {
            stopCause = .bodyTooLarge
            return false
        }
        guard body.count + bytes.count < HeldBytes.smallest || fitsWithOthers(bytes.count) else {
            stopCause = .tooMuchTogether
            return false
        }
        if body.isEmpty { body.reserveCapacity(max(bytes.count, min(easy.bodyLength, Self.mostRoomAhead))) }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// The most bytes that the body may have.
    var mostBytes: Int { job.map { configuration.answers.most(answering: $0.request) } ?? 0 }

    /// Counts bytes among those of all answers, and says whether there is room for them.
    private func fitsWithOthers(_ count: Int) -> Bool {
        let share = share ?? AnswerShare(of: held)
        let isFirst = self.share == nil
        self.share = share
        let sum = share.grow(by: isFirst ? body.count + count : count)
        return sum <= configuration.answers.together || job?.request.method == .post
    }

    /// Takes a header line, including its line end; `false` stops the transfer.
    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        unsafe header.take(line)
        guard header.byteCount > Self.maximumHeaderBytes else { return true }
        stopCause = .headersTooLarge
        return false
    }

    /// Counts that the request is about to be written; `false` stops the transfer.
    ///
    /// If a reused connection breaks before the first byte of a response, libcurl opens another one and sends the
    /// request again, even a POST, although the server may have carried it out. Here that is allowed only for reads.
    func issue() -> Bool {
        guard issueCount == 0 || job?.request.method == .get else {
            stopCause = .wouldSendAgain
            return false
        }
        issueCount += 1
        forgetResponse()
        return true
    }

    private func forgetResponse() {
        body = []
        share = nil
        header = ResponseHeader()
    }
}
