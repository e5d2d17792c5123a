import JSON

extension JSONReader {
    /// Reads an object that has only the named members, each at most once.
    mutating func readMembers(
        _ names: [String],
        required: [String] = [],
        _ body: (String, inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        let start = error("")
        var seen: Set<String> = []
        try readObject { (key: String, reader: inout JSONReader) throws(JSONError) in
            // Strings that Swift calls equal may still differ in their bytes; keys are compared by their bytes.
            guard let name = names.first(where: { $0.utf8.elementsEqual(key.utf8) }) else {
                throw reader.error("unknown member '\(key.displayed)'; known are \(names.joined(separator: ", "))")
            }
            guard seen.insert(name).inserted else { throw reader.error("'\(name)' stands here twice") }
            try body(name, &reader)
        }
        if let missing = required.first(where: { !seen.contains($0) }) {
            throw JSONError(offset: start.offset, reason: "'\(missing)' is missing; add it")
        }
    }

    mutating func readApplication() throws(JSONError) -> ApplicationCredentials {
        var id = 0
        var texts: [String: Secret] = [:]
        let required = ["id", "auth_key", "auth_secret"]
        try readMembers(required + ["account_key"], required: required) {
            (name: String, reader: inout JSONReader) throws(JSONError) in
            switch name {
            case "id": id = try reader.readPositiveInteger(name)
            default: texts[name] = Secret(try reader.readText("'\(name)'"))
            }
        }
        return ApplicationCredentials(
            id: id,
            authKey: texts["auth_key"] ?? Secret(""),
            authSecret: texts["auth_secret"] ?? Secret(""),
            accountKey: texts["account_key"]
        )
    }

    mutating func readClasses() throws(JSONError) -> CustomClasses {
        let classes = try readDictionary("class") { (reader: inout JSONReader) throws(JSONError) in
            try reader.readDictionary("field") { (reader: inout JSONReader) throws(JSONError) in
                try reader.readFieldType()
            }
        }
        return CustomClasses(classes)
    }

    private mutating func readFieldType() throws(JSONError) -> CustomFieldType {
        let known = CustomFieldType.Element.allCases.map(\.rawValue).joined(separator: ", ")
        let failure = error("the type of a field is none of \(known), nor one of these with '_a' behind it")
        guard let type = CustomFieldType(try readText("the type of a field")) else { throw failure }
        return type
    }

    private mutating func readDictionary<Value>(
        _ noun: String,
        _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> [String: Value] {
        var values: [String: Value] = [:]
        try readObject { (key: String, reader: inout JSONReader) throws(JSONError) in
            guard !key.isEmpty else { throw reader.error("a \(noun) has an empty name") }
            let isNew = try values.updateValue(body(&reader), forKey: key) == nil
            guard isNew else { throw reader.error("the \(noun) '\(key.displayed)' stands here twice") }
        }
        return values
    }

    /// Reads a string that is not empty.
    mutating func readText(_ name: String) throws(JSONError) -> String {
        guard try peek() == .string else { throw error("\(name) is \(try peek().phrase), not a string") }
        let start = error("\(name) is empty")
        let text = try readString()
        guard !text.isEmpty else { throw start }
        return text
    }

    mutating func readPositiveInteger(_ name: String) throws(JSONError) -> Int {
        let failure = error("'\(name)' is not a positive integer")
        guard try peek() == .number, case .integer(let number) = try readNumber(), number > 0 else { throw failure }
        return number
    }
}

extension String {
    /// The string on one line and at a bounded length, for an error message that quotes it.
    var displayed: String {
        // Format characters include the marks that change the direction of the text after them.
        let hidden: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]
        let kept = unicodeScalars.prefix(60).map {
            hidden.contains($0.properties.generalCategory) ? "?" : Character($0)
        }
        return String(kept) + (unicodeScalars.count > 60 ? "..." : "")
    }
}
