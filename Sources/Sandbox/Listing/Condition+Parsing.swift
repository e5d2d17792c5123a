import JSON

extension Condition {
    /// The conditions among the parameters of a list request.
    ///
    /// Like the live service, it silently ignores what it does not know: unknown fields, operators on fields for which
    /// they are not documented, and values that the field cannot have, such as a type that is not a number. `_id` and
    /// `name` are strings, so every value is valid for them; an `_id` that no dialog can have equals none, and none is
    /// before or after it.
    ///
    /// The reference's 2018 edition lists six fields for all operators, the newest one a few of them for each operator.
    /// All are taken here; a fault such as `ignore _id[in]` is for the others.
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

    /// A field that must have one value.
    private static func equality(_ field: String, _ value: JSONValue) -> Condition? {
        FilterField(field).flatMap { comparison($0, "in", value, isList: false) }
    }

    /// A field with a search operator, if the reference documents the operator for the field.
    private static func operation(_ field: String, _ name: String, _ value: JSONValue) -> Condition? {
        switch (field, name) {
        case ("occupants_ids", "all"): value.integerListParameter.flatMap(nonEmpty).map { .occupants(Set($0)) }
        case ("admin_ids", "all"): value.integerListParameter.flatMap(nonEmpty).map { .admins(Set($0)) }
        case (_, "ctn"):
            FilterField(field).flatMap { field in
                value.textParameter.map { .text(field, containing: ExactName(text: $0)) }
            }
        default: FilterField(field).flatMap { comparison($0, name, value, isList: ["in", "nin"].contains(name)) }
        }
    }

    private static func comparison(_ field: FilterField, _ name: String, _ value: JSONValue, isList: Bool) -> Condition?
    {
        switch field {
        case .id:
            let texts = isList ? value.textListParameter.flatMap(nonEmpty) : value.textParameter.map { [$0] }
            return texts.flatMap { ValueTest(name, $0.compactMap(DialogIdentifier.init)) }.map(Self.identifier)
        case .type:
            let types = isList ? value.integerListParameter.flatMap(nonEmpty) : value.integerParameter.map { [$0] }
            return types.flatMap { ValueTest(name, $0) }.map(Self.kind)
        case .name:
            let texts = isList ? value.textListParameter.flatMap(nonEmpty) : value.textParameter.map { [$0] }
            return texts.flatMap { ValueTest(name, $0.map(ExactName.init)) }.map(Self.name)
        case .moment(let field):
            let moments = isList ? value.moments : value.moment.map { [$0] }
            return moments.flatMap { ValueTest(name, $0) }.map { .moment(field, $0) }
        }
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

    fileprivate var moments: [Double]? {
        guard let texts = textListParameter, !texts.isEmpty else { return nil }
        let moments = texts.compactMap { JSONValue.string($0).moment }
        return moments.count == texts.count ? moments : nil
    }
}
