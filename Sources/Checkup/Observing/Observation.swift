internal import JSON

/// How an application behaves where QuickBlox's documents are silent, as far as reading shows it.
///
/// The names and words are those of a profile of `quickblox-sandbox`.
package struct Observation: Hashable, Sendable {
    /// The most rows of a page.
    var largestPage: Int?
    /// Whether listings tell how many rows there are.
    var tellsTotals: Bool?
    /// The order of a listing for which none is asked.
    var order: Order?
    /// Whether answers tell the admins of a dialog.
    var tellsAdmins: Bool?
    /// Whether answers tell the address of a dialog's room.
    var tellsRooms: Bool?
    /// The filters that were tried, each with whether it has an effect.
    var filters: [String: Bool] = [:]

    /// The order of a listing for which none is asked.
    enum Order: String, CaseIterable {
        case lastMessage = "last-message"
        case newestFirst = "newest-first"
        case oldestFirst = "oldest-first"
    }

    /// The points that can be observed, each with what was seen of it; `nil` where nothing was.
    var points: [(name: String, value: JSONValue?)] {
        [
            ("largest-page", largestPage.map(JSONValue.integer)), ("totals", Self.told(tellsTotals)),
            ("order", order.map { .string($0.rawValue) }), ("admin-ids", Self.told(tellsAdmins)),
            ("room-addresses", Self.told(tellsRooms)),
            ("ignored-filters", filters.isEmpty ? nil : .array(ignored.map(JSONValue.string))),
        ]
    }

    private static func told(_ isTold: Bool?) -> JSONValue? { isTold.map { $0 ? "told" : "hidden" } }

    /// The filters without effect; all of one field are told by the field's name alone, and that of equality alone
    /// cannot be told.
    private var ignored: [String] {
        let without = filters.filter { !$0.value }.map(\.key)
        let whole = without.filter { name in
            name == name.field && filters.allSatisfy { $0.key.field != name || !$0.value }
        }
        return without.filter { whole.contains($0) || $0 != $0.field && !whole.contains($0.field) }.sorted()
    }

    /// Whether something was seen of a filter that a profile names, so that it is no longer kept.
    private func decides(_ filter: String) -> Bool {
        if filters[filter] != nil || ignored.contains(filter.field) { return true }
        return filter == filter.field && filters.keys.contains { $0.field == filter }
    }
}

extension Observation {
    /// A profile with what was observed; what was not stays as it was.
    ///
    /// - Parameter profile: The profile so far.
    /// - Returns: The profile with its members in the order that they had, new ones behind them.
    func updated(_ profile: JSONObject) -> JSONObject {
        var updated = profile
        if updated["version"] == nil { updated["version"] = 1 }
        for (name, value) in points {
            guard var value else { continue }
            if name == "ignored-filters" {
                let before = profile[name]?.array?.compactMap(\.text) ?? []
                value = .array(Set(before.filter { !decides($0) } + ignored).sorted().map(JSONValue.string))
            }
            updated[name] = value
        }
        return updated
    }
}

extension String {
    /// The field of a filter such as `_id[in]`.
    fileprivate var field: String { String(prefix { $0 != "[" }) }
}
