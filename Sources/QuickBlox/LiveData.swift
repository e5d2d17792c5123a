internal import Dialogs
internal import JSON

/// The custom data of a dialog: the class beside the fields, in one object.
struct LiveData {
    private(set) var className: ExactText?
    private(set) var fields = CustomFields<LiveValue>()

    /// No data.
    init() {}

    /// Reads the value of `data`; anything but an object is no data.
    init(from reader: inout JSONReader) throws(JSONError) {
        guard try reader.peek() == .object else { return }
        var fields: [CustomFields<LiveValue>.Field] = []
        try reader.readObject { (key: String, reader: inout JSONReader) throws(JSONError) in
            if key == "class_name" {
                className = try reader.readLenientText().map { ExactText($0) }
            } else {
                fields.append(.init(ExactText(key), LiveValue(try reader.readValue())))
            }
        }
        self.fields = CustomFields(fields)
    }
}

extension LiveValue {
    /// A JSON value as custom data has it.
    fileprivate init(_ value: JSONValue) {
        self =
            switch value {
            case .null: .null
            case .boolean(let flag): .scalar(.boolean(flag))
            case .integer(let integer): .scalar(.integer(integer))
            case .decimal(let decimal): .scalar(.decimal(decimal))
            case .string(let text): .scalar(.text(ExactText(text)))
            case .array, .object: .composite(String(decoding: value.serialized(), as: UTF8.self))
            }
    }
}
