internal import Dialogs
internal import JSON

extension JSONObject {
    /// A dialog of the list, as far as it can be told without the file's defaults.
    static var dialog: JSONObject {
        let typed = DialogType.allCases.map { type in
            JSONValue.object(["if": .object(.states(type)), "then": .object(.fields(of: type))])
        }
        let pinned: JSONValue = ["not": ["required": .names([DialogField.id, .match])]]
        return map(of: DialogField.allCases).adding(["allOf": .array(typed + [pinned])])
    }

    /// A map that states this type itself.
    static func states(_ type: DialogType) -> JSONObject {
        [
            "properties": .object([DialogField.type.rawValue: ["enum": .array(type.spellings)]]),
            "required": .names([DialogField.type]),
        ]
    }

    /// What a dialog of a type must have and must not have, whatever the defaults are.
    static func fields(of type: DialogType) -> JSONObject {
        let strays = DialogField.strays(of: type).map { Member(key: $0.rawValue, value: false) }
        let needed = DialogField.allCases.filter { $0.isNeeded(by: type) && !$0.hasDefault }
        let forbidden: JSONObject = strays.isEmpty ? [:] : ["properties": .object(JSONObject(strays))]
        return needed.isEmpty ? forbidden : forbidden.adding(["required": .names(needed)])
    }
}
