internal import CCurl

/// The one initialization that libcurl wants in a process (https://curl.se/libcurl/c/curl_global_init.html).
enum CurlLibrary {
    /// Whether it succeeded; the first use runs it.
    static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK
}
