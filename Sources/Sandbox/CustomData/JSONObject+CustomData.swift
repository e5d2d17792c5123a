import JSON

/// Custom data: a `class_name` and the fields of that class.
extension JSONObject {
    /// The data after an update.
    ///
    /// The reference calls the fields of an update "new values", so fields that it leaves out are kept. Data of another
    /// class replaces all of the old data.
    func updated(with update: JSONObject) -> JSONObject {
        guard self["class_name"] == update["class_name"] else { return update }
        return JSONObject(members + update.members)
    }

    /// Whether the data is of a class and has the given values.
    ///
    /// Values are compared in the declared type, if there is one; otherwise 3 and "3" are equal. An array has a value
    /// if one of its elements is equal to it.
    func has(_ wanted: JSONObject, ofClass className: ExactName) -> Bool {
        guard let name = self["class_name"]?.text, ExactName(text: name) == className else { return false }
        return wanted.allSatisfy { field, value in
            self[field]?.isOrContains(value) ?? false
        }
    }
}

extension JSONValue {
    fileprivate func isOrContains(_ wanted: JSONValue) -> Bool {
        if self == wanted { return true }
        if let elements = array { return elements.contains { $0.isOrContains(wanted) } }
        guard let text = textParameter, let wanted = wanted.textParameter else { return false }
        return text.utf8.elementsEqual(wanted.utf8)
    }
}
