internal import Dialogs
internal import JSON

/// The custom data of a dialog: the class beside the fields, in one object.
struct LiveData {
    let className: ExactText?
    let fields: CustomFields<LiveValue>

    /// Reads the value of `data`; anything but an object is no data.
    init?(from reader: inout JSONReader) throws(JSONError) {
        guard try reader.peek() == .object else { return nil }
        var className: ExactText?
        var fields: [CustomFields<LiveValue>.Field] = []
        fields.reserveCapacity(2)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            if key == "class_name" {
                className = try reader.readLenientText().map { ExactText($0) }
            } else {
                fields.append(.init(ExactText(key), try LiveValue(from: &reader)))
            }
        }
        self.className = className
        self.fields = CustomFields(fields)
    }
}

extension LiveValue {
    /// Reads a JSON value as custom data has it.
    fileprivate init(from reader: inout JSONReader) throws(JSONError) {
        switch try reader.peek() {
        case .null:
            _ = try reader.readNull()
            self = .null
        case .boolean: self = .scalar(.boolean(try reader.readBoolean()))
        case .number:
            switch try reader.readNumber() {
            case .integer(let integer): self = .scalar(.integer(integer))
            case .decimal(let decimal): self = .scalar(.decimal(decimal))
            }
        case .string: self = .scalar(.text(ExactText(try reader.readString())))
        case .array, .object: self = .composite(String(decoding: try reader.readValue().serialized(), as: UTF8.self))
        }
    }
}
