internal import Dialogs
internal import JSON

extension DocumentText {
    /// Adds the people who were not found and the dialogs that name them, a line for each; nothing where there are
    /// none.
    mutating func add(_ missing: MissingPeople) {
        if !missing.leftOut.isEmpty { add("left_out", missing.leftOut, \.json) }
        if !missing.reduced.isEmpty { add("made_without", missing.reduced, \.json) }
        if !missing.people.isEmpty { add("missing_people", missing.people, \.json) }
    }
}

extension IncompleteDialog {
    fileprivate var json: JSONValue {
        .record([
            "key": key.map(JSONValue.text) ?? .null,
            "location": location.json,
            "missing": .array(missing.map { .string($0.description) }),
        ])
    }
}

extension MissingPeople.Person {
    fileprivate var json: JSONValue {
        .record([
            "person": .string(reference.description),
            "places": .array(places.map(\.json)),
            "place_count": .integer(placeCount),
        ])
    }
}
