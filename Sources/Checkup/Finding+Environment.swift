extension Finding {
    /// Which variables of this program are set; their values are not shown.
    ///
    /// - Parameters:
    ///   - names: The names of all variables of the environment.
    ///   - known: The names that have a meaning, each also with `_FILE` appended.
    /// - Returns: One finding.
    package static func environment(_ names: some Sequence<String>, known: [String]) -> Self {
        let topic = "environment"
        let own = names.filter { $0.hasPrefix("QUICKBLOX_") }.sorted()
        let meant = Set(known + known.map { "\($0)_FILE" } + ["QUICKBLOX_ENDPOINT"])
        if let stranger = own.first(where: { !meant.contains($0) }) {
            return .warn(topic, "\(stranger) is set and means nothing", "correct its name, or remove it")
        }
        return .ok(topic, own.isEmpty ? "no variable of dialogctl is set" : "\(own.joined(separator: ", ")) set")
    }

    /// A setting that no run can start with.
    ///
    /// - Parameters:
    ///   - topic: What is wrong.
    ///   - text: The error that a run would report.
    /// - Returns: One finding.
    package static func unusable(_ topic: String, _ text: String) -> Self {
        .fail(topic, text, "set it right, and run doctor again")
    }

    /// The address of the API.
    package static func endpoint(_ address: String) -> Self { .ok("endpoint", address) }

    /// The route to the API according to the environment.
    ///
    /// - Parameters:
    ///   - proxy: The proxy's address without user and password; `nil` where there is none.
    ///   - isUsed: Whether requests to the endpoint may go through it.
    ///   - authorities: The file of certificates to trust; `nil` for the system's.
    /// - Returns: One finding.
    package static func route(proxy: String?, isUsed: Bool, authorities: String?) -> Self {
        let route =
            switch proxy {
            case nil: "no proxy"
            case let proxy? where isUsed: "through the proxy \(proxy), but for NO_PROXY"
            case let proxy?: "not through the proxy \(proxy), since the endpoint is this machine"
            }
        return .ok("way", "\(route); certificates of \(authorities.map { "'\($0)'" } ?? "the system") are trusted")
    }
}
