/// Finds what is served at a method and a path, by the rows of all endpoints.
struct EndpointTable {
    /// The table of everything that is served.
    static let served = EndpointTable(Endpoint.allCases)

    /// An endpoint and its method.
    private struct Entry {
        let method: String
        let endpoint: Endpoint
    }

    /// The endpoints whose paths have no values, by path.
    private var fixed: [String: [Entry]] = [:]
    /// The others, by the number of parts of their paths.
    private var varying: [Int: [(pattern: PathPattern, entry: Entry)]] = [:]

    init(_ endpoints: [Endpoint]) {
        for endpoint in endpoints {
            let row = endpoint.row
            let entry = Entry(method: row.method, endpoint: endpoint)
            for path in [row.path] + row.otherPaths {
                let pattern = PathPattern(path)
                if pattern.isFixed {
                    fixed[path, default: []].append(entry)
                } else {
                    varying[pattern.count, default: []].append((pattern, entry))
                }
            }
        }
    }

    /// What is found at a method and a path.
    enum Finding: Hashable {
        /// An endpoint, with the values in its path as they were sent.
        case endpoint(Endpoint, values: [String])
        /// Nothing is served there.
        case nothing(NotServed)
    }

    /// What is served at a method and a path.
    func find(_ method: String, _ path: String) -> Finding {
        if let entries = fixed[path] {
            if let entry = entries.first(where: { $0.method == method }) {
                return .endpoint(entry.endpoint, values: [])
            }
            return .nothing(.method(allowed: entries.map(\.method)))
        }
        let parts = path.split(separator: "/")
        var allowed: [String] = []
        for (pattern, entry) in varying[parts.count] ?? [] {
            guard let values = pattern.values(in: parts) else { continue }
            if entry.method == method { return .endpoint(entry.endpoint, values: values) }
            if !allowed.contains(entry.method) { allowed.append(entry.method) }
        }
        return .nothing(allowed.isEmpty ? .path : .method(allowed: allowed))
    }
}
