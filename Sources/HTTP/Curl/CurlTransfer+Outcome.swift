internal import CCurl

extension CurlTransfer {
    /// The result for the caller, once libcurl is done.
    func outcome(_ code: CURLcode) -> Result<HTTPResponse, TransportError> {
        guard code != CURLE_OK else {
            // libcurl takes a connection that ends within the header for the end of an empty body.
            guard header.isComplete else { return .failure(.mayHaveBeenSent("the answer was cut off")) }
            let response = HTTPResponse(
                status: easy.status,
                headerLines: header.lines,
                body: body,
                connection: easy.connection,
                share: share
            )
            return .success(response)
        }
        let reason = failureReason(code)
        return .failure(
            mayHaveBeenSent ? .mayHaveBeenSent(reason) : .nothingSent(reason, isPermanent: code.isPermanent)
        )
    }

    private func failureReason(_ code: CURLcode) -> String {
        if let stopCause { return stopReason(stopCause) }
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: "could not find the host '\(host)'"
        case CURLE_COULDNT_RESOLVE_PROXY: "could not find the proxy; check HTTPS_PROXY"
        case CURLE_COULDNT_CONNECT: "could not connect to \(authority)"
        case CURLE_OPERATION_TIMEDOUT: timeoutReason
        case CURLE_PEER_FAILED_VERIFICATION: "the certificate of \(host) is not trusted: \(detail(code))"
        case CURLE_SSL_CACERT_BADFILE: "could not read the certificate authorities in '\(authorities)'"
        case CURLE_SSL_CONNECT_ERROR: "no TLS connection to \(authority): \(detail(code))"
        case CURLE_PARTIAL_FILE: "the answer was cut off"
        case CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR:
            mayHaveBeenSent ? "the connection was lost before the answer was complete" : detail(code)
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL: "the answer is not HTTP: \(detail(code))"
        case CURLE_HTTP2, CURLE_HTTP2_STREAM: "the server broke off the request: \(detail(code))"
        default: detail(code)
        }
    }

    private var timeoutReason: String {
        if mayHaveBeenSent { return "no complete answer within \(configuration.totalTimeout.words)" }
        let limit = min(configuration.connectTimeout, configuration.totalTimeout)
        return "no connection to \(authority) within \(limit.words)"
    }

    private var host: String { url?.host ?? "" }

    private var authority: String { url?.authority ?? "" }

    private var authorities: String { configuration.certificateAuthorities ?? "the system's store" }

    private func stopReason(_ cause: StopCause) -> String {
        switch cause {
        case .bodyTooLarge: "the answer is larger than \(mostBytes.size)"
        case .tooMuchTogether:
            "the answers that were read at once are larger than \(configuration.answers.together.size) together"
        case .headersTooLarge: "the answer's header is larger than \(Self.maximumHeaderBytes) bytes"
        case .wouldSendAgain: "the connection was lost before the answer; the request was not sent again"
        }
    }

    /// libcurl's own words, in this product's style.
    private func detail(_ code: CURLcode) -> String {
        let text = easy.errorText.isEmpty ? unsafe String(cString: curl_easy_strerror(code)) : easy.errorText
        // "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number"
        let isNumbered = text.hasPrefix("OpenSSL/")
        let words =
            isNumbered ? text.split(separator: ":").last ?? "" : text.dropping(prefix: "SSL certificate problem: ")
        let isAcronym = words.dropFirst().prefix { $0 != " " }.contains { !$0.isLowercase }
        return isAcronym ? String(words) : words.prefix(1).lowercased() + words.dropFirst()
    }
}

extension String {
    fileprivate func dropping(prefix: String) -> Substring {
        hasPrefix(prefix) ? dropFirst(prefix.count) : self[...]
    }
}

extension CURLcode {
    /// Whether the failure stays until someone changes the address, the certificates or the settings.
    fileprivate var isPermanent: Bool {
        switch self {
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            true
        default: false
        }
    }
}

extension Int {
    /// The number of bytes as a message names it.
    fileprivate var size: String {
        self >= 1 << 20 ? "\(self >> 20) MiB" : "\(self) bytes"
    }
}

extension Duration {
    /// The duration as a message names it: `30 s`, or `50 ms` below a second.
    fileprivate var words: String {
        let (seconds, attoseconds) = components
        return seconds > 0 ? "\(seconds) s" : "\(attoseconds / 1_000_000_000_000_000) ms"
    }
}
