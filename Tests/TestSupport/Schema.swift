package import JSON

/// As much of JSON Schema (2020-12) as the schemas of this repository use; it remembers which members it has seen.
package struct Schema {
    private let root: JSONValue
    /// The places in the schema of every member that some accepted text had.
    package private(set) var seen: Set<String> = []
    /// The members of accepted texts that the schema does not know, and does not refuse.
    package private(set) var unknown: Set<String> = []

    /// Reads texts by this schema.
    package init(_ root: JSONValue) {
        self.root = root
    }

    /// Whether the schema allows a text.
    package mutating func accepts(_ value: JSONValue) -> Bool { accepts(value, root, at: "#") }

    /// The places of all members that the schema knows.
    package var members: Set<String> { Self.members(of: root, at: "#") }

    private static func members(of schema: JSONValue, at place: String) -> Set<String> {
        var found: Set<String> = []
        for case (let key, .object(let inner)) in schema.object ?? JSONObject() {
            if key == "properties" { found.formUnion(inner.members.map { "\(place)/\(key)/\($0.key)" }) }
            found.formUnion(members(of: .object(inner), at: "\(place)/\(key)"))
        }
        for case (let key, .array(let inner)) in schema.object ?? JSONObject() {
            for (index, one) in inner.enumerated() {
                found.formUnion(members(of: one, at: "\(place)/\(key)/\(index)"))
            }
        }
        return found
    }

    private mutating func accepts(_ value: JSONValue, _ schema: JSONValue, at place: String) -> Bool {
        guard let rules = schema.object else { return schema != .boolean(false) }
        for (keyword, rule) in rules where !accepts(value, keyword, rule, of: rules, at: place) { return false }
        return true
    }

    private mutating func accepts(
        _ value: JSONValue,
        _ keyword: String,
        _ rule: JSONValue,
        of rules: JSONObject,
        at place: String
    ) -> Bool {
        switch keyword {
        case "$ref": return acceptsReference(value, to: rule.text ?? "")
        case "type": return (rule.array ?? [rule]).contains { value.isOf(type: $0.text ?? "") }
        case "enum": return rule.array?.contains(value) ?? false
        case "const": return rule == value
        case "minimum": return value.integer ?? 0 >= rule.integer ?? 0
        case "minLength": return value.text?.unicodeScalars.count ?? 0 >= rule.integer ?? 0
        case "uniqueItems": return Set(value.array ?? []).count == value.array?.count ?? 0
        case "pattern": return (try? Regex(rule.text ?? "").firstMatch(in: value.text ?? "")) != nil
        case "propertyNames":
            return value.object?.allSatisfy { accepts(.string($0.key), rule, at: "\(place)/propertyNames") } ?? true
        case "items": return value.array?.allSatisfy { accepts($0, rule, at: "\(place)/items") } ?? true
        case "anyOf", "oneOf": return acceptsOne(value, of: rule.array ?? [], at: "\(place)/\(keyword)")
        case "required": return rule.array?.allSatisfy { value.object?[$0.text ?? ""] != nil } ?? true
        case "properties", "additionalProperties": return acceptsMembers(of: value, rules, at: place)
        case "$schema", "$id", "$comment", "$defs", "title", "description": return true
        default: return false
        }
    }

    private mutating func acceptsReference(_ value: JSONValue, to reference: String) -> Bool {
        let name = reference.split(separator: "/").last.map(String.init) ?? ""
        guard let schema = root.object?["$defs"]?.object?[name] else { return false }
        return accepts(value, schema, at: "#/$defs/\(name)")
    }

    private mutating func acceptsOne(_ value: JSONValue, of schemas: [JSONValue], at place: String) -> Bool {
        for (index, schema) in schemas.enumerated() {
            var attempt = self
            guard attempt.accepts(value, schema, at: "\(place)/\(index)") else { continue }
            self = attempt
            return true
        }
        return false
    }

    private mutating func acceptsMembers(of value: JSONValue, _ rules: JSONObject, at place: String) -> Bool {
        for (key, member) in value.object ?? JSONObject() {
            if let schema = rules["properties"]?.object?[key] {
                guard accepts(member, schema, at: "\(place)/properties/\(key)") else { return false }
                seen.insert("\(place)/properties/\(key)")
            } else {
                if rules["properties"] != nil, rules["additionalProperties"] == nil {
                    unknown.insert("\(place)/properties/\(key)")
                }
                let rule = rules["additionalProperties"] ?? true
                guard accepts(member, rule, at: "\(place)/additionalProperties") else { return false }
            }
        }
        return true
    }
}

extension JSONValue {
    fileprivate func isOf(type: String) -> Bool {
        switch (self, type) {
        case (.null, "null"), (.boolean, "boolean"), (.integer, "integer"), (.integer, "number"), (.decimal, "number"),
            (.string, "string"), (.array, "array"), (.object, "object"):
            true
        default: false
        }
    }
}
