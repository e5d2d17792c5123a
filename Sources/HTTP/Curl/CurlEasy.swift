internal import CCurl

/// One easy handle with the memory that it points to but does not own.
///
/// libcurl copies strings that it is given, but not the header list, the body, the parsed URL and the error buffer
/// (https://curl.se/libcurl/c/curl_easy_setopt.html), so they are freed after the handle. Its options change only while
/// it is in no multi handle.
@safe final class CurlEasy {
    /// The handle; valid as long as this object.
    let handle: UnsafeMutableRawPointer
    private let errorBuffer: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var address: OpaquePointer?
    private var body = UnsafeMutableRawBufferPointer.allocate(byteCount: 1024, alignment: 1)

    /// Creates a handle without options; `nil` when memory is short.
    init?() {
        guard let handle = unsafe curl_easy_init() else { return nil }
        unsafe self.handle = unsafe handle
        unsafe errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(headerList)
        unsafe curl_url_cleanup(address)
        unsafe body.deallocate()
        unsafe errorBuffer.deallocate()
    }

    /// libcurl's description of the failure; empty when it has nothing to add.
    var errorText: String { unsafe String(cString: errorBuffer) }

    /// How many bytes the response's body has according to its header; negative where the header does not say.
    var bodyLength: Int {
        var length: curl_off_t = -1
        let code = unsafe ccurl_get_offset(handle, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length)
        return code == CURLE_OK ? Int(length) : -1
    }

    /// The status of the final response; 0 when there is none.
    var status: Int {
        var status = 0
        return unsafe ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0
    }
}

extension CurlEasy {
    /// Sets an option that takes a number.
    func set(_ option: CURLoption, _ value: Int) throws(TransportError) {
        try check(unsafe ccurl_set_long(handle, option, value), option)
    }

    /// Sets an option that takes a text, which libcurl copies.
    func set(_ option: CURLoption, _ value: String) throws(TransportError) {
        try check(unsafe ccurl_set_string(handle, option, value), option)
    }

    /// Clears the text that an option has by default.
    func clear(_ option: CURLoption) throws(TransportError) {
        try check(unsafe ccurl_set_string(handle, option, nil), option)
    }

    /// Sets an option that takes a pointer, which must outlive the handle.
    @unsafe func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer?) throws(TransportError) {
        try check(unsafe ccurl_set_pointer(handle, option, value), option)
    }

    /// Sets a callback that takes received bytes.
    func set(_ option: CURLoption, _ callback: @escaping curl_write_callback) throws(TransportError) {
        try check(unsafe ccurl_set_data_callback(handle, option, callback), option)
    }

    /// Sets the callback that libcurl calls each time it is about to issue the request.
    func setIssueCallback(_ callback: @escaping curl_prereq_callback) throws(TransportError) {
        try check(unsafe ccurl_set_prereq_callback(handle, callback), CURLOPT_PREREQFUNCTION)
    }

    /// Lets a waiter open and close the sockets of the handle's connections; it must outlive the connections.
    func openSockets(in waiter: SocketWaiter) throws(TransportError) {
        let context = unsafe Unmanaged.passUnretained(waiter).toOpaque()
        try unsafe set(CURLOPT_OPENSOCKETDATA, context)
        try unsafe set(CURLOPT_CLOSESOCKETDATA, context)
        let opens = unsafe ccurl_set_open_callback(handle) { context, _, address in
            guard let waiter = unsafe SocketWaiter.from(context), let address = unsafe address?.pointee else {
                return CURL_SOCKET_BAD
            }
            return waiter.open(address.family, address.socktype, address.protocol)
        }
        try check(opens, CURLOPT_OPENSOCKETFUNCTION)
        let closes = unsafe ccurl_set_close_callback(handle) { context, socket in
            unsafe SocketWaiter.from(context)?.close(socket) ?? -1
        }
        try check(closes, CURLOPT_CLOSESOCKETFUNCTION)
    }

    /// Makes the handle write descriptions of failures into `errorText`.
    func collectErrorText() throws(TransportError) {
        try unsafe set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(errorBuffer))
    }

    /// Sets the body of a POST, which is kept for as long as libcurl may read it.
    func setBody(_ bytes: [UInt8]) throws(TransportError) {
        if unsafe bytes.count > body.count {
            unsafe body.deallocate()
            unsafe body = .allocate(byteCount: bytes.count, alignment: 1)
        }
        unsafe body.copyBytes(from: bytes)
        try set(CURLOPT_POSTFIELDSIZE, bytes.count)
        // A non-null pointer distinguishes an empty body from an absent one.
        try unsafe set(CURLOPT_POSTFIELDS, body.baseAddress)
    }

    /// Sets the URL, parsed once for all requests that go there.
    func setAddress(_ text: String) throws(TransportError) {
        guard let parts = unsafe curl_url() else { throw .outOfMemory }
        guard unsafe curl_url_set(parts, CURLUPART_URL, text, 0) == CURLUE_OK else {
            unsafe curl_url_cleanup(parts)
            throw .nothingSent("the address is not a URL", isPermanent: true)
        }
        let former = unsafe address
        defer { unsafe curl_url_cleanup(former) }
        unsafe address = unsafe parts
        // libcurl keeps the text of the previous URL if it is given only a parsed one.
        try set(CURLOPT_URL, text)
        try unsafe set(CURLOPT_CURLU, UnsafeMutableRawPointer(parts))
    }

    /// Sets the request's header fields and keeps the list that libcurl reads them from.
    func setHeaders(_ lines: [String]) throws(TransportError) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = unsafe curl_slist_append(list, line) else {
                unsafe curl_slist_free_all(list)
                throw .outOfMemory
            }
            unsafe list = unsafe longer
        }
        let former = unsafe headerList
        defer { unsafe curl_slist_free_all(former) }
        unsafe headerList = unsafe list
        try unsafe set(CURLOPT_HTTPHEADER, list)
    }

    private func check(_ code: CURLcode, _ option: CURLoption) throws(TransportError) {
        guard code != CURLE_OK else { return }
        let problem = unsafe String(cString: curl_easy_strerror(code))
        throw .nothingSent("libcurl refuses option \(option.rawValue): \(problem)", isPermanent: true)
    }
}

extension SocketWaiter {
    /// The waiter that libcurl hands back to a callback.
    @unsafe fileprivate static func from(_ context: UnsafeMutableRawPointer?) -> SocketWaiter? {
        unsafe context.map { unsafe Unmanaged<SocketWaiter>.fromOpaque($0).takeUnretainedValue() }
    }
}

extension TransportError {
    /// libcurl could not allocate what the request needs.
    static var outOfMemory: Self { .nothingSent("not enough memory for the request") }
}

extension CurlEasy {
    /// The connection that the response came over.
    var connection: HTTPConnection {
        var version = 0
        var address: UnsafeMutablePointer<CChar>?
        _ = unsafe ccurl_get_long(handle, CURLINFO_HTTP_VERSION, &version)
        _ = unsafe ccurl_get_string(handle, CURLINFO_PRIMARY_IP, &address)
        return HTTPConnection(
            version: Self.name(ofVersion: version),
            address: unsafe address.map { unsafe String(cString: $0) } ?? ""
        )
    }

    private static func name(ofVersion version: Int) -> String {
        switch version {
        case Int(CURL_HTTP_VERSION_1_0): "1.0"
        case Int(CURL_HTTP_VERSION_1_1): "1.1"
        case Int(CURL_HTTP_VERSION_2_0): "2"
        case Int(CURL_HTTP_VERSION_3): "3"
        default: "unknown"
        }
    }
}
