/// The faults, shown and changed by hand on the sandbox's own page: `GET` and `PUT /_sandbox/faults`, as at the control
/// address.
enum PageFaults {
    /// Whether a request is about them.
    static func isMeant(by request: SandboxRequest) -> Bool { request.path == "/_sandbox/faults" }

    /// The plan after a request.
    ///
    /// A browser sends such a request of another site's page only after it has asked, which the sandbox does not allow;
    /// and it tells the site. Not even the pages of other programs on this machine, which may use the API, may do this.
    ///
    /// - Throws: `ErrorResponse` if another page sends it, or it holds no plan.
    static func plan(_ request: SandboxRequest, after old: FaultPlan) throws(ErrorResponse) -> FaultPlan {
        if request.method == "GET" { return old }
        guard request.method == "PUT" else { throw .errors(status: 405, "there are GET and PUT /_sandbox/faults") }
        if let origin = request.headers.origin, !isOwn(origin, request.headers.host) {
            throw .foreignPage(origin)
        }
        guard request.headers.contentType?.lowercased().hasPrefix("application/json") == true else {
            throw .errors(status: 415, "the content type is to be application/json")
        }
        return try FaultPlan(control: request.body, after: old)
    }

    /// Whether a page comes from the host and port that it calls; before a proxy, its scheme may be another.
    private static func isOwn(_ origin: String, _ host: String?) -> Bool {
        guard let host = host?.lowercased() else { return false }
        return ["http://\(host)", "https://\(host)"].contains(origin.lowercased())
    }
}
