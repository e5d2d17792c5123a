internal import Diagnostics
internal import Dialogs
internal import JSON

extension LocatedJSON {
    /// A user.
    func user() throws(JSONError) -> UserID {
        guard let user = UserID(rawValue: try integer()) else { throw mistake("a user ID is a positive number") }
        return user
    }

    /// Users, ascending.
    func users() throws(JSONError) -> [UserID] {
        let users = try elements { (value: LocatedJSON) throws(JSONError) in try value.user() }
        guard Set(users).count == users.count else { throw mistake("a user stands there twice") }
        return users.sorted()
    }

    /// Users, as a set.
    func userSet() throws(JSONError) -> UserIDs { UserIDs(try users()) }

    /// The `_id` of a live dialog as the server made it.
    func liveID() throws(JSONError) -> DialogID {
        try word { DialogID(serverText: $0) }
    }

    /// The type of a dialog by its word.
    func dialogType() throws(JSONError) -> DialogType {
        try word { word in DialogType.allCases.first { $0.word == word } }
    }

    /// Any text.
    func text() throws(JSONError) -> ExactText { ExactText(try string()) }

    /// Text that a manifest could hold.
    func text(_ rule: TextRule) throws(JSONError) -> ExactText {
        let text = try text()
        try check(text.string, rule)
        return text
    }

    /// Makes sure that a text at this place is one that a manifest could hold.
    func check(_ text: String, _ rule: TextRule) throws(JSONError) {
        if let problem = rule.problem(with: text) { throw mistake(problem.sentence(of: "the text")) }
    }

    /// A value of declared custom data.
    func scalar() throws(JSONError) -> Scalar {
        switch content {
        case .string(let text): return .text(ExactText(text))
        case .number(.integer(let integer)): return .integer(integer)
        case .number(.decimal(let decimal)): return .decimal(decimal)
        case .boolean(let flag): return .boolean(flag)
        case .null, .array, .object: throw mistake("expected a text, a number or a boolean")
        }
    }

    /// A value of live custom data.
    func liveValue() throws(JSONError) -> LiveValue {
        switch content {
        case .null: return .null
        case .object:
            var object = try LocatedJSONObject(self)
            let text = try object.take("json").string()
            try object.finish()
            return .composite(text)
        case .boolean, .number, .string, .array: return .scalar(try scalar())
        }
    }

    /// The members of a map of custom data.
    func fields<Value: Hashable & Sendable>(
        _ make: (LocatedJSON) throws(JSONError) -> Value
    ) throws(JSONError) -> CustomFields<Value> {
        guard case .object(let pairs) = content else { throw mistake("expected an object") }
        var fields: [ExactText: Value] = [:]
        for (key, value) in pairs {
            guard fields.updateValue(try make(value), forKey: ExactText(key)) == nil else {
                throw value.mistake("the member \(key.quoted) stands there twice")
            }
        }
        return CustomFields(fields)
    }

    /// A place in a manifest.
    func location() throws(JSONError) -> SourceLocation {
        var object = try LocatedJSONObject(self)
        let path = try object.take("path").string()
        let line = try object.take("line").positive()
        let column = try object.take("column").positive()
        try object.finish()
        return SourceLocation(path: path, line: line, column: column)
    }

    /// A number above 0.
    func positive() throws(JSONError) -> Int {
        let number = try integer()
        guard number > 0 else { throw mistake("expected a positive number") }
        return number
    }
}
