internal import JSON

/// The error message in the body of a response.
///
/// It comes in several shapes: `errors` as a list, or as lists by field; lists by field without `errors`; `code` with
/// `message`; or no JSON at all (https://docs.quickblox.com/reference/create-dialog, "Responses").
enum ErrorBody {
    /// Larger bodies are not error messages.
    private static let largestBody = 256 << 10
    /// How many Unicode scalars of a message are kept.
    static let longestText = 500

    /// The message as one text; `nil` where there is none.
    static func text(_ body: [UInt8]) -> String? {
        guard body.count <= largestBody, let value = try? JSONValue(parsing: body) else { return nil }
        let texts = value.object.map(texts(ofTopLevel:)) ?? texts(of: value, field: nil)
        let joined = texts.filter { !$0.isEmpty }.joined(separator: "; ")
        return joined.isEmpty ? nil : joined
    }

    private static func texts(ofTopLevel object: JSONObject) -> [String] {
        for key in ["errors", "message", "error"] {
            if let value = object[key] {
                let texts = texts(of: value, field: nil)
                if !texts.isEmpty { return texts }
            }
        }
        return texts(of: .object(object), field: nil)
    }

    private static func texts(of value: JSONValue, field: String?) -> [String] {
        switch value {
        case .string(let text): [field.map { "\($0) \(text)" } ?? text]
        case .array(let values): values.flatMap { texts(of: $0, field: field) }
        case .object(let object):
            object.members.flatMap { texts(of: $0.value, field: $0.key == "base" ? field : $0.key) }
        case .null, .boolean, .integer, .decimal: []
        }
    }
}
