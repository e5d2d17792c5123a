import JSON

/// The state that the page shows.
struct PageState {
    let source: PageSource
    let recent: RecentRequests

    /// The state as JSON, with the faults alone if nothing has happened since the version in the query.
    func json(_ query: PageQuery) -> [UInt8] {
        let version = String(recent.total)
        var writer = JSONWriter(reservingCapacity: 64 * 1_024)
        writer.beginObject()
        writer.key("version")
        writer.string(version)
        writer.key("faults")
        writer.value(.array(source.faults.map(JSONValue.string)))
        if query.seen != version {
            writer.key("assumptions")
            writer.value(.array(source.assumptions.map(JSONValue.string)))
            writeDialogs(query, to: &writer)
            writePeople(query, to: &writer)
            writeClasses(to: &writer)
            writer.key("requests")
            writer.value(.array(recent.newestFirst.map(request)))
        }
        writer.endObject()
        return writer.bytes
    }

    private func writeDialogs(_ query: PageQuery, to writer: inout JSONWriter) {
        let found = source.table.search(query)
        writer.key("dialogs")
        writer.beginObject()
        writer.key("total")
        writer.integer(source.table.count)
        writer.key("matching")
        writer.integer(found.matching)
        writer.key("skip")
        writer.integer(found.skip)
        writer.key("items")
        writer.beginArray()
        for row in found.rows {
            var bytes: [UInt8] = []
            source.table.rendered[Int(row)].append(to: &bytes, unreadCount: nil)
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
        if let parameters = request.parameters.shown { object["parameters"] = parameters }
        if !request.faults.isEmpty { object["faults"] = .array(request.faults.map(JSONValue.string)) }
        if request.isAct { object["act"] = true }
        object["user"] = request.user.map(JSONValue.integer)
        object["_id"] = request.dialogID.map(JSONValue.string)
        object["not_served"] = request.notServed.map(JSONValue.string)
        object["name"] = request.dialogID.flatMap(name).map(JSONValue.string)
        return .object(object)
    }

    private func name(_ id: String) -> String? {
        DialogIdentifier(id).flatMap(source.table.row(of:)).flatMap { source.table[$0].name }
    }
}
