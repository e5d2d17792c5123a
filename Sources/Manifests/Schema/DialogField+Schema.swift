internal import Dialogs
internal import JSON

extension DialogField: DescribedField {
    var summary: String {
        switch self {
        case .key: "The dialog's name in plans and journals, unique in the set; by default made of type and name."
        case .type: "Public dialogs are open to everyone, groups to their occupants, private dialogs to two users."
        case .owner: "On whose behalf the dialog is looked up and created: a name from 'users', or an ID."
        case .id: "The '_id' of the live dialog that this is, and no other."
        case .match: "What a live group of the name that lacks declared occupants is: a conflict, this, or another."
        case .update: "Whether apply also changes what differs; otherwise it is only shown."
        case .unlisted: "What people are in a live group whom 'occupants' does not name: kept, shown, or a difference."
        case .unlistedAdmins: "What live admins are whom 'admins' does not name: kept, shown, or a difference."
        case .state:
            """
            Whether the dialog is to be there: 'absent' has apply delete it for everybody, where it is known by its ID.
            """
        case .managed(let field): field.summary
        }
    }

    var valueSchema: JSONObject {
        switch self {
        case .key: .orValue(SchemaDefinition.text.reference)
        case .type: ["enum": .array(DialogType.allCases.flatMap(\.spellings))]
        case .owner: SchemaDefinition.user.reference
        // Without quotes, digits alone are a number to others.
        case .id: ["type": ["string", "number"], "pattern": "^[0-9A-Fa-f]{24}$"]
        case .match: ["enum": .array(DesiredDialog.Match.allCases.map { .string($0.rawValue) })]
        case .update: ["type": "boolean"]
        case .unlisted, .unlistedAdmins: ["enum": .array(UnlistedPeople.allCases.map { .string($0.rawValue) })]
        case .state: ["enum": .array(DialogState.allCases.map { .string($0.rawValue) })]
        case .managed(let field): field.valueSchema
        }
    }
}

extension ManagedField {
    /// What the field is for, in a sentence.
    fileprivate var summary: String {
        switch self {
        case .name: "The name, of at most \(TextRule.longestName) symbols; private dialogs have none."
        case .occupants: "Names of users or groups, or IDs; the owner and the admins join without being named."
        case .admins: "Users with admin permissions: names of users or groups, or IDs."
        case .photo: "The avatar: a content ID or a URL; nothing between quotes where there is to be none."
        case .joinRequired: "Whether users must join the group before they send or receive."
        case .data: "Custom data: a class of the application, and scalars for its fields."
        }
    }

    fileprivate var valueSchema: JSONObject {
        switch kind {
        case .text:
            textRule.mayBeEmpty
                ? .orValue(["anyOf": [.object(SchemaDefinition.text.reference), ["const": ""]]])
                : .orValue(
                    SchemaDefinition.text.reference.adding(
                        textRule.mostSymbols.map { ["maxLength": .integer($0)] } ?? [:]
                    )
                )
        case .flag: ["type": "boolean"]
        case .users: SchemaDefinition.members.reference
        case .data: SchemaDefinition.data.reference
        }
    }
}

extension DialogType {
    /// The ways to write the type.
    var spellings: [JSONValue] { [.string(word), .integer(rawValue), .string(String(rawValue))] }
}
