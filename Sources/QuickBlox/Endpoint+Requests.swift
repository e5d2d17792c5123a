internal import Dialogs

extension Endpoint {
    /// How many rows a list request asks for: the most that the API is known to give.
    static let pageSize = 100
    /// How long the list of occupants in an address may be, encoded; proxies refuse addresses beyond 8 kB.
    static let longestOccupantFilter = 4000

    /// Where dialogs are created.
    var dialogs: String { "\(text)/chat/Dialog.json" }

    /// Where a token's session tells of itself.
    var session: String { "\(text)/session.json" }

    /// What of a query can be sent: of occupants whose list would be too long for an address only the first are asked for.
    ///
    /// The rows are checked against all of them when they have come.
    func sendable(_ query: DialogQuery) -> DialogQuery {
        let listed = Self.listable(query.occupants)
        guard listed.count < query.occupants.count else { return query }
        return DialogQuery(id: query.id, type: query.type, names: query.names, occupants: UserIDs(listed))
    }

    /// The address of one page of the answer to a query.
    func page(of query: DialogQuery, skip: Int) -> String {
        var parameters: [(name: String, value: String)] = []
        if let id = query.id { parameters.append(("_id", id.text)) }
        if let type = query.type { parameters.append(("type", String(type.rawValue))) }
        if !query.names.isEmpty {
            let names = query.names.sorted().map(\.string).joined(separator: ",")
            parameters.append((query.names.count == 1 ? "name" : "name[in]", names))
        }
        if !query.occupants.isEmpty {
            let occupants = Self.listable(query.occupants).map(\.description).joined(separator: ",")
            parameters.append(("occupants_ids[all]", occupants))
        }
        parameters += [
            ("limit", String(Self.pageSize)), ("skip", String(skip)),
            // Dialogs without a message may be left off the default order's first pages.
            ("sort_asc", "created_at"), ("include_unread_message_count", "0"),
        ]
        return "\(dialogs)?"
            + parameters.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }

    private static func listable(_ occupants: UserIDs) -> [UserID] {
        var length = 0
        return Array(
            occupants.sorted().prefix { occupant in
                // A comma is three characters once it is encoded.
                length += String(occupant.rawValue).utf8.count + 3
                return length <= longestOccupantFilter
            }
        )
    }
}
