internal import Dialogs
internal import JSON

/// What dialogs need where their file's defaults do not give it.
enum DefaultRule {
    /// The rules, as schemas of a whole manifest.
    static var all: [JSONValue] {
        [rule(if: without(.type), dialogs: requiring(.type))]
            + DialogType.allCases.map(typeByDefault)
            + DialogType.allCases.flatMap(fieldsWithoutDefault)
            + classNames
            + markedData
    }

    /// A dialog that states no type is of the default one.
    private static func typeByDefault(_ type: DialogType) -> JSONValue {
        rule(if: defaults(.states(type)), dialogs: untyped(.fields(of: type)))
    }

    /// What a type needs must stand in each dialog where the defaults do not have it.
    private static func fieldsWithoutDefault(_ type: DialogType) -> [JSONValue] {
        DialogField.allCases.filter { $0.isNeeded(by: type) && $0.hasDefault }.flatMap { field in
            let own: JSONObject = ["if": .object(.states(type)), "then": .object(requiring(field))]
            let byDefault: JSONObject = ["allOf": [.object(without(field)), .object(defaults(.states(type)))]]
            return [
                rule(if: without(field), dialogs: own), rule(if: byDefault, dialogs: untyped(requiring(field))),
            ]
        }
    }

    /// A set whose dialogs carry their keys needs custom data in those that do, which all but private ones are.
    private static var markedData: [JSONValue] {
        let data = DialogField.managed(.data)
        let isMarked: [JSONValue] = [["required": .names([ManifestField.keyField])], .object(without(data))]
        let isOther: JSONObject = ["not": .object(.states(.private))]
        let own: JSONValue = ["allOf": [.object(requiring(.type)), .object(isOther)]]
        let isOtherByDefault: JSONObject = ["not": .object(defaults(.states(.private)))]
        return [
            rule(if: ["allOf": .array(isMarked)], dialogs: ["if": own, "then": .object(requiring(data))]),
            rule(
                if: ["allOf": .array(isMarked + [.object(isOtherByDefault)])],
                dialogs: untyped(requiring(data))
            ),
        ]
    }

    /// Custom data needs a class, in the dialog or in the defaults.
    private static var classNames: [JSONValue] {
        let data = ManagedField.data.name
        let named: JSONObject = ["properties": .object([data: ["required": ["class_name"]]])]
        let isUnnamed: JSONObject = [data: ["not": ["required": ["class_name"]]]]
        let unnamed = defaults(["properties": .object(isUnnamed), "required": .names([DialogField.managed(.data)])])
        return [
            rule(if: ["anyOf": [.object(without(.managed(.data))), .object(unnamed)]], dialogs: named),
            rule(if: unnamed, dialogs: requiring(.managed(.data))),
        ]
    }
}

extension DefaultRule {
    private static func rule(if condition: JSONObject, dialogs: JSONObject) -> JSONValue {
        // What one of several entries does not say of a dialog, another may.
        let alone: JSONValue = ["if": .object(SchemaDefinition.combined.reference), "else": .object(dialogs)]
        let items: JSONValue = ["items": alone]
        return [
            "if": .object(condition),
            "then": ["properties": .object([ManifestField.dialogs.rawValue: items])],
        ]
    }

    /// A manifest with defaults like this.
    private static func defaults(_ schema: JSONObject) -> JSONObject {
        [
            "properties": .object([ManifestField.defaults.rawValue: .object(schema)]),
            "required": .names([ManifestField.defaults]),
        ]
    }

    /// A manifest whose defaults do not have the field.
    private static func without(_ field: DialogField) -> JSONObject {
        ["not": .object(defaults(requiring(field)))]
    }

    private static func requiring(_ field: DialogField) -> JSONObject { ["required": .names([field])] }

    /// A dialog that is like this unless it states a type.
    private static func untyped(_ schema: JSONObject) -> JSONObject {
        ["if": ["not": .object(requiring(.type))], "then": .object(schema)]
    }
}
