import JSON

/// The state that the page shows.
struct PageState {
    let table: DialogTable
    let recent: RecentRequests
    /// The rules of the active faults.
    let faults: [String]
    /// The assumptions that are not the default.
    let assumptions: [String]

    /// The state as JSON, with the faults alone if nothing has happened since the version in the query.
    func json(_ query: PageQuery) -> [UInt8] {
        let version = String(recent.total)
        var writer = JSONWriter(reservingCapacity: 64 * 1_024)
        writer.beginObject()
        writer.key("version")
        writer.string(version)
        writer.key("faults")
        writer.value(.array(faults.map(JSONValue.string)))
        if query.seen != version {
            writer.key("assumptions")
            writer.value(.array(assumptions.map(JSONValue.string)))
            writeDialogs(query, to: &writer)
            writer.key("requests")
            writer.value(.array(recent.newestFirst.map(request)))
        }
        writer.endObject()
        return writer.bytes
    }

    private func writeDialogs(_ query: PageQuery, to writer: inout JSONWriter) {
        let found = table.search(query)
        writer.key("dialogs")
        writer.beginObject()
        writer.key("total")
        writer.integer(table.count)
        writer.key("matching")
        writer.integer(found.matching)
        writer.key("skip")
        writer.integer(found.skip)
        writer.key("items")
        writer.beginArray()
        for row in found.rows {
            var bytes: [UInt8] = []
            table.rendered[Int(row)].append(to: &bytes, unreadCount: nil)
            writer.rendered(bytes)
        }
        writer.endArray()
        writer.endObject()
    }

    private func request(_ request: RecentRequests.Request) -> JSONValue {
        var object = JSONObject([
            .init(key: "time", value: .string(request.time.iso8601)),
            .init(key: "method", value: .string(request.method)),
            .init(key: "path", value: .string(request.path)),
            .init(key: "status", value: request.status.map(JSONValue.integer) ?? .null),
        ])
        object["user"] = request.user.map(JSONValue.integer)
        object["_id"] = request.dialogID.map(JSONValue.string)
        object["not_served"] = request.notServed.map(JSONValue.string)
        object["name"] = request.dialogID.flatMap(name).map(JSONValue.string)
        return .object(object)
    }

    private func name(_ id: String) -> String? {
        DialogIdentifier(id).flatMap(table.row(of:)).flatMap { table[$0].name }
    }
}
