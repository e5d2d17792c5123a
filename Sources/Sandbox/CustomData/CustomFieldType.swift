import JSON

/// The type of a custom field, by its name in the API; the names of array types end in `_a`.
package struct CustomFieldType: Hashable, Sendable {
    /// The type of the value, or of each element.
    package let element: Element
    /// Whether the field is an array.
    package let isArray: Bool

    /// The types of single values (https://docs.quickblox.com/docs/key-concepts).
    package enum Element: String, Hashable, Sendable, CaseIterable {
        /// A whole number.
        case integer = "Integer"
        /// Any string.
        case string = "String"
        /// A number.
        case float = "Float"
        /// True or false.
        case boolean = "Boolean"
        /// Longitude and latitude in degrees.
        case location = "Location"
        /// The ID of a file.
        case file = "File"
        /// A date and time.
        case date = "Date"
    }

    /// Creates a type.
    package init(_ element: Element, isArray: Bool = false) {
        self.element = element
        self.isArray = isArray
    }

    /// The name of the type in the API.
    var name: String { element.rawValue + (isArray ? "_a" : "") }

    /// Reads the name of a type, such as `Integer` or `String_a`; `nil` for any other string.
    package init?(_ name: String) {
        let isArray = name.hasSuffix("_a")
        guard let element = Element(rawValue: isArray ? String(name.dropLast(2)) : name) else { return nil }
        self.init(element, isArray: isArray)
    }
}

extension CustomFieldType {
    /// A parameter converted to a value of the type, from any form that clients send; `nil` if that is impossible.
    ///
    /// `null` is a value of every type. An array may be sent as a string with commas between its elements.
    func value(_ parameter: JSONValue) -> JSONValue? {
        guard parameter != .null else { return .null }
        guard isArray else { return element.value(parameter) }
        guard let elements = parameter.array ?? parameter.textListParameter?.map(JSONValue.string) else { return nil }
        let values = elements.compactMap(element.value)
        return values.count == elements.count ? .array(values) : nil
    }
}

extension CustomFieldType.Element {
    fileprivate func value(_ parameter: JSONValue) -> JSONValue? {
        switch self {
        case .integer: parameter.integerParameter.map(JSONValue.integer)
        case .string, .file: parameter.textParameter.map(JSONValue.string)
        case .float: parameter.numberParameter.map(JSONValue.decimal)
        case .boolean: parameter.flagParameter.map(JSONValue.boolean)
        case .location: location(parameter)
        case .date: date(parameter)
        }
    }

    private func location(_ parameter: JSONValue) -> JSONValue? {
        guard let parts = parameter.array ?? parameter.textListParameter?.map(JSONValue.string), parts.count == 2 else {
            return nil
        }
        let degrees = parts.compactMap(\.numberParameter).filter { abs($0) <= 180 }
        return degrees.count == 2 ? .array(degrees.map(JSONValue.decimal)) : nil
    }

    /// A date in the API's format, read from that format or from seconds since 1970.
    private func date(_ parameter: JSONValue) -> JSONValue? {
        let seconds = parameter.text.flatMap { Timestamp(iso8601: $0)?.seconds } ?? parameter.integerParameter
        // The format has four digits for the year, so it covers the years 0 to 9999.
        guard let seconds, (-62_167_219_200..<253_402_300_800).contains(seconds) else { return nil }
        return .string(Timestamp(seconds: seconds).iso8601)
    }
}
