import JSON

extension PageState {
    /// The users who match the search, the newest first; those of whom only the ID is known are counted nowhere.
    func writePeople(_ query: PageQuery, to writer: inout JSONWriter) {
        let known = source.people.declared
        let found = query.person.isEmpty ? known : known.filter { $0.fits(query.person) }
        writer.key("people")
        writer.beginObject()
        writer.member("total", known.count)
        writer.member("matching", found.count)
        writer.key("items")
        writer.value(.array(found.suffix(PageQuery.mostPeople).reversed().map(\.shown)))
        writer.endObject()
    }

    /// The classes of custom data, each with the types of its fields; null where any class is accepted.
    func writeClasses(to writer: inout JSONWriter) {
        writer.key("classes")
        writer.value(source.classes?.declaration ?? .null)
    }
}

extension User {
    /// Whether the user's ID begins with a text, or a name of the user contains it; the text is in lower case.
    fileprivate func fits(_ text: String) -> Bool {
        if String(id).hasPrefix(text) { return true }
        let names = [login, fullName, email, externalID.map(String.init)] + tags
        return names.contains { $0.map { $0.lowercased().utf8.contains(text.utf8) } ?? false }
    }

    /// The user as the page shows it, without a password.
    fileprivate var shown: JSONValue {
        var object = JSONObject([.init(key: "id", value: .integer(id))])
        object["login"] = login.map(JSONValue.string)
        object["full_name"] = fullName.map(JSONValue.string)
        object["email"] = email.map(JSONValue.string)
        object["external_user_id"] = externalID.map(JSONValue.integer)
        if !tags.isEmpty { object["tags"] = .array(tags.map(JSONValue.string)) }
        return .object(object)
    }
}
