import HTTP
import JSON
import SimulationSupport

/// An API that stores something else than it was sent, as real ones have been seen to do.
struct AlteringTransport: HTTPTransport {
    let api: SimulatedAPI
    let change: Change

    /// What it does to a create.
    enum Change: CaseIterable {
        /// A question mark for what is not in the basic plane.
        case emoji
        /// No spaces around a name, and one within it.
        case trim
        /// References for what means something in HTML.
        case escape
        /// The first ten characters.
        case cut
        /// Small letters.
        case lower
        /// The first three members.
        case members
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        guard request.method == .post, request.url.contains("/chat/Dialog"), let body = altered(request.body) else {
            return try await api.send(request)
        }
        return try await api.send(HTTPRequest(.post, request.url, headers: request.headers, body: body))
    }

    private func altered(_ body: [UInt8]) -> [UInt8]? {
        guard var object = (try? JSONValue(parsing: body))?.object else { return nil }
        if let name = object["name"]?.text { object["name"] = .string(change.stored(name)) }
        if change == .members, let users = object["occupants_ids"]?.array {
            object["occupants_ids"] = .array(Array(users.prefix(3)))
        }
        return JSONValue.object(object).serialized()
    }
}

extension AlteringTransport.Change {
    fileprivate func stored(_ name: String) -> String {
        switch self {
        case .emoji: String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value > 0xFFFF ? "?" : $0 }))
        case .trim: name.split(separator: " ").joined(separator: " ")
        case .escape: name.replacing("&", with: "&amp;")
        case .cut: String(name.prefix(10))
        case .lower: name.lowercased()
        case .members: name
        }
    }
}
