import JSON

/// The classes of custom data that an application has, and the types of their fields.
package struct CustomClasses: Hashable, Sendable {
    private let classes: [ExactName: [ExactName: CustomFieldType]]

    /// Creates classes from their names, each with its fields by name.
    package init(_ classes: [String: [String: CustomFieldType]]) {
        self.classes = Dictionary(
            classes.map { name, fields in
                (ExactName(text: name), Dictionary(fields.map { (ExactName(text: $0), $1) }) { $1 })
            }
        ) { $1 }
    }

    /// Custom data with each value in its field's type.
    ///
    /// What the live service says of a class or field that it does not know is not documented for dialogs; the answer
    /// is that of its custom objects.
    ///
    /// - Throws: `ErrorResponse`, where the class or a field is unknown, or a value is none of its field's type.
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

    /// The values that a listing looks for, each in its field's type, or as an element of a field that is an array.
    ///
    /// `nil` where class, field or value are none: such a filter is ignored as every other that makes no sense.
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
