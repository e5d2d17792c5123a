import JSON

extension Condition {
    /// The conditions among the parameters of a list request.
    ///
    /// Like the live service, it silently ignores what it does not know: unknown fields, operators on fields for which
    /// they are not documented, and values that the field cannot have, such as a type that is not a number. `_id` and
    /// `name` are strings, so every value is valid for them; an `_id` that no dialog can have matches none.
    static func conditions(in parameters: JSONObject, _ classes: CustomClasses? = nil) -> [Condition] {
        var conditions = parameters.flatMap { field, value in
            guard let tests = value.object else { return [equality(field, value)].compactMap(\.self) }
            return tests.compactMap { operation(field, $0.key, $0.value) }
        }
        if let data = parameters["data"]?.object, let condition = dataCondition(data, classes) {
            conditions.append(condition)
        }
        return conditions
    }

    /// A field that must have one value, for the fields that the reference's 2018 edition lists.
    private static func equality(_ field: String, _ value: JSONValue) -> Condition? {
        switch field {
        case "_id": value.textParameter.map { .identifier(DialogIdentifier($0)) }
        case "type": value.integerParameter.map { .kinds([$0]) }
        case "name": value.textParameter.map { .names([ExactName(text: $0)]) }
        default: MomentField(rawValue: field).flatMap { field in value.moment.map { .moment(field, .oneOf([$0])) } }
        }
    }

    /// A field with a search operator, if the reference documents the operator for the field.
    private static func operation(_ field: String, _ name: String, _ value: JSONValue) -> Condition? {
        switch (field, name) {
        case ("_id", "ne"): value.textParameter.map { .otherIdentifier(DialogIdentifier($0)) }
        case ("name", "ne"): value.textParameter.map { .otherName(ExactName(text: $0)) }
        case ("name", "ctn"): value.textParameter.map { .nameContaining(ExactName(text: $0)) }
        case ("name", "in"): value.textListParameter.flatMap(nonEmpty).map { .names(Set($0.map(ExactName.init))) }
        case ("type", "in"): value.integerListParameter.flatMap(nonEmpty).map { .kinds(Set($0)) }
        case ("occupants_ids", "all"): value.integerListParameter.flatMap(nonEmpty).map { .occupants(Set($0)) }
        case ("admin_ids", "all"): value.integerListParameter.flatMap(nonEmpty).map { .admins(Set($0)) }
        default: MomentField(rawValue: field).flatMap { moment($0, name, value) }
        }
    }

    private static func moment(_ field: MomentField, _ name: String, _ value: JSONValue) -> Condition? {
        let test: MomentTest? =
            switch name {
            case "lt": value.moment.map(MomentTest.below)
            case "lte": value.moment.map(MomentTest.atMost)
            case "gt": value.moment.map(MomentTest.above)
            case "gte": value.moment.map(MomentTest.atLeast)
            case "ne" where field == .lastMessageDateSent: value.moment.map { .noneOf([$0]) }
            case "in" where field == .lastMessageDateSent: value.moments.map(MomentTest.oneOf)
            case "nin" where field == .lastMessageDateSent: value.moments.map(MomentTest.noneOf)
            default: nil
            }
        return test.map { .moment(field, $0) }
    }

    /// The filter on custom data; without a class the live service ignores it.
    private static func dataCondition(_ data: JSONObject, _ classes: CustomClasses?) -> Condition? {
        guard let className = data["class_name"]?.textParameter, !className.isEmpty else { return nil }
        let name = ExactName(text: className)
        if let classes { return classes.wanted(data).map { .data(className: name, values: $0) } }
        let values = data.members.filter { $0.key != "class_name" && $0.value.textParameter != nil }
        return .data(className: name, values: JSONObject(values))
    }

    private static func nonEmpty<Element>(_ elements: [Element]) -> [Element]? {
        elements.isEmpty ? nil : elements
    }
}

extension JSONValue {
    /// A date in seconds since 1970, from a number or the API's date format.
    fileprivate var moment: Double? {
        numberParameter ?? text.flatMap { Timestamp(iso8601: $0) }.map { Double($0.seconds) }
    }

    fileprivate var moments: Set<Double>? {
        guard let texts = textListParameter, !texts.isEmpty else { return nil }
        let moments = texts.compactMap { JSONValue.string($0).moment }
        return moments.count == texts.count ? Set(moments) : nil
    }
}
