internal import CCurl
internal import Glibc
internal import Synchronization

/// Sends requests with libcurl, on one thread of its own.
///
/// Connections are kept and reused; over TLS, HTTP/2 is used if the server offers it, with many requests per
/// connection. Certificates are always checked. Requests to this machine never go through a proxy; for others libcurl
/// reads `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`. Compression is not asked for, so that the size limit holds.
package final class CurlTransport: HTTPTransport {
    private let inbox: CurlInbox
    private let thread: Mutex<pthread_t?>

    /// Starts the worker.
    ///
    /// - Throws: `nothingSent` where libcurl cannot be initialized or a thread cannot be started.
    package init(_ configuration: HTTPConfiguration = HTTPConfiguration()) throws(TransportError) {
        guard CurlLibrary.isReady, let multi = CurlMulti(configuration) else {
            throw .nothingSent("libcurl cannot be started", isPermanent: true)
        }
        let inbox = CurlInbox(waking: multi.wakeup)
        let worker = CurlWorker(multi, inbox: inbox, configuration: configuration)
        guard let started = WorkerThread.start({ worker.run() }) else {
            throw .nothingSent("no thread can be started for libcurl")
        }
        self.inbox = inbox
        thread = Mutex(started)
    }

    deinit { shutdown() }

    /// Runs tasks on the transport's own thread.
    ///
    /// Tasks that do little but send requests are best run there, since nothing has to be passed from thread to thread.
    /// They must not block: no request makes progress meanwhile, and timeouts run on.
    package var executor: any TaskExecutor { inbox }

    package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let id = inbox.makeID()
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                inbox.start(CurlJob(id: id, request: request, continuation: continuation))
            }
        } onCancel: { [inbox] in
            inbox.cancel(id)
        }
        return try outcome.get()
    }

    /// Ends every request as cancelled, closes the connections, and waits for the worker to return.
    ///
    /// Call it before the process ends: OpenSSL frees its state at exit, which a worker must not outlive.
    package func shutdown() {
        inbox.stop()
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let running else { return }
        // A task that runs on the worker and releases the transport cannot wait for the worker.
        if pthread_equal(running, pthread_self()) != 0 { pthread_detach(running) } else { pthread_join(running, nil) }
    }
}

/// The one initialization that libcurl needs in a process (https://curl.se/libcurl/c/curl_global_init.html).
enum CurlLibrary {
    /// Whether it succeeded; the first use runs it.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
