internal import Dialogs
internal import JSON

extension JSONReader {
    /// Reads the value of `data`, where the class stands beside the fields; anything but an object means no data.
    mutating func readLiveData() throws(JSONError) -> LiveData? {
        guard try peek() == .object else { return nil }
        var className: ExactText?
        var fields: [CustomFields<LiveValue>.Field] = []
        fields.reserveCapacity(2)
        try beginObject()
        while let key = try nextKey() {
            if key == "class_name" {
                className = try readLenientText().map { ExactText($0) }
            } else {
                fields.append(.init(ExactText(key), try LiveValue(from: &self)))
            }
        }
        return LiveData(className: className, fields: CustomFields(fields))
    }
}

extension LiveValue {
    /// Reads a JSON value of custom data.
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
