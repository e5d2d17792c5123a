internal import CCurl

/// A multi handle and what it waits for: its sockets and its timer, which it announces by callbacks
/// (https://curl.se/libcurl/c/curl_multi_socket_action.html).
///
/// `curl_multi_poll` looks at every handle for each event, so its cost grows with the requests in flight. One thread at
/// a time may use it.
@safe final class CurlMulti {
    /// An easy handle that is done.
    struct Completion {
        let transfer: CurlTransfer
        let code: CURLcode
    }

    private let handle: UnsafeMutableRawPointer
    /// Opens the sockets of its connections, and waits for them.
    let waiter: SocketWaiter
    /// When libcurl wants to be called next; `nil` while it does not.
    private var deadline: SuspendingClock.Instant?

    /// Ends a wait from any thread.
    var wakeup: Wakeup { waiter.wakeup }

    /// `nil` where memory or descriptors are short.
    init?(_ configuration: HTTPConfiguration) {
        guard let waiter = SocketWaiter(), let handle = unsafe curl_multi_init() else { return nil }
        self.waiter = waiter
        unsafe self.handle = unsafe handle
        let connections = max(1, configuration.maximumConnections)
        unsafe ccurl_multi_set_long(handle, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX)
        unsafe ccurl_multi_set_long(handle, CURLMOPT_MAX_HOST_CONNECTIONS, connections)
        // Without it libcurl closes idle connections when few requests are in flight.
        unsafe ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, connections)
        setCallbacks()
    }

    /// Closes the connections, which still invokes callbacks; no easy handle may be left in it.
    deinit { unsafe curl_multi_cleanup(handle) }

    /// Begins a transfer, which goes on in the next `work`; `false` where memory is short.
    func add(_ transfer: CurlTransfer) -> Bool {
        unsafe curl_multi_add_handle(handle, transfer.easy.handle) == CURLM_OK
    }

    /// Removes a transfer, whether it is done or not.
    func remove(_ transfer: CurlTransfer) {
        unsafe curl_multi_remove_handle(handle, transfer.easy.handle)
    }

    /// Waits for events, or until libcurl's timer fires; `nil` where that fails.
    ///
    /// - Parameter resting: Whether to wait at all; otherwise only events that have already happened are returned.
    /// - Returns: The events, which may be none.
    func events(resting: Bool) -> [SocketWaiter.Event]? {
        waiter.wait(resting ? timeLeft : 0)
    }

    /// Continues the transfer that waits for a socket; `false` where libcurl has failed.
    func work(on event: SocketWaiter.Event) -> Bool {
        let mask = (event.isReadable ? CURL_CSELECT_IN : 0) | (event.isWritable ? CURL_CSELECT_OUT : 0)
        return act(event.socket, mask)
    }

    /// Lets libcurl act if its timer has fired; `false` where libcurl has failed.
    func workOnTimer() -> Bool {
        guard let deadline, deadline <= .now else { return true }
        self.deadline = nil
        return act(CURL_SOCKET_TIMEOUT, 0)
    }

    /// Returns a transfer that is done, which the caller must remove.
    func nextCompletion() -> Completion? {
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(handle, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            // Removing the handle frees the message, so its fields are copied.
            let code = unsafe message.pointee.data.result
            var context: UnsafeMutableRawPointer?
            unsafe ccurl_get_private(message.pointee.easy_handle, &context)
            if let transfer = unsafe CurlTransfer.from(context) { return Completion(transfer: transfer, code: code) }
        }
        return nil
    }

    private func act(_ socket: curl_socket_t, _ mask: Int32) -> Bool {
        var running: Int32 = 0
        return unsafe curl_multi_socket_action(handle, socket, mask, &running) == CURLM_OK
    }

    /// Milliseconds until the timer fires, rounded up; -1 without a timer.
    private var timeLeft: Int32 {
        guard let deadline else { return -1 }
        let (seconds, attoseconds) = (deadline - .now).components
        guard seconds < 60 else { return 60_000 }
        return max(0, Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }

    /// libcurl holds an unretained pointer to this object, which frees the handle at its own end.
    private func setCallbacks() {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe ccurl_multi_set_pointer(handle, CURLMOPT_SOCKETDATA, context)
        unsafe ccurl_multi_set_pointer(handle, CURLMOPT_TIMERDATA, context)
        unsafe ccurl_multi_set_socket_callback(handle) { _, socket, interest, context, _ in
            guard let multi = unsafe CurlMulti.from(context) else { return -1 }
            return multi.follow(socket, interest) ? 0 : -1
        }
        unsafe ccurl_multi_set_timer_callback(handle) { _, milliseconds, context in
            unsafe CurlMulti.from(context)?.setTimer(milliseconds)
            return 0
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> CurlMulti? {
        unsafe context.map { unsafe Unmanaged<CurlMulti>.fromOpaque($0).takeUnretainedValue() }
    }

    private func follow(_ socket: curl_socket_t, _ interest: Int32) -> Bool {
        guard interest != CURL_POLL_REMOVE else {
            waiter.forget(socket)
            return true
        }
        return waiter.watch(socket, reads: interest & CURL_POLL_IN != 0, writes: interest & CURL_POLL_OUT != 0)
    }

    private func setTimer(_ milliseconds: Int) {
        deadline = milliseconds < 0 ? nil : .now + .milliseconds(milliseconds)
    }
}
