import JSON

/// The custom data classes of an application, and the types of their fields.
package struct CustomClasses: Hashable, Sendable {
    private let classes: [ExactName: [ExactName: CustomFieldType]]

    /// Creates classes from a dictionary of class names, each with the types of its fields by name.
    package init(_ classes: [String: [String: CustomFieldType]]) {
        self.classes = Dictionary(
            classes.map { name, fields in
                (ExactName(text: name), Dictionary(fields.map { (ExactName(text: $0), $1) }) { $1 })
            }
        ) { $1 }
    }

    /// Custom data with each value converted to the type of its field.
    ///
    /// How the live service responds to an unknown class or field is not documented for dialogs; this is the response
    /// of its custom objects.
    ///
    /// - Throws: `ErrorResponse` if the class or a field is unknown, or a value cannot have the type of its field.
    func typed(_ data: JSONObject) throws(ErrorResponse) -> JSONObject {
        guard let fields = fields(of: data) else { throw .undefinedClass }
        var typed = JSONObject()
        for (name, value) in data {
            if name == "class_name" {
                typed[name] = value
            } else {
                guard let type = fields[ExactName(text: name)] else { throw .undefinedField(name) }
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
        guard let fields = fields(of: data) else { return nil }
        var wanted = JSONObject()
        for (name, value) in data where name != "class_name" {
            guard let type = fields[ExactName(text: name)].map({ CustomFieldType($0.element) }) else { return nil }
            guard let value = type.value(value) else { return nil }
            wanted[name] = value
        }
        return wanted
    }

    private func fields(of data: JSONObject) -> [ExactName: CustomFieldType]? {
        data["class_name"]?.textParameter.flatMap { classes[ExactName(text: $0)] }
    }
}
