internal import Dialogs
internal import JSON

extension JSONValue {
    /// An object with its keys in order; members without a value are left out.
    static func record(
        _ members: KeyValuePairs<String, JSONValue?>,
        _ others: [JSONObject.Member] = []
    ) -> JSONValue {
        var record = others
        record.reserveCapacity(members.count + others.count)
        for (key, value) in members {
            if let value { record.append(JSONObject.Member(key: key, value: value)) }
        }
        return .object(JSONObject(sorting: record))
    }

    /// A list, or nothing where it is empty.
    static func unlessEmpty(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }

    /// Users, ascending.
    static func users(_ users: some Sequence<UserID>) -> JSONValue {
        .array(users.sorted().map { .integer($0.rawValue) })
    }

    /// A text.
    static func text(_ text: ExactText) -> JSONValue { .string(text.string) }
}

extension JSONObject {
    /// An object with its keys in the order of their bytes.
    init(sorting members: [Member]) {
        self.init(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }
}
