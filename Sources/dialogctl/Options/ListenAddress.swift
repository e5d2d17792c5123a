import ArgumentParser

/// Where a watch answers about itself: a host and a port, or nowhere.
enum ListenAddress: Hashable {
    case nowhere
    case port(Int, host: String)

    /// This machine alone.
    static let standard = Self.port(7979, host: "127.0.0.1")

    /// Whether only programs of this machine reach it.
    var isLoopback: Bool {
        switch self {
        case .nowhere: true
        case .port(_, let host): host.hasPrefix("127.") || host == "::1" || host == "localhost"
        }
    }
}

extension ListenAddress: ExpressibleByArgument {
    init?(argument: String) {
        if argument == "none" {
            self = .nowhere
            return
        }
        let colon = argument.lastIndex(of: ":")
        let port = colon.map { argument[argument.index(after: $0)...] } ?? argument[...]
        guard let number = Int(port), 0...65535 ~= number else { return nil }
        var host = colon.map { String(argument[..<$0]) } ?? ""
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            return nil
        }
        self = .port(number, host: host.isEmpty ? "127.0.0.1" : host)
    }

    var defaultValueDescription: String {
        switch self {
        case .nowhere: "none"
        case .port(let port, let host): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        }
    }
}
