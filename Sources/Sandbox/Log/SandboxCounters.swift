package import JSON

/// Counters of requests, writes and faults.
package struct SandboxCounters: Hashable, Sendable {
    /// Requests that have arrived, including those that wait to be handled and are not in the other counters yet.
    package private(set) var received = 0
    /// Requests by route and by the status of the response; `nil` if there was no response.
    package private(set) var requests: [Route: [Int?: Int]] = [:]
    /// Requests that changed dialogs.
    package private(set) var writes = 0
    /// Requests by the rule of the fault that struck them; a request struck by several rules counts for each.
    package private(set) var faults: [String: Int] = [:]

    /// Counts a request that has arrived.
    mutating func countArrival() {
        received += 1
    }

    /// Counts a request that was handled.
    mutating func count(_ entry: LogEntry) {
        requests[entry.route, default: [:]][entry.status, default: 0] += 1
        if entry.dialogID != nil { writes += 1 }
        for fault in entry.faults { faults[fault, default: 0] += 1 }
    }

    /// The counters as JSON.
    ///
    /// `{"received":3,"requests":{"create":{"201":2,"none":1}},"writes":3,"faults":{"reset after create":1}}`
    package var json: JSONValue {
        let routes = Route.allCases.compactMap { route in
            requests[route].map { JSONObject.Member(key: route.rawValue, value: Self.statuses($0)) }
        }
        let struck = faults.sorted { $0.key < $1.key }
        return [
            "received": .integer(received),
            "requests": .object(JSONObject(routes)),
            "writes": .integer(writes),
            "faults": .object(JSONObject(struck.map { .init(key: $0.key, value: .integer($0.value)) })),
        ]
    }

    private static func statuses(_ counts: [Int?: Int]) -> JSONValue {
        let sorted = counts.sorted { $0.key ?? .max < $1.key ?? .max }
        return .object(
            JSONObject(sorted.map { .init(key: $0.key.map(String.init) ?? "none", value: .integer($0.value)) })
        )
    }
}
