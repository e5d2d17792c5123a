/// The environment variables by which libcurl finds a proxy (https://curl.se/libcurl/c/libcurl-env.html).
package enum ProxyVariables {
    /// Not `HTTP_PROXY`, which a web server sets from a request's header.
    private static let names = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]

    /// Whether any names a proxy.
    package static func areSet(in environment: [String: String]) -> Bool {
        names.contains { environment[$0]?.isEmpty == false }
    }
}
