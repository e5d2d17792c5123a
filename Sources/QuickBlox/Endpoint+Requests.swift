internal import Dialogs

extension Endpoint {
    /// How many rows a list request asks for: the largest page that the API is known to return.
    static let pageSize = 100
    /// How many bytes the encoded list of occupants in a URL may have; proxies refuse URLs beyond 8 kB.
    static let longestOccupantFilter = 4000

    /// Where dialogs are created.
    var dialogs: String { "\(text)/chat/Dialog.json" }

    /// Where a dialog is changed.
    func dialog(_ id: DialogID) -> String { "\(text)/chat/Dialog/\(id.text.percentEncoded).json" }

    /// Where a dialog is deleted for everybody; without `force` its owner would only leave it
    /// (https://docs.quickblox.com/reference/delete-dialog).
    func deletion(of id: DialogID) -> String { "\(dialog(id))?force=1" }

    /// The address of the session that a token belongs to.
    var session: String { "\(text)/session.json" }

    /// The part of a query that can be sent: if the list of occupants is too long for a URL, only the first ones are
    /// sent.
    ///
    /// The rows in the response are checked against all of them.
    func sendable(_ query: DialogQuery) -> DialogQuery {
        let listed = Self.listable(query.occupants)
        guard listed.count < query.occupants.count else { return query }
        var sendable = query
        sendable.occupants = UserIDs(listed)
        return sendable
    }

    /// The URL of one page of a query's results.
    func page(of query: DialogQuery, skip: Int) -> String {
        var parameters: [(name: String, value: String)] = []
        if !query.ids.isEmpty {
            let ids = query.ids.sorted().map(\.text).joined(separator: ",")
            parameters.append((query.ids.count == 1 ? "_id" : "_id[in]", ids))
        }
        if let type = query.type { parameters.append(("type", String(type.rawValue))) }
        if !query.names.isEmpty {
            let names = query.names.sorted().map(\.string).joined(separator: ",")
            parameters.append((query.names.count == 1 ? "name" : "name[in]", names))
        }
        if let fragment = query.nameFragment { parameters.append(("name[ctn]", fragment.string)) }
        if !query.occupants.isEmpty {
            let occupants = Self.listable(query.occupants).map(\.description).joined(separator: ",")
            parameters.append(("occupants_ids[all]", occupants))
        }
        if let data = query.data {
            parameters.append(("data[class_name]", data.className.string))
            if let value = data.value { parameters.append(("data[\(value.field.string)]", value.text.string)) }
        }
        parameters += [
            ("limit", String(Self.pageSize)), ("skip", String(skip)),
            // In the default order, dialogs without a message may be missing from the first pages.
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
