internal import YAML

/// What a map says of one field.
enum FieldValue<Value> {
    /// Nothing.
    case absent
    /// Something wrong, which is reported: nothing more is said of the field.
    case mistaken
    /// A value, and the field that it stands in.
    case value(Value, in: Pair)
}

extension FieldValue {
    /// The value, where there is a good one.
    var value: Value? {
        if case .value(let value, _) = self { value } else { nil }
    }

    /// Where the value stands.
    var pair: Pair? {
        if case .value(_, let pair) = self { pair } else { nil }
    }

    /// Whether the map says nothing of the field.
    var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    /// The fallback, where the map says nothing of the field.
    func or(_ fallback: Self) -> Self { isAbsent ? fallback : self }
}
