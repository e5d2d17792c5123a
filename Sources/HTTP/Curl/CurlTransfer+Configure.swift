internal import CCurl

extension CurlTransfer {
    /// Sets the options that are the same for all requests.
    func configure() throws(TransportError) {
        try easy.collectErrorText()
        // The worker blocks SIGPIPE for its thread; libcurl must not touch the process's signals.
        try easy.set(CURLOPT_NOSIGNAL, 1)
        // A cancelled transfer must not wait for a name lookup to end.
        try easy.set(CURLOPT_QUICK_EXIT, 1)
        try easy.set(CURLOPT_PROTOCOLS_STR, "http,https")
        try easy.set(CURLOPT_FOLLOWLOCATION, 0)
        try easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try easy.set(CURLOPT_USERAGENT, configuration.userAgent)
        try configureLimits()
        try configureTLS()
        try configureCallbacks()
    }

    /// Sets the options of one request, except those that it shares with the last one.
    func configure(_ request: HTTPRequest, after last: HTTPRequest?) throws(TransportError) {
        if request.url != last?.url { try configureDestination(request.url) }
        if request.method != last?.method {
            try easy.set(request.method.hasBody ? CURLOPT_POST : CURLOPT_HTTPGET, 1)
            // libcurl sends a request as a POST or a GET does, under whatever name this option gives it.
            switch request.method {
            case .put, .delete: try easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
            case .get, .post: try easy.clear(CURLOPT_CUSTOMREQUEST)
            }
        }
        if request.method.hasBody { try easy.setBody(request.body) }
        if request.headers != last?.headers || request.isLarge != last?.isLarge {
            try easy.setHeaders(Self.lines(of: request))
        }
    }

    private func configureDestination(_ text: String) throws(TransportError) {
        guard let url = HTTPURL(text) else { throw .nothingSent("the address is not a URL", isPermanent: true) }
        guard url.scheme == "https" || url.scheme == "http" else {
            throw .nothingSent("the scheme '\(url.scheme)' is not supported; use https", isPermanent: true)
        }
        try easy.setAddress(text)
        // Without this option libcurl looks up HTTPS_PROXY, ALL_PROXY and NO_PROXY each time.
        let isDirect = url.isLoopback || !configuration.usesProxies
        if isDirect { try easy.set(CURLOPT_NOPROXY, "*") } else { try easy.clear(CURLOPT_NOPROXY) }
        // Wait until it is known whether the first connection can take many requests, rather than open one for each.
        try easy.set(CURLOPT_PIPEWAIT, url.scheme == "https" ? 1 : 0)
        self.url = url
    }

    private static func lines(of request: HTTPRequest) throws(TransportError) -> [String] {
        // No request asks for permission to send its body (`Expect: 100-continue`).
        var lines = request.isLarge ? ["Expect:"] : []
        for header in request.headers {
            guard header.isSendable else {
                throw .nothingSent("the header '\(header.name)' cannot be sent as it is", isPermanent: true)
            }
            // "name:" would remove the header; a semicolon sends it without a value.
            lines.append(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        return lines
    }

    private func configureLimits() throws(TransportError) {
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.wholeMilliseconds)
        try easy.set(CURLOPT_TIMEOUT_MS, configuration.totalTimeout.wholeMilliseconds)
        try easy.set(CURLOPT_MAXAGE_CONN, Int(configuration.idleTimeout.components.seconds))
    }

    private func configureTLS() throws(TransportError) {
        try easy.set(CURLOPT_SSL_VERIFYPEER, 1)
        try easy.set(CURLOPT_SSL_VERIFYHOST, 2)
        try easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = configuration.certificateAuthorities {
            try easy.set(CURLOPT_CAINFO, file)
            // Otherwise the system's folder would be searched too.
            try easy.clear(CURLOPT_CAPATH)
        }
        let version = configuration.newestVersion == .http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1
        try easy.set(CURLOPT_HTTP_VERSION, Int(version))
    }

    private func configureCallbacks() throws(TransportError) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        try unsafe easy.set(CURLOPT_PRIVATE, context)
        try unsafe easy.set(CURLOPT_WRITEDATA, context)
        try unsafe easy.set(CURLOPT_HEADERDATA, context)
        try unsafe easy.set(CURLOPT_PREREQDATA, context)
        try unsafe easy.set(CURLOPT_WRITEFUNCTION) { start, size, count, context in
            guard let transfer = unsafe CurlTransfer.from(context), let start = unsafe start else { return 0 }
            let bytes = unsafe UnsafeRawBufferPointer(start: start, count: size * count)
            return unsafe transfer.receive(bytes) ? bytes.count : 0
        }
        try unsafe easy.set(CURLOPT_HEADERFUNCTION) { line, size, count, context in
            guard let transfer = unsafe CurlTransfer.from(context), let line = unsafe line else { return 0 }
            let bytes = unsafe UnsafeRawBufferPointer(start: line, count: size * count)
            return unsafe transfer.receiveHeader(bytes) ? bytes.count : 0
        }
        try unsafe easy.setIssueCallback { context, _, _, _, _ in
            let goesOn = unsafe CurlTransfer.from(context)?.issue() ?? false
            return goesOn ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
        }
    }

    /// The transfer that libcurl hands back to a callback.
    @unsafe static func from(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        unsafe context.map { unsafe Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }
}

extension HTTPRequest {
    /// Whether libcurl would ask for permission to send the body, unless told not to.
    ///
    /// Telling it costs some time, so only large requests do (https://curl.se/libcurl/c/CURLOPT_POSTFIELDS.html).
    fileprivate var isLarge: Bool { body.count >= 1 << 20 }
}

extension Duration {
    /// The duration in milliseconds, at least one, since libcurl takes zero to mean no limit.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) / 1000 else { return Int(Int32.max) }
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
