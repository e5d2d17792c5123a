internal import JSON

extension MemberField: DescribedField {
    var summary: String {
        switch self {
        case .each: "Whom each row names: a text with columns, such as 'login:{user}'."
        case .where: "The values that columns of the row must have, as in the entry."
        }
    }

    var valueSchema: JSONObject {
        switch self {
        case .each: SchemaDefinition.text.reference.adding(["pattern": "\\{"])
        case .where: SchemaDefinition.conditions.reference
        }
    }
}
