internal import CCurl

extension CurlEasy {
    /// The connection that the answer came over.
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
