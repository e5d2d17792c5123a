/// The fields of custom data with their values, in ascending order of their names.
///
/// A class has few fields and there are many dialogs, so it is one short array, not a table.
package struct CustomFields<Value: Hashable & Sendable>: Hashable, Sendable {
    /// A field with its value.
    package struct Field: Hashable, Sendable {
        /// The field's name, unique among the fields.
        package let key: ExactText
        /// Its value.
        package let value: Value

        /// Creates a field.
        package init(_ key: ExactText, _ value: Value) {
            self.key = key
            self.value = value
        }
    }

    /// The fields in ascending order of their names.
    package let ascending: [Field]

    /// No fields.
    package init() {
        ascending = []
    }

    /// The fields of an array in any order; where a name comes more than once, its last value counts.
    @inline(__always)
    fileprivate init(sorting fields: [Field]) {
        var isAscending = true
        for place in fields.indices.dropFirst() where fields[place - 1].key >= fields[place].key { isAscending = false }
        guard !isAscending else {
            ascending = fields
            return
        }
        let order = fields.indices.sorted { (fields[$0].key, $0) < (fields[$1].key, $1) }
        let lastOfEach = order.indices.filter { place in
            place + 1 == order.count || fields[order[place]].key != fields[order[place + 1]].key
        }
        ascending = lastOfEach.map { fields[order[$0]] }
    }

    /// The fields of a table.
    package init(_ table: [ExactText: Value]) {
        self.init(sorting: table.map { Field($0.key, $0.value) })
    }

    @inline(__always)
    fileprivate func value(of name: ExactText) -> Value? {
        for field in ascending where field.key == name { return field.value }
        return nil
    }
}

// Other modules cannot specialize what is generic here, so the two kinds of fields have their own.
extension CustomFields where Value == Scalar {
    /// Creates fields of an array in any order; where a name comes more than once, its last value counts.
    package init(_ fields: [Field]) {
        self.init(sorting: fields)
    }

    /// The value of a field.
    package subscript(name: ExactText) -> Scalar? { value(of: name) }
}

extension CustomFields where Value == LiveValue {
    /// Creates fields of an array in any order; where a name comes more than once, its last value counts.
    package init(_ fields: [Field]) {
        self.init(sorting: fields)
    }

    /// The value of a field.
    package subscript(name: ExactText) -> LiveValue? { value(of: name) }
}

extension CustomFields: Sequence {
    package func makeIterator() -> IndexingIterator<[Field]> { ascending.makeIterator() }

    /// Whether there are none.
    package var isEmpty: Bool { ascending.isEmpty }
}

extension CustomFields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (ExactText, Value)...) {
        self.init(sorting: elements.map { Field($0.0, $0.1) })
    }
}
