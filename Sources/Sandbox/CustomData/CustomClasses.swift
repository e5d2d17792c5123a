import JSON

/// The custom data classes of an application, and the types of their fields.
package struct CustomClasses: Hashable, Sendable {
    /// The most classes that can be created.
    static let most = 1_000

    private var classes: [ExactName: CustomClass] = [:]

    /// Creates classes from a dictionary of class names, each with the types of its fields by name.
    package init(_ classes: [String: [String: CustomFieldType]]) {
        for (name, fields) in classes {
            let sorted = fields.map { CustomField(name: $0, type: $1) }.sorted {
                ExactName(text: $0.name) < ExactName(text: $1.name)
            }
            self.classes[ExactName(text: name)] = CustomClass(name: name, fields: sorted)
        }
    }

    /// How many classes there are.
    var count: Int { classes.count }

    /// All classes, by their names.
    var all: [CustomClass] { classes.sorted { $0.key < $1.key }.map(\.value) }

    /// The class with a name.
    subscript(name: String) -> CustomClass? { classes[ExactName(text: name)] }

    /// Adds a class, or replaces the one of that name.
    mutating func put(_ added: CustomClass) {
        classes[ExactName(text: added.name)] = added
    }

    /// Custom data with each value converted to the type of its field.
    ///
    /// How the live service responds to an unknown class or field is not documented for dialogs; this is the response
    /// of its custom objects.
    ///
    /// - Throws: `ErrorResponse` if the class or a field is unknown, or a value cannot have the type of its field.
    func typed(_ data: JSONObject) throws(ErrorResponse) -> JSONObject {
        guard let known = known(data) else { throw .undefinedClass }
        var typed = JSONObject()
        for (name, value) in data {
            if name == "class_name" {
                typed[name] = value
            } else {
                guard let type = known.type(of: name) else { throw .undefinedField(name) }
                guard let value = type.value(value) else { throw .wrongFormat(of: "data[\(name)]") }
                typed[name] = value
            }
        }
        return typed
    }

    /// The values that a listing filters by, each in the type of its field, or of its elements if the field is an
    /// array.
    ///
    /// Returns `nil` if the class, a field or a value is invalid: such a filter is ignored, as is every other invalid
    /// filter.
    func wanted(_ data: JSONObject) -> JSONObject? {
        guard let known = known(data) else { return nil }
        var wanted = JSONObject()
        for (name, value) in data where name != "class_name" {
            guard let type = known.type(of: name).map({ CustomFieldType($0.element) }) else { return nil }
            guard let value = type.value(value) else { return nil }
            wanted[name] = value
        }
        return wanted
    }

    private func known(_ data: JSONObject) -> CustomClass? {
        data["class_name"]?.textParameter.flatMap { self[$0] }
    }
}

extension CustomClasses {
    /// The classes with the names of their fields' types, as an accounts file has them.
    var declaration: JSONValue {
        .object(
            JSONObject(
                all.map { known in
                    let types = known.fields.map { JSONObject.Member(key: $0.name, value: .string($0.type.name)) }
                    return .init(key: known.name, value: .object(JSONObject(types)))
                }
            )
        )
    }
}
