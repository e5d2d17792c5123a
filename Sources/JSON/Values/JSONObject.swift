/// The members of a JSON object, in the order in which their keys first occurred, each key once.
///
/// If a text repeats a key, the last value wins. Keys are equal only if their Unicode scalars are.
package struct JSONObject: Sendable {
    /// The members, in order.
    package private(set) var members: [Member]

    /// Creates an object; of members with the same key the last value wins, at the position of the first.
    package init(_ members: [Member] = []) {
        self.members = members
        removeRepeatedKeys()
    }

    /// The value of a key; setting `nil` removes the member.
    package subscript(key: String) -> JSONValue? {
        get { index(of: key).map { members[$0].value } }
        set { set(key, to: newValue) }
    }
}

extension JSONObject {
    /// A key and its value.
    package struct Member: Sendable {
        /// The key.
        package let key: String
        /// The value.
        package var value: JSONValue

        /// Creates a member.
        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    private func index(of key: String) -> Int? {
        for index in members.indices where members[index].key.hasSameBytes(as: key) { return index }
        return nil
    }

    private mutating func set(_ key: String, to value: JSONValue?) {
        switch (index(of: key), value) {
        case (let index?, let value?): members[index].value = value
        case (let index?, nil): members.remove(at: index)
        case (nil, let value?): members.append(Member(key: key, value: value))
        case (nil, nil): break
        }
    }

    /// Whether a key occurs twice; found without a table for the few keys that objects usually have.
    private var hasRepeatedKeys: Bool {
        guard members.count <= 16 else { return true }
        for index in members.indices {
            for other in 0..<index where members[other].key.hasSameBytes(as: members[index].key) { return true }
        }
        return false
    }

    private mutating func removeRepeatedKeys() {
        guard hasRepeatedKeys else { return }
        var places: [ExactKey: Int] = [:]
        var kept: [Member] = []
        kept.reserveCapacity(members.count)
        for member in members {
            if let place = places.updateValue(kept.count, forKey: ExactKey(text: member.key)) {
                kept[place].value = member.value
                places[ExactKey(text: member.key)] = place
            } else {
                kept.append(member)
            }
        }
        members = kept
    }
}

extension JSONObject: Sequence {
    /// The members as pairs of key and value, in order.
    package func makeIterator() -> some IteratorProtocol<(key: String, value: JSONValue)> {
        members.lazy.map { (key: $0.key, value: $0.value) }.makeIterator()
    }

    /// How many members there are.
    package var count: Int { members.count }

    /// Whether there is no member.
    package var isEmpty: Bool { members.isEmpty }
}

extension JSONObject: Hashable {
    package static func == (first: Self, second: Self) -> Bool {
        first.members == second.members
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(members)
    }
}

extension JSONObject.Member: Hashable {
    package static func == (first: Self, second: Self) -> Bool {
        first.key.hasSameBytes(as: second.key) && first.value == second.value
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(exactly: key)
        hasher.combine(value)
    }
}

private struct ExactKey: Hashable {
    let text: String

    static func == (first: Self, second: Self) -> Bool {
        first.text.hasSameBytes(as: second.text)
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(exactly: text)
    }
}
