import JSON

/// Custom data: fields beside a `class_name`.
extension JSONObject {
    /// The data after an update.
    ///
    /// The reference calls what an update names the fields' "new values", so that the fields which it leaves out stay.
    /// Data of another class takes the place of all that was there.
    func updated(with update: JSONObject) -> JSONObject {
        guard self["class_name"] == update["class_name"] else { return update }
        return JSONObject(members + update.members)
    }

    /// Whether the data is of a class and has some values.
    ///
    /// A value compares in the type in which it is kept, where one is declared for it; else 3 and "3" are the same. A
    /// list has a value that is one of its elements.
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
