package import JSON

/// An entry of the request log; entries are in the order in which requests were handled.
package struct LogEntry: Hashable, Sendable {
    /// The method.
    package let method: String
    /// The path without the query.
    package let path: String
    /// The decoded parameters of the query and the body; secrets are replaced.
    package let parameters: JSONObject
    /// The user for whom the request acted, if it was authenticated as one.
    package let user: Int?
    /// The status of the response; `nil` if the client received none because of a fault.
    package internal(set) var status: Int?
    /// The `_id` of the dialog that was changed, if any; several are separated by commas.
    package let dialogID: String?
    /// Who was thrown out of which room; `nil` if nobody was.
    package internal(set) var kick: Kick?
    /// The rules of the faults that struck the request, as they were given.
    package internal(set) var faults: [String] = []
    /// Whether no client sent the request: a fault had somebody else do this meanwhile.
    package internal(set) var isAct = false
    /// What of the request the sandbox does not serve, `path` or `method`; `nil` if it serves all of it.
    package internal(set) var notServed: String?
    /// The first change that the request made, if any; the line does not tell it.
    var change: DialogChange?

    init(method: String, path: String, parameters: JSONObject, user: Int?, status: Int?, dialogID: String?) {
        self.method = method
        self.path = path
        self.parameters = parameters.withoutSecrets
        self.user = user
        self.status = status
        self.dialogID = dialogID
    }

    /// The dialog that was created or changed, as it is stored since; `nil` if there is none.
    package var stored: StoredDialog? { change?.stored }

    /// The route of the request.
    var route: Route { Route(method: method, path: path) }

    /// The entry as one line of JSON with its line feed, without a missing user or ID or an empty list of faults; safe
    /// for a terminal.
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
        if let kick {
            writer.key("kicked")
            writer.value(kick.json)
        }
        if let notServed { writer.member("not_served", notServed) }
        if !faults.isEmpty {
            writer.key("faults")
            writer.value(.array(faults.map(JSONValue.string)))
        }
        if isAct {
            writer.key("act")
            writer.value(true)
        }
        writer.endObject()
        var line = writer.bytes.displaySafeJSON
        line.append(UInt8(ascii: "\n"))
        return line
    }
}
