import JSON

/// One assumption by its name, as options and profiles have it.
struct Assumption {
    let name: String
    /// What it decides, in a sentence.
    let summary: String
    let form: Form
    /// What is assumed, as a profile has it.
    let value: (Assumptions) -> JSONValue
    /// Assumes a value; returns whether it is one.
    let set: (inout Assumptions, JSONValue) -> Bool

    /// What values it has.
    enum Form {
        /// One of these words; the first is the default.
        case words([String])
        /// A number.
        case number(ClosedRange<Int>)
        /// A list of filters, such as `name` and `_id[in]`.
        case filters
    }
}

extension Assumption {
    init<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _ path: WritableKeyPath<Assumptions, Value>,
        _ summary: String
    ) {
        (self.name, self.summary) = (name, summary)
        form = .words(Value.allCases.map(\.rawValue))
        value = { .string($0[keyPath: path].rawValue) }
        set = { assumptions, value in
            guard let value = value.text.flatMap(Value.init(rawValue:)) else { return false }
            assumptions[keyPath: path] = value
            return true
        }
    }

    init(
        _ name: String,
        _ path: WritableKeyPath<Assumptions, Int>,
        in range: ClosedRange<Int>,
        _ summary: String
    ) {
        (self.name, self.summary) = (name, summary)
        form = .number(range)
        value = { .integer($0[keyPath: path]) }
        set = { assumptions, value in
            guard let number = value.integer, range.contains(number) else { return false }
            assumptions[keyPath: path] = number
            return true
        }
    }

    init(_ name: String, _ path: WritableKeyPath<Assumptions, Set<FilterName>>, _ summary: String) {
        (self.name, self.summary) = (name, summary)
        form = .filters
        value = { .array($0[keyPath: path].map(\.text).sorted().map(JSONValue.string)) }
        set = { assumptions, value in
            guard let texts = value.array else { return false }
            let filters = texts.compactMap { $0.text.flatMap(FilterName.init) }
            guard filters.count == texts.count else { return false }
            assumptions[keyPath: path] = Set(filters)
            return true
        }
    }

    /// The value that a text on the command line stands for; a list has commas.
    func value(of text: String) -> JSONValue {
        switch form {
        case .words: .string(text)
        case .number: Int(text).map(JSONValue.integer) ?? .string(text)
        case .filters: .array(text.split(separator: ",").map { .string(String($0.trimmed)) })
        }
    }

    /// What is assumed, as a text on the command line.
    func text(_ assumptions: Assumptions) -> String {
        switch value(assumptions) {
        case .string(let text): text
        case .integer(let number): String(number)
        case .array(let values): values.compactMap(\.text).joined(separator: ",")
        default: ""
        }
    }

    /// What to write.
    var wanted: String {
        switch form {
        case .words(let words): words.joined(separator: " or ")
        case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .filters: "filters such as 'name' and '_id[in]'"
        }
    }
}

extension FilterName {
    /// The filter as a parameter of a listing is written.
    var text: String { search.map { "\(field)[\($0)]" } ?? field }
}
