internal import CCurl

/// One request on its way: its easy handle, what was received so far, and who waits for the outcome.
///
/// It lives on the worker's thread. libcurl's callbacks hold an unretained pointer to it, which is sound as long as the
/// worker's table retains it while its handle is in the multi handle.
final class CurlTransfer {
    /// Header bytes that are accepted for one answer, 1xx answers counted in.
    static let maximumHeaderBytes = 256 << 10

    let job: CurlJob
    let easy: CurlEasy
    let url: HTTPURL
    let configuration: HTTPConfiguration
    private(set) var body: [UInt8] = []
    private(set) var stopCause: StopCause?
    private var headerBytes = 0
    /// Whether the empty line after the last answer's header has come.
    private(set) var isHeaderComplete = false
    /// How often libcurl was about to write the request to a connection.
    private var issueCount = 0

    /// Why a callback told libcurl to stop.
    enum StopCause {
        case bodyTooLarge
        case headersTooLarge
        case wouldSendAgain
    }

    init(_ job: CurlJob, configuration: HTTPConfiguration) throws(TransportError) {
        guard let url = HTTPURL(job.request.url) else {
            throw .nothingSent("the address is not a URL", isPermanent: true)
        }
        guard let easy = CurlEasy() else { throw .outOfMemory }
        self.job = job
        self.easy = easy
        self.url = url
        self.configuration = configuration
        try configure()
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
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// Counts a header line, its end included; `false` stops the transfer.
    func receiveHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        if unsafe line.starts(with: "HTTP/".utf8) { isHeaderComplete = false }
        if unsafe line.elementsEqual("\r\n".utf8) || line.elementsEqual("\n".utf8) { isHeaderComplete = true }
        guard headerBytes > Self.maximumHeaderBytes else { return true }
        stopCause = .headersTooLarge
        return false
    }

    /// Counts that the request is about to be written; `false` stops the transfer.
    ///
    /// When a connection that was used before breaks ahead of the first byte of an answer, libcurl opens another and
    /// sends the request again, also a POST, though the server may have carried it out. That happens only to reads here.
    func issue() -> Bool {
        guard issueCount == 0 || job.request.method == .get else {
            stopCause = .wouldSendAgain
            return false
        }
        issueCount += 1
        body.removeAll()
        headerBytes = 0
        isHeaderComplete = false
        return true
    }
}
