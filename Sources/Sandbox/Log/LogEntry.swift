package import JSON

/// What the request log says of one request, in the order of the answers.
package struct LogEntry: Hashable, Sendable {
    /// The method.
    package let method: String
    /// The path without the query.
    package let path: String
    /// The parameters of query and body, decoded; secrets are replaced.
    package let parameters: JSONObject
    /// The user for whom the request acted, where it proved one.
    package let user: Int?
    /// The status of the answer; nothing where a fault kept the client from getting one.
    package internal(set) var status: Int?
    /// The `_id` of the dialog that was written, where one was; several have commas between them.
    package let dialogID: String?
    /// The rules of the faults that struck the request, as they were written.
    package internal(set) var faults: [String] = []

    init(method: String, path: String, parameters: JSONObject, user: Int?, status: Int?, dialogID: String?) {
        self.method = method
        self.path = path
        self.parameters = parameters.withoutSecrets
        self.user = user
        self.status = status
        self.dialogID = dialogID
    }

    /// What the request asked for.
    var route: Route { Route(method: method, path: path) }

    /// The entry as one line of JSON with its line feed; a user, an ID or faults that there are not are left out.
    package var line: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 1_024)
        writer.beginObject()
        writer.member("method", method)
        writer.member("path", path)
        writer.key("parameters")
        writer.value(.object(parameters))
        if let user { writer.member("user", user) }
        writer.key("status")
        if let status { writer.integer(status) } else { writer.null() }
        if let dialogID { writer.member("_id", dialogID) }
        if !faults.isEmpty {
            writer.key("faults")
            writer.value(.array(faults.map(JSONValue.string)))
        }
        writer.endObject()
        writer.lineFeed()
        return writer.bytes
    }
}
