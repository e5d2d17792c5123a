import Diagnostics

extension ErrorResponse {
    /// The request calls the sandbox by a name that is not this machine's.
    static func foreignHost(_ host: String) -> ErrorResponse {
        .errors(
            status: 421,
            "The sandbox is not called \(host.displaySafe.quoted): it takes requests to localhost, 127.0.0.1 and "
                + "[::1]. To be called by another name, it is to be started with --allow-host NAME."
        )
    }

    /// The request comes from the page of a site that is not on this machine.
    static func foreignOrigin(_ origin: String) -> ErrorResponse {
        .errors(
            status: 403,
            "The sandbox takes no requests from pages of \(origin.displaySafe.quoted), only from those of this "
                + "machine, such as http://localhost:3000. For pages of another site, it is to be started with "
                + "--allow-origin SITE."
        )
    }

    /// The request is one for the sandbox's own page alone, and another page sends it.
    static func foreignPage(_ origin: String) -> ErrorResponse {
        .errors(
            status: 403,
            "Faults are changed on the sandbox's own page, not on pages of \(origin.displaySafe.quoted), "
                + "or at the control address (--control-port)."
        )
    }
}
