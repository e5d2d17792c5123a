import JSON

/// The parameters of a request as the page shows them: all of them, or the beginning of their text where they are long,
/// so that two hundred requests take little memory.
enum RequestExcerpt {
    /// All parameters.
    case whole(JSONObject)
    /// The beginning of their JSON.
    case beginning(String)

    /// How many bytes of text are kept of long parameters.
    static let longest = 2_000

    init(_ parameters: JSONObject) {
        var left = Self.longest
        parameters.spend(&left)
        if left >= 0 {
            self = .whole(parameters)
        } else {
            let json = JSONValue.object(parameters).serialized()
            self = .beginning(String(decoding: json.prefix(Self.longest), as: UTF8.self))
        }
    }

    /// What the page gets; `nil` if there are no parameters.
    var shown: JSONValue? {
        switch self {
        case .whole(let parameters): parameters.isEmpty ? nil : .object(parameters)
        case .beginning(let text): .string(text)
        }
    }
}

extension JSONObject {
    /// Takes the approximate length of the object's text off what is left; stops where nothing is.
    fileprivate func spend(_ left: inout Int) {
        for member in members where left >= 0 {
            left -= member.key.utf8.count + 4
            member.value.spend(&left)
        }
    }
}

extension JSONValue {
    fileprivate func spend(_ left: inout Int) {
        switch self {
        case .object(let object): object.spend(&left)
        case .array(let values):
            for value in values where left >= 0 {
                left -= 1
                value.spend(&left)
            }
        case .string(let text): left -= text.utf8.count + 2
        case .null, .boolean, .integer, .decimal: left -= 8
        }
    }
}
