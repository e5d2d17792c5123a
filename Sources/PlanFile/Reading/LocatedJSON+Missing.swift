internal import Diagnostics
internal import Dialogs
internal import JSON

extension LocatedJSONObject {
    /// Takes the people who were not found and the dialogs that name them, as far as there are any.
    mutating func takeMissingPeople() throws(JSONError) -> MissingPeople {
        MissingPeople(
            try take(ifPresent: "missing_people") { value throws(JSONError) in
                try value.elements { value throws(JSONError) in try value.missingPerson() }
            } ?? [],
            leftOut: try takeIncompleteDialogs("left_out"),
            reduced: try takeIncompleteDialogs("made_without")
        )
    }

    private mutating func takeIncompleteDialogs(_ key: String) throws(JSONError) -> [IncompleteDialog] {
        try take(ifPresent: key) { value throws(JSONError) in
            try value.elements { value throws(JSONError) in try value.incompleteDialog() }
        } ?? []
    }
}

extension LocatedJSON {
    fileprivate func incompleteDialog() throws(JSONError) -> IncompleteDialog {
        var object = try LocatedJSONObject(self)
        let key = try object.take("key")
        let location = try object.take("location").location()
        let missing = try object.take("missing").elements { value throws(JSONError) in try value.userReference() }
        try object.finish()
        if case .null = key.content { return IncompleteDialog(key: nil, location: location, missing: missing) }
        return IncompleteDialog(key: ExactText(try key.string()), location: location, missing: missing)
    }

    fileprivate func missingPerson() throws(JSONError) -> MissingPeople.Person {
        var object = try LocatedJSONObject(self)
        let person = try object.take("person").userReference()
        let places = try object.take("places").elements { value throws(JSONError) in try value.location() }
        let count = try object.take("place_count").integer()
        try object.finish()
        return MissingPeople.Person(person, at: places, of: count)
    }

    private func userReference() throws(JSONError) -> UserReference {
        try word { text in
            guard let colon = text.firstIndex(of: ":"), let kind = UserReference.Kind(rawValue: String(text[..<colon]))
            else { return nil }
            return UserReference(kind, ExactText(String(text[text.index(after: colon)...])))
        }
    }
}
