internal import Diagnostics
internal import JSON

/// A JSON value that knows where it stands, so that every mistake in it has a place.
struct LocatedJSON {
    /// The place, in bytes from the start of the text.
    let offset: Int
    /// The value.
    let content: Content

    indirect enum Content {
        case null
        case boolean(Bool)
        case number(JSONNumber)
        case string(String)
        case array([LocatedJSON])
        case object([(key: String, value: LocatedJSON)])
    }
}

extension LocatedJSON {
    /// The most values that one value may hold in all; one takes many times as much memory as its text.
    static let mostValues = 1_000_000

    /// Reads the next value.
    init(_ reader: inout JSONReader) throws(JSONError) {
        var room = Self.mostValues
        try self.init(&reader, &room)
    }

    /// Reads the next value, where there is room for one and for those in it.
    private init(_ reader: inout JSONReader, _ room: inout Int) throws(JSONError) {
        room -= 1
        guard room >= 0 else { throw reader.error("it holds more than \(Self.mostValues) values") }
        offset = reader.offset
        switch try reader.peek() {
        case .null:
            _ = try reader.readNull()
            content = .null
        case .boolean: content = .boolean(try reader.readBoolean())
        case .number: content = .number(try reader.readNumber())
        case .string: content = .string(try reader.readString())
        case .array:
            var elements: [LocatedJSON] = []
            try reader.readArray { (reader: inout JSONReader) throws(JSONError) in
                elements.append(try LocatedJSON(&reader, &room))
            }
            content = .array(elements)
        case .object:
            var members: [(key: String, value: LocatedJSON)] = []
            try reader.readObject { (key: String, reader: inout JSONReader) throws(JSONError) in
                members.append((key, try LocatedJSON(&reader, &room)))
            }
            content = .object(members)
        }
    }

    /// A mistake at the value's place.
    func mistake(_ reason: String) -> JSONError { JSONError(offset: offset, reason: reason) }
}

extension LocatedJSON {
    /// The text of a string.
    func string() throws(JSONError) -> String {
        guard case .string(let text) = content else { throw mistake("expected a string") }
        return text
    }

    /// The number of an integer.
    func integer() throws(JSONError) -> Int {
        guard case .number(.integer(let integer)) = content else { throw mistake("expected an integer") }
        return integer
    }

    /// True or false.
    func boolean() throws(JSONError) -> Bool {
        guard case .boolean(let flag) = content else { throw mistake("expected a boolean") }
        return flag
    }

    /// The elements of a list.
    func elements() throws(JSONError) -> [LocatedJSON] {
        guard case .array(let elements) = content else { throw mistake("expected an array") }
        return elements
    }

    /// The elements of a list, each made into something.
    func elements<Element>(
        _ element: (LocatedJSON) throws(JSONError) -> Element
    ) throws(JSONError) -> [Element] {
        var made: [Element] = []
        for value in try elements() { made.append(try element(value)) }
        return made
    }

    /// What a text stands for.
    func word<Value>(_ make: (String) -> Value?) throws(JSONError) -> Value {
        let text = try string()
        guard let value = make(text) else { throw mistake("\(text.quoted) is unknown here") }
        return value
    }
}
